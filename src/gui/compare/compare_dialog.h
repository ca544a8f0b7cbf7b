// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "gui/compare/compare_side.h"
#include "gui/compare/differences_model.h"

#include <QDialog>
#include <QTimer>

#include <memory>

namespace Ui
{
class CompareDialog;
}

namespace gui
{

/// How two requests differ, side by side: open ones, files, or the biller profile's sample. Not modal: the
/// requests can be edited beside it, and the table follows. Compares in another thread.
class CompareDialog : public QDialog
{
    Q_OBJECT
public:
    /// `tabs` outlives it. Begins like compareCurrent().
    explicit CompareDialog(RequestTabs *tabs, QWidget *parent = nullptr);
    ~CompareDialog() override;

    /// The request in front with the one in the next tab; with the sample where it is alone.
    void compareCurrent();
    /// What is in the request's file now, on the left, with what is open.
    void compareWithDisk(RequestPage *page, const cpv2::PaymentRequest &onDisk);

signals:
    /// The user wants to see the field in the form.
    void goToRequested(gui::RequestPage *page, const core::JsonPointer &at);

private:
    struct Outcome;
    struct Target {
        RequestPage *page;
        core::JsonPointer at;
    };

    void connectButtons();
    void compare();
    void showOutcome(const Outcome &outcome);
    void chooseFileFor(CompareSide *side);
    void updateButtons();
    std::optional<Target> target() const;
    void goTo();

    std::unique_ptr<Ui::CompareDialog> m_ui;
    RequestTabs *m_tabs;
    CompareSide *m_left;
    CompareSide *m_right;
    DifferencesModel *m_model;
    QTimer m_settling; ///< a burst of changes is looked at once
    bool m_isComparing = false;
    bool m_isOutdated = false; ///< something has changed since that began
};

} // namespace gui
