// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/invoices_model.h"

#include "gui/plain_text.h"
#include "gui/request_document.h"

#include <QFontDatabase>

using cpv2::FieldId;
using cpv2::Place;

namespace gui
{

InvoicesModel::InvoicesModel(RequestDocument *document, QObject *parent)
    : RowTableModel(parent), m_document(document)
{
    connect(document, &RequestDocument::changed, this, &InvoicesModel::read);
    resetRows(readRows());
}

InvoiceRow InvoicesModel::readRow(Place place) const
{
    const cpv2::PaymentRequest &request = m_document->request();
    InvoiceRow row;
    row.place = place;
    row.accountNumber = request.text(FieldId::AccountNumber, place);
    row.name = request.text(FieldId::Name, place);
    if (place.invoice < 0)
        return row;
    row.invoiceNumber = request.text(FieldId::InvoiceNumber, place);
    row.balance = request.text(FieldId::BalanceDue, place);
    if (const core::Result<cpv2::Money> balance = cpv2::Money::parse(row.balance))
        row.balanceDue = *balance;
    if (!request.feeLines(place).isEmpty()) {
        if (const core::Result<cpv2::Money> sum = request.feeLineTotal(place))
            row.feeSum = *sum;
    }
    return row;
}

QList<InvoiceRow> InvoicesModel::readRows() const
{
    QList<InvoiceRow> list;
    const int customers = m_document->request().customerCount();
    for (int customer = 0; customer < customers; ++customer) {
        const int invoices = m_document->request().invoiceCount(customer);
        if (invoices == 0)
            list.append(readRow({customer, -1}));
        for (int invoice = 0; invoice < invoices; ++invoice)
            list.append(readRow({customer, invoice}));
    }
    return list;
}

void InvoicesModel::read(const core::JsonPointer &changedAt)
{
    const core::JsonPointer customers = m_document->request().pointer(FieldId::Customers);
    if (!changedAt.startsWith(customers) && !customers.startsWith(changedAt))
        return;

    // A change inside one invoice, the usual one, reads one row anew, not ten thousand.
    const QStringList tokens = changedAt.tokens().mid(customers.tokens().size());
    const bool isInsideInvoice = tokens.size() > 3;
    if (isInsideInvoice) {
        const Place place{tokens[0].toInt(), tokens[2].toInt()};
        if (const int row = rowOf(place); row >= 0) {
            updateRow(row, readRow(place));
            return;
        }
    }
    updateRows(readRows());
}

int InvoicesModel::rowOf(Place place) const
{
    // In document order, so it can be searched by halves.
    const auto isBefore = [](const InvoiceRow &row, const Place &wanted) {
        return std::pair(row.place.customer, row.place.invoice) < std::pair(wanted.customer, wanted.invoice);
    };
    const auto found = std::lower_bound(rows().cbegin(), rows().cend(), place, isBefore);
    return found != rows().cend() && found->place == place ? int(found - rows().cbegin()) : -1;
}

void InvoicesModel::setStates(const QHash<QString, roundtrip::InvoiceState> &states)
{
    m_states = states;
    if (rowCount() > 0)
        emit dataChanged(index(0, State), index(rowCount() - 1, State));
}

int InvoicesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant InvoicesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const InvoiceRow &row = rows()[index.row()];
    const bool isAmount = index.column() == Balance || index.column() == FeeSum;
    const bool isInvoice = row.place.invoice >= 0;
    const auto shown = [](const std::optional<cpv2::Money> &amount, const QString &otherwise) {
        return amount ? amount->toDisplay() : oneLine(otherwise, 40);
    };
    const auto sortable = [](const std::optional<cpv2::Money> &amount) {
        return amount ? QVariant(amount->tenThousandths()) : QVariant();
    };

    switch (role) {
    case sortRole:
        if (index.column() == Balance)
            return sortable(row.balanceDue);
        if (index.column() == FeeSum)
            return sortable(row.feeSum);
        [[fallthrough]];
    case Qt::DisplayRole:
        switch (index.column()) {
        case Account:
            return oneLine(row.accountNumber);
        case Name:
            return oneLine(row.name);
        case InvoiceNumber:
            return isInvoice ? oneLine(row.invoiceNumber) : tr("no invoice");
        case Balance:
            return shown(row.balanceDue, row.balance);
        case FeeSum:
            return shown(row.feeSum, {});
        default:
            return isInvoice ? roundtrip::stateWord(m_states.value(row.invoiceNumber)) : QString();
        }
    case Qt::ToolTipRole:
        return plainToolTip(data(index, Qt::DisplayRole).toString());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (isAmount ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::FontRole:
        return isAmount ? QFontDatabase::systemFont(QFontDatabase::FixedFont) : QVariant();
    default:
        return {};
    }
}

QVariant InvoicesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const bool isAmount = section == Balance || section == FeeSum;
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (isAmount ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Account:
        return tr("Account");
    case Name:
        return tr("Name");
    case InvoiceNumber:
        return tr("Invoice");
    case Balance:
        return tr("Balance");
    case FeeSum:
        return tr("Fee sum");
    default:
        return tr("State");
    }
}

} // namespace gui
