// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/invoice_form.h"

#include "gui/look/row_table_view.h"
#include "gui/request/custom_fields_model.h"
#include "gui/request/fee_line_model.h"
#include "gui/request/refusals.h"
#include "gui/request/request_document.h"
#include "gui/request/unknown_members_view.h"

#include "ui_invoice_form.h"

using namespace Qt::Literals::StringLiterals;
using cpv2::FieldId;
using cpv2::Money;

namespace gui
{

namespace
{

int currentRow(const QTableView *table)
{
    return table->currentIndex().row();
}

} // namespace

InvoiceForm::InvoiceForm(RequestDocument *document, QWidget *parent)
    : QWidget(parent), m_document(document), m_feeLines(new FeeLineModel(document, this)),
      m_customFields(new CustomFieldsModel(document, this)), m_ui(std::make_unique<Ui::InvoiceForm>())
{
    m_ui->setupUi(this);
    m_grid = std::make_unique<FieldGrid>(m_ui->fields);
    m_bindings = FieldBinding::bindAll(document, "/Customers/*/Invoices/*"_L1, this);
    m_members = new UnknownMembersView(document, "/Customers/*/Invoices/*"_L1, tr("invoice"));
    m_members->setObjectName("invoiceMembers"_L1);
    m_ui->formLayout->addWidget(m_members);
    setUpFeeLines();
    m_ui->CustomFieldsObject->bind(document, FieldId::CustomFields);
    setUpCustomFields();
    connect(document, &RequestDocument::changed, this, [this] {
        showSum();
        updateButtons();
    });
    showSum();
    updateButtons();
}

InvoiceForm::~InvoiceForm() = default;

void InvoiceForm::setUpFeeLines()
{
    QTableView *table = m_ui->feeLinesTable;
    table->setModel(m_feeLines);
    setUpRows(table);
    QHeaderView *header = table->horizontalHeader();
    header->setSectionResizeMode(FeeLineModel::Poi, QHeaderView::Stretch);
    header->setSectionResizeMode(FeeLineModel::Item, QHeaderView::Stretch);
    showRefusals(m_feeLines, m_document, m_ui->feeLineMessage);

    connect(m_feeLines, &QAbstractItemModel::dataChanged, this, &InvoiceForm::spanBrokenLines);
    connect(m_feeLines, &QAbstractItemModel::rowsInserted, this, &InvoiceForm::spanBrokenLines);
    connect(m_feeLines, &QAbstractItemModel::rowsRemoved, this, &InvoiceForm::spanBrokenLines);
    connect(m_feeLines, &QAbstractItemModel::modelReset, this, &InvoiceForm::spanBrokenLines);
    connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &InvoiceForm::updateButtons);

    connect(m_ui->setBalance, &QPushButton::clicked, this, &InvoiceForm::setBalance);
    connect(m_ui->addFeeLine, &QToolButton::clicked, this, &InvoiceForm::addFeeLine);
    connect(m_ui->duplicateFeeLine, &QToolButton::clicked, this, &InvoiceForm::duplicateFeeLine);
    connect(m_ui->removeFeeLine, &QToolButton::clicked, this, &InvoiceForm::removeFeeLine);
    connect(m_ui->moveFeeLineUp, &QToolButton::clicked, this, [this] { moveFeeLine(-1); });
    connect(m_ui->moveFeeLineDown, &QToolButton::clicked, this, [this] { moveFeeLine(1); });
    addKey(table, Qt::Key_Insert, m_ui->addFeeLine);
    addKey(table, QKeySequence::Delete, m_ui->removeFeeLine);
}

void InvoiceForm::setUpCustomFields()
{
    QTableView *table = m_ui->customFieldsTable;
    table->setModel(m_customFields);
    setUpRows(table);
    table->horizontalHeader()->setSectionResizeMode(CustomFieldsModel::Value, QHeaderView::Stretch);
    showRefusals(m_customFields, m_document, m_ui->customFieldMessage);

    connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &InvoiceForm::updateButtons);
    connect(m_ui->addCustomField, &QToolButton::clicked, this, &InvoiceForm::addCustomField);
    connect(m_ui->duplicateCustomField, &QToolButton::clicked, this,
            [this] { m_customFields->duplicate(currentRow(m_ui->customFieldsTable)); });
    connect(m_ui->removeCustomField, &QToolButton::clicked, this,
            [this] { m_customFields->remove(currentRow(m_ui->customFieldsTable)); });
    connect(m_ui->moveCustomFieldUp, &QToolButton::clicked, this, [this] { moveCustomField(-1); });
    connect(m_ui->moveCustomFieldDown, &QToolButton::clicked, this, [this] { moveCustomField(1); });
    connect(m_ui->setCustomFieldNull, &QToolButton::clicked, this,
            [this] { m_customFields->setNull(currentRow(m_ui->customFieldsTable)); });
    addKey(table, Qt::Key_Insert, m_ui->addCustomField);
    addKey(table, QKeySequence::Delete, m_ui->removeCustomField);
}

void InvoiceForm::setNarrow(bool narrow)
{
    placeLast(m_ui->feeLinesHeader, m_ui->setBalance, narrow);
}

void InvoiceForm::setPlace(cpv2::Place place)
{
    m_place = place;
    m_feeLines->setPlace(place);
    m_customFields->setPlace(place);
    m_ui->CustomFieldsObject->setPlace(place);
    m_members->setPlace(place);
    for (FieldBinding *binding : std::as_const(m_bindings))
        binding->setPlace(place);
    showSum();
    updateButtons();
}

QWidget *InvoiceForm::fieldAt(const core::JsonPointer &at)
{
    if (const FieldBinding *binding = bindingAt(m_bindings, at))
        return binding->widget();
    if (const int row = m_feeLines->rowOf(at); row >= 0) {
        m_ui->feeLinesTable->setCurrentIndex(m_feeLines->index(row, FeeLineModel::Poi));
        return m_ui->feeLinesTable;
    }
    if (const int row = m_customFields->rowOf(at); row >= 0) {
        m_ui->customFieldsTable->setCurrentIndex(m_customFields->index(row, CustomFieldsModel::Value));
        return m_ui->customFieldsTable;
    }
    if (m_place.invoice >= 0 && at == m_document->request().pointer(FieldId::CustomFields, m_place))
        return m_ui->CustomFieldsObject;
    return m_members->fieldAt(at);
}

QList<EntryButtons> InvoiceForm::levels()
{
    return {{.scopes = {m_ui->feeLinesTable},
             .add = m_ui->addFeeLine,
             .duplicate = m_ui->duplicateFeeLine,
             .remove = m_ui->removeFeeLine,
             .moveUp = m_ui->moveFeeLineUp,
             .moveDown = m_ui->moveFeeLineDown},
            {.scopes = {m_ui->customFieldsTable},
             .add = m_ui->addCustomField,
             .duplicate = m_ui->duplicateCustomField,
             .remove = m_ui->removeCustomField,
             .moveUp = m_ui->moveCustomFieldUp,
             .moveDown = m_ui->moveCustomFieldDown,
             .setNull = m_ui->setCustomFieldNull},
            m_members->buttons()};
}

// ---- fee lines

void InvoiceForm::showSum()
{
    const cpv2::PaymentRequest &request = m_document->request();
    const bool hasLines = m_place.invoice >= 0 && !request.feeLines(m_place).isEmpty();
    const core::Result<Money> sum = hasLines ? request.feeLineTotal(m_place) : Money();
    const core::Result<Money> balance = hasLines ? request.money(FieldId::BalanceDue, m_place) : Money();
    m_ui->setBalance->setVisible(hasLines && sum && !(balance && *balance == *sum));

    if (!hasLines) {
        m_ui->feeLineSum->hide();
    } else if (!sum) {
        m_ui->feeLineSum->show(Badge::Kind::Bad, tr("no sum: a line is broken"));
    } else {
        const QString total = sum->toDisplay();
        m_ui->setBalance->setText(tr("Set balance to %1").arg(total));
        if (!balance)
            m_ui->feeLineSum->show(Badge::Kind::Warning, tr("sum %1, no balance").arg(total));
        else if (*sum == *balance)
            m_ui->feeLineSum->show(Badge::Kind::Good, tr("sum %1 = balance").arg(total));
        else
            m_ui->feeLineSum->show(Badge::Kind::Warning,
                                   tr("sum %1 ≠ balance %2").arg(total, balance->toDisplay()));
    }
}

void InvoiceForm::setBalance()
{
    const core::Result<Money> sum = m_document->request().feeLineTotal(m_place);
    if (!sum)
        return;
    m_document->endStep();
    m_document->edit(m_document->request().setText(FieldId::BalanceDue, sum->toCents().toString(), m_place),
                     tr("Set BalanceDue to the Sum"));
    m_document->endStep();
}

/// A broken line has one text, so it gets one cell.
void InvoiceForm::spanBrokenLines()
{
    m_ui->feeLinesTable->clearSpans();
    for (int row = 0; row < m_feeLines->rowCount(); ++row) {
        if (m_feeLines->isBroken(row))
            m_ui->feeLinesTable->setSpan(row, FeeLineModel::Poi, 1, FeeLineModel::Amount);
    }
}

void InvoiceForm::addFeeLine()
{
    m_feeLines->addLine();
    // A null slot may lie before other lines, so the new line need not be the last.
    for (int row = m_feeLines->rowCount() - 1; row >= 0; --row) {
        if (m_feeLines->index(row, FeeLineModel::Poi).data(Qt::EditRole).toString().isEmpty()) {
            editCell(m_ui->feeLinesTable, row, FeeLineModel::Poi);
            return;
        }
    }
}

void InvoiceForm::duplicateFeeLine()
{
    if (const int row = currentRow(m_ui->feeLinesTable); row >= 0)
        m_feeLines->duplicateLine(row);
}

void InvoiceForm::removeFeeLine()
{
    if (const int row = currentRow(m_ui->feeLinesTable); row >= 0)
        m_feeLines->removeLine(row);
}

void InvoiceForm::moveFeeLine(int by)
{
    const int from = currentRow(m_ui->feeLinesTable);
    const int to = from + by;
    if (from < 0 || to < 0 || to >= m_feeLines->rowCount())
        return;
    m_feeLines->moveLine(from, to);
    m_ui->feeLinesTable->setCurrentIndex(m_feeLines->index(to, m_ui->feeLinesTable->currentIndex().column()));
}

// ---- custom fields

void InvoiceForm::addCustomField()
{
    m_customFields->add();
    for (int row = m_customFields->rowCount() - 1; row >= 0; --row) {
        if (m_customFields->canChange(row)) { // the last member: behind it are those that are absent
            editCell(m_ui->customFieldsTable, row, CustomFieldsModel::Value);
            return;
        }
    }
}

void InvoiceForm::moveCustomField(int by)
{
    const QModelIndex from = m_ui->customFieldsTable->currentIndex();
    m_customFields->move(from.row(), from.row() + by);
    m_ui->customFieldsTable->setCurrentIndex(from.sibling(from.row() + by, from.column()));
}

void InvoiceForm::updateButtons()
{
    const bool hasInvoice = m_place.invoice >= 0;
    const int line = currentRow(m_ui->feeLinesTable);
    m_ui->addFeeLine->setEnabled(hasInvoice);
    m_ui->duplicateFeeLine->setEnabled(line >= 0);
    m_ui->removeFeeLine->setEnabled(line >= 0);
    m_ui->moveFeeLineUp->setEnabled(line > 0);
    m_ui->moveFeeLineDown->setEnabled(line >= 0 && line + 1 < m_feeLines->rowCount());

    const int field = currentRow(m_ui->customFieldsTable);
    const bool hasField = field >= 0 && field < m_customFields->rowCount();
    const bool isMember = hasField && m_customFields->canChange(field);
    m_ui->addCustomField->setEnabled(hasInvoice);
    m_ui->duplicateCustomField->setEnabled(isMember);
    m_ui->removeCustomField->setEnabled(isMember);
    m_ui->moveCustomFieldUp->setEnabled(hasField && m_customFields->canMove(field, field - 1));
    m_ui->moveCustomFieldDown->setEnabled(hasField && m_customFields->canMove(field, field + 1));
    m_ui->setCustomFieldNull->setEnabled(hasField && m_customFields->canSetNull(field));
}

} // namespace gui
