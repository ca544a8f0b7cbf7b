// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "cpv2/generator.h"

#include <QDialog>

#include <memory>

namespace Ui
{
class GenerateDialog;
}

namespace gui
{

/// Asks how many customers, invoices and fee lines, says how big that will be, and generates it in another
/// thread. Cancelling or closing stops at once whatever is under way.
class GenerateDialog : public QDialog
{
    Q_OBJECT
public:
    /// `options` has what is proposed, and the profile and day to go by.
    explicit GenerateDialog(const cpv2::GeneratorOptions &options, QWidget *parent = nullptr);
    ~GenerateDialog() override;

    /// What was generated; good when the dialog was accepted.
    const cpv2::PaymentRequest &request() const { return m_request; }
    /// A name for it, such as "generated-100x100.json".
    QString suggestedName() const;

private:
    core::Result<cpv2::GeneratorOptions> entered() const;
    void showSize();
    void generate();
    void finish(const core::Result<cpv2::PaymentRequest> &generated);
    void showProblem(const QString &sentence);
    void setGenerating(bool generating);

    cpv2::GeneratorOptions m_options;
    cpv2::PaymentRequest m_request;
    std::unique_ptr<Ui::GenerateDialog> m_ui;
};

} // namespace gui
