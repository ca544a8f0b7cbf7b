// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/invoices_model.h"

#include "gui/look/plain_text.h"
#include "gui/request/request_document.h"

#include <QFontDatabase>

#include <algorithm>

using cpv2::FieldId;
using cpv2::Place;

namespace gui
{

namespace
{

/// How many rows are read ahead before other events have their turn: less than a millisecond's.
constexpr int rowsAtOnce = 100;

bool isBefore(Place left, Place right)
{
    return std::pair(left.customer, left.invoice) < std::pair(right.customer, right.invoice);
}

bool names(const QString &token, FieldId field)
{
    return token.compare(cpv2::fieldName(cpv2::field(field)), Qt::CaseInsensitive) == 0;
}

} // namespace

/// As shown.
struct InvoicesModel::Row {
    QString accountNumber;
    QString name;
    QString invoiceNumber; ///< as written: states go by it
    QString shownNumber;
    QString balance;
    QString feeSum; ///< empty without fee lines, or when one is broken
    QVariant balanceOrder;
    QVariant feeSumOrder;

    Row() = default;
    Row(const cpv2::PaymentRequest &request, Place place)
        : accountNumber(oneLine(request.text(FieldId::AccountNumber, place))),
          name(oneLine(request.text(FieldId::Name, place)))
    {
        if (place.invoice < 0) {
            shownNumber = tr("no invoice");
            return;
        }
        invoiceNumber = request.text(FieldId::InvoiceNumber, place);
        shownNumber = oneLine(invoiceNumber);
        const QString written = request.text(FieldId::BalanceDue, place);
        balance = oneLine(written, 40);
        if (const core::Result<cpv2::Money> amount = cpv2::Money::parse(written)) {
            balance = amount->toDisplay();
            balanceOrder = amount->tenThousandths();
        }
        if (const QList<cpv2::FeeLineSlot> lines = request.feeLines(place); !lines.isEmpty()) {
            if (const core::Result<cpv2::Money> sum = cpv2::PaymentRequest::sumOf(lines)) {
                feeSum = sum->toDisplay();
                feeSumOrder = sum->tenThousandths();
            }
        }
    }
};

InvoicesModel::InvoicesModel(RequestDocument *document, QObject *parent)
    : QAbstractTableModel(parent), m_document(document)
{
    connect(document, &RequestDocument::edited, this, &InvoicesModel::follow);
    connect(&m_readingAhead, &QTimer::timeout, this, &InvoicesModel::readAhead);
    reset();
}

InvoicesModel::~InvoicesModel() = default;

// ---- rows come, go and change

QList<Place> InvoicesModel::readPlaces() const
{
    const cpv2::PaymentRequest &request = m_document->request();
    QList<Place> places;
    const int customers = request.customerCount();
    for (int customer = 0; customer < customers; ++customer) {
        const int invoices = request.invoiceCount(customer);
        if (invoices == 0)
            places.append({customer, -1});
        for (int invoice = 0; invoice < invoices; ++invoice)
            places.append({customer, invoice});
    }
    return places;
}

void InvoicesModel::setPlaces(const QList<Place> &places)
{
    m_places = places;
    m_invoiceCount = int(std::ranges::count_if(places, [](Place place) { return place.invoice >= 0; }));
}

void InvoicesModel::reset()
{
    beginResetModel();
    setPlaces(readPlaces());
    m_rows.clear();
    m_rows.resize(size_t(m_places.size()));
    endResetModel();
    m_readUpTo = 0;
    m_readingAhead.start();
}

void InvoicesModel::follow(const core::JsonEdit &edit)
{
    const core::JsonPointer customers = m_document->request().pointer(FieldId::Customers);
    const QStringList &tokens = edit.at.tokens();
    if (tokens.isEmpty() || (tokens.size() == 1 && names(tokens.first(), FieldId::Customers))) {
        reset();
        return;
    }
    if (!edit.at.startsWith(customers))
        return;

    const QStringList below = tokens.mid(customers.tokens().size()); // customer, "Invoices", invoice, …
    const bool isMoved = edit.kind == core::JsonEdit::Kind::Move;
    const int customer =
        isMoved && below.size() == 1 ? qMin(below[0].toInt(), edit.position) : below.value(0).toInt();
    const bool isOneEntry =
        edit.kind == core::JsonEdit::Kind::Insert || edit.kind == core::JsonEdit::Kind::Remove;
    const bool isInInvoices = below.size() > 1 && names(below[1], FieldId::Invoices);
    const Place invoice{customer, below.value(2).toInt()};
    if (below.size() == 1)
        changeRows(firstRowNotBefore({customer, -1}), isOneEntry);
    else if (isInInvoices && (below.size() == 2 || (below.size() == 3 && isMoved)))
        changeRows(firstRowNotBefore({customer, -1}), false);
    else if (isInInvoices && below.size() == 3 && edit.kind != core::JsonEdit::Kind::Replace)
        changeRows(firstRowNotBefore(invoice), isOneEntry);
    else if (isInInvoices)
        readAnew(rowOf(invoice), rowOf(invoice) + 1);
    else
        readAnew(firstRowNotBefore({customer, -1}), firstRowNotBefore({customer + 1, -1}));
}

/// Rows from `first` on are others, and their number may be another. With `isOneEntry` only one customer or
/// invoice has come or gone there: the rest of them are the same, at another place.
void InvoicesModel::changeRows(int first, bool isOneEntry)
{
    const QList<Place> places = readPlaces();
    const auto more = int(places.size() - m_places.size());
    const auto at = m_rows.begin() + first;
    // Views and proxies look at rows before they learn that some have come or gone, and the request is
    // the changed one already.
    QList<Place> meanwhile = places;
    if (more > 0) {
        meanwhile.remove(first, more);
        setPlaces(meanwhile);
        beginInsertRows({}, first, first + more - 1);
        std::vector<std::unique_ptr<const Row>> fresh{size_t(more)};
        m_rows.insert(at, std::make_move_iterator(fresh.begin()), std::make_move_iterator(fresh.end()));
        setPlaces(places);
        endInsertRows();
    } else if (more < 0) {
        meanwhile.insert(first, -more, Place());
        setPlaces(meanwhile);
        std::for_each(at, at - more, [](auto &gone) { gone = std::make_unique<const Row>(); });
        beginRemoveRows({}, first, first - more - 1);
        m_rows.erase(at, at - more);
        setPlaces(places);
        endRemoveRows();
    } else {
        setPlaces(places);
    }

    if (more != 0 && isOneEntry) {
        if (first < rowCount())
            emit dataChanged(index(first, 0), index(rowCount() - 1, ColumnCount - 1));
    } else {
        // A customer's first invoice takes the row that the customer had without it.
        readAnew(qMax(0, first - 1), rowCount());
    }
    m_readUpTo = qMin(m_readUpTo, first);
    m_readingAhead.start();
}

void InvoicesModel::readAnew(int first, int end)
{
    if (first < 0 || first >= end)
        return;
    std::for_each(m_rows.begin() + first, m_rows.begin() + end, [](auto &read) { read.reset(); });
    emit dataChanged(index(first, 0), index(end - 1, ColumnCount - 1));
}

const InvoicesModel::Row &InvoicesModel::row(int index) const
{
    std::unique_ptr<const Row> &read = m_rows[size_t(index)];
    if (!read)
        read = std::make_unique<const Row>(m_document->request(), m_places[index]);
    return *read;
}

void InvoicesModel::readAhead()
{
    for (int end = qMin(m_readUpTo + rowsAtOnce, rowCount()); m_readUpTo < end; ++m_readUpTo)
        (void)row(m_readUpTo);
    if (m_readUpTo == rowCount())
        m_readingAhead.stop();
}

int InvoicesModel::firstRowNotBefore(Place place) const
{
    return int(std::lower_bound(m_places.cbegin(), m_places.cend(), place, isBefore) - m_places.cbegin());
}

int InvoicesModel::rowOf(Place place) const
{
    const int row = firstRowNotBefore(place);
    return row < m_places.size() && m_places[row] == place ? row : -1;
}

// ---- the table

void InvoicesModel::setStates(const QHash<QString, roundtrip::InvoiceState> &states)
{
    m_states = states;
    if (rowCount() > 0)
        emit dataChanged(index(0, State), index(rowCount() - 1, State));
}

int InvoicesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_places.size());
}

int InvoicesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant InvoicesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const bool isAmount = index.column() == Balance || index.column() == FeeSum;
    switch (role) {
    case sortRole:
        if (index.column() == Balance)
            return row(index.row()).balanceOrder;
        if (index.column() == FeeSum)
            return row(index.row()).feeSumOrder;
        [[fallthrough]];
    case Qt::DisplayRole:
        switch (index.column()) {
        case Account:
            return row(index.row()).accountNumber;
        case Name:
            return row(index.row()).name;
        case InvoiceNumber:
            return row(index.row()).shownNumber;
        case Balance:
            return row(index.row()).balance;
        case FeeSum:
            return row(index.row()).feeSum;
        default:
            return place(index.row()).invoice >= 0
                       ? roundtrip::labelFor(m_states.value(row(index.row()).invoiceNumber.trimmed()))
                       : QString();
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
