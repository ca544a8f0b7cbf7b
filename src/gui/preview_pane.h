// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/json.h"
#include "cpv2/validation.h"

#include <QWidget>

#include <memory>

namespace Ui
{
class PreviewPane;
}

namespace gui
{

class RequestDocument;

/// The exact bytes that would be sent now, their size and SHA-256, and under them what a person should
/// know before sending.
class PreviewPane : public QWidget
{
    Q_OBJECT
public:
    /// `document` outlives the pane.
    explicit PreviewPane(RequestDocument *document, QWidget *parent = nullptr);
    ~PreviewPane() override;

    /// Marks the line of a place, or of the nearest parent that is there, and scrolls to it.
    void goTo(const core::JsonPointer &place);

signals:
    /// A finding was chosen: the form shows its field.
    void placeActivated(const core::JsonPointer &place);

private:
    void update();
    void fix(const cpv2::Finding &finding);

    RequestDocument *m_document;
    QString m_digest;
    std::unique_ptr<Ui::PreviewPane> m_ui;
};

} // namespace gui
