// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/payment_request.h"
#include "interchange/csv_import.h"

#include <QDialog>
#include <QFutureWatcher>

#include <memory>

namespace Ui
{
class CsvMappingDialog;
}

namespace gui
{

class CsvPreviewModel;

/// Takes a table and the request it goes into, and returns what the rows become, as one edit. The user says
/// what each column is; what comes of it is worked out in another thread at each change.
class CsvMappingDialog : public QDialog
{
    Q_OBJECT
public:
    /// `place` is the customer and the invoice in front, `firstSlot` the first CustomN for fee lines.
    CsvMappingDialog(const cpv2::PaymentRequest &request, cpv2::Place place,
                     const interchange::CsvTable &table, int firstSlot, QWidget *parent = nullptr);
    ~CsvMappingDialog() override;

    /// Good when the dialog was accepted: there is an edit.
    const interchange::CsvImport &result() const { return m_result; }

private:
    void showTargets();
    interchange::CsvMapping mapping() const;
    void refresh();
    void take(const interchange::CsvImport &result);

    std::unique_ptr<Ui::CsvMappingDialog> m_ui;
    cpv2::PaymentRequest m_request;
    cpv2::Place m_place;
    interchange::CsvTable m_table;
    int m_firstSlot;
    CsvPreviewModel *m_preview;
    QFutureWatcher<interchange::CsvImport> m_worker;
    bool m_isOutdated = false; ///< something was changed while the worker was busy
    interchange::CsvImport m_result;
};

} // namespace gui
