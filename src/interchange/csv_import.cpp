// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "interchange/csv_import.h"

#include "cpv2/fee_line.h"
#include "cpv2/fields.h"
#include "cpv2/money.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;
using core::Json;
using core::JsonEdit;
using cpv2::FieldId;
using cpv2::FieldType;
using cpv2::PaymentRequest;
using cpv2::Place;
using Kind = interchange::CsvTarget::Kind;

namespace interchange
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(interchange::csv_import)
};

constexpr int feeLineLimit = 1000; ///< of one invoice; far above what any biller has slots for

constexpr auto customerPath = "/Customers/*"_L1;

bool isCustomerField(const cpv2::Field &field)
{
    return QLatin1StringView(field.parent) == customerPath;
}

// ---- guessing

/// Letters and digits only, in lower case: `Invoice No.` and `invoice_no` are the same.
QString plain(const QString &name)
{
    QString letters;
    for (const QChar c : name.toLower()) {
        if (c.isLetterOrNumber())
            letters += c;
    }
    return letters;
}

struct Synonym {
    const char *column;
    const char *target;
};

/// What people call the columns, besides the fields' own names.
constexpr auto synonyms = std::to_array<Synonym>({
    {"account", "AccountNumber"}, {"accountno", "AccountNumber"},
    {"customer", "Name"},         {"customername", "Name"},
    {"fullname", "Name"},         {"street", "Address"},
    {"zipcode", "Zip"},           {"postalcode", "Zip"},
    {"email", "EmailAddress"},    {"mail", "EmailAddress"},
    {"invoice", "InvoiceNumber"}, {"invoiceno", "InvoiceNumber"},
    {"type", "TypeID"},           {"invoicetype", "TypeID"},
    {"due", "DueDate"},           {"date", "InvoiceDate"},
    {"balance", "BalanceDue"},    {"total", "BalanceDue"},
    {"amountdue", "BalanceDue"},  {"poi", "fee.poi"},
    {"feeid", "fee.poi"},         {"item", "fee.item"},
    {"itemname", "fee.item"},     {"feename", "fee.item"},
    {"fee", "fee.item"},          {"feeamount", "fee.amount"},
    {"amt", "fee.amount"},        {"amount", "fee.amount"},
    {"amount", "BalanceDue"}, // if there are no fee lines
});

bool isFeePart(const CsvTarget &target)
{
    return target.kind != Kind::Ignored && target.kind != Kind::Field;
}

/// Everything a column's name may mean, most likely first.
QList<CsvTarget> meanings(CsvRows rows, const QString &column)
{
    const QString name = plain(column);
    QList<CsvTarget> found;
    for (const CsvTarget &target : csvTargets(rows)) {
        if (target.kind != Kind::Ignored && plain(csvTargetName(target)) == name)
            found << target;
    }
    for (const Synonym &synonym : synonyms) {
        if (name == QLatin1StringView(synonym.column)) {
            if (const auto target = csvTargetNamed(rows, QLatin1StringView(synonym.target)))
                found << *target;
        }
    }
    return found;
}

// ---- making

/// Each row first becomes a request of its own: one customer with one invoice.
constexpr Place only{0, 0};

PaymentRequest blankRow(QDate today)
{
    return PaymentRequest(Json::object({{cpv2::fieldName(cpv2::field(FieldId::Customers)),
                                         Json::array({PaymentRequest::blankCustomer(today)})}}));
}

/// Why the text is not valid in the field; empty when it is.
QString amountProblem(const QString &text)
{
    if (cpv2::Money::parse(text) && core::isJsonNumber(text.toUtf8()))
        return {};
    return Words::tr(
               "“%1” is not an amount. Use digits with a point before the cents, and nothing else (1234.56).")
        .arg(text);
}

QString fieldProblem(FieldId id, const QString &text)
{
    static const QRegularExpression wholeNumber(u"\\A-?(0|[1-9][0-9]{0,17})\\z"_s);
    switch (cpv2::field(id).type) {
    case FieldType::Money:
        return amountProblem(text);
    case FieldType::Integer:
        return wholeNumber.match(text).hasMatch() ? QString()
                                                  : Words::tr("“%1” is not a whole number.").arg(text);
    default:
        return {};
    }
}

/// The parts of a fee line in a row.
struct FeeCells {
    QString poi;
    QString item;
    QString amount;
    int amountColumn = -1;
    bool isEmpty() const { return poi.isEmpty() && item.isEmpty() && amount.isEmpty(); }
};

/// Builds the result of the good rows, and collects the problems of the others.
class Importer
{
public:
    Importer(const PaymentRequest &request, const CsvTable &table, const CsvMapping &mapping, QDate today,
             int firstSlot)
        : m_request(request), m_table(table), m_mapping(mapping), m_firstSlot(firstSlot),
          m_blankRow(blankRow(today))
    {
        Q_ASSERT(mapping.columns.size() == table.columns.size());
    }

    CsvImport run()
    {
        if (m_mapping.rows == CsvRows::FeeLines)
            makeFeeLines();
        else
            makeInvoices();
        if (m_result.takenRows == 0)
            m_result.edit.reset();
        return m_result;
    }

private:
    void report(const CsvRow &row, int column, const QString &sentence)
    {
        m_result.problems << CsvProblem{row.line, column, sentence};
    }

    bool hasColumnFor(const CsvTarget &target) const { return m_mapping.columns.contains(target); }
    bool hasFeeColumns() const { return std::ranges::any_of(m_mapping.columns, isFeePart); }

    bool isWhole(const CsvRow &row)
    {
        if (row.cells.size() == m_table.columns.size())
            return true;
        report(row, -1,
               Words::tr("The number of cells (%1) does not match the number of columns (%2).")
                   .arg(row.cells.size())
                   .arg(m_table.columns.size()));
        return false;
    }

    FeeCells feeCells(const CsvRow &row) const
    {
        FeeCells cells;
        for (int i = 0; i < int(row.cells.size()); ++i) {
            const QString text = row.cells.at(i).trimmed();
            switch (m_mapping.columns.at(i).kind) {
            case Kind::FeePoi:
                cells.poi = text;
                break;
            case Kind::FeeItem:
                cells.item = text;
                break;
            case Kind::FeeAmount:
                cells.amount = text;
                cells.amountColumn = i;
                break;
            default:
                break;
            }
        }
        return cells;
    }

    /// The row's fee line; empty and reported when it is not valid.
    std::optional<cpv2::FeeLine> feeLine(const CsvRow &row, const FeeCells &cells)
    {
        if (cells.poi.contains(u'|') || cells.item.contains(u'|')) {
            report(row, -1, Words::tr("The parts of a fee line cannot contain “|”."));
            return std::nullopt;
        }
        const core::Result<cpv2::Money> amount = cpv2::Money::parse(cells.amount);
        if (!amount) {
            report(row, cells.amountColumn, amountProblem(cells.amount));
            return std::nullopt;
        }
        return cpv2::FeeLine(cells.poi, cells.item, *amount);
    }

    // ---- fee lines

    void makeFeeLines()
    {
        if (!hasColumnFor({Kind::FeeAmount, {}}))
            return refuse(Words::tr("No column is mapped to the amount of the fee lines (fee.amount)."));
        const Place place = m_mapping.place;
        if (place.invoice < 0 || place.invoice >= m_request.invoiceCount(place.customer))
            return refuse(Words::tr("The request has no such invoice for the fee lines."));
        PaymentRequest changed = m_request;
        if (m_mapping.replacesExisting)
            freeSlots(changed, place);
        for (const CsvRow &row : m_table.rows) {
            if (!isWhole(row))
                continue;
            if (m_result.feeLines == feeLineLimit)
                return refuse(
                    Words::tr("There are more fee lines than an invoice can have (%1).").arg(feeLineLimit));
            const std::optional<cpv2::FeeLine> line = feeLine(row, feeCells(row));
            if (!line)
                continue;
            change(changed, changed.addFeeLine(place, *line, m_firstSlot));
            ++m_result.takenRows;
            ++m_result.feeLines;
        }
        if (const Json *fields = changed.find(FieldId::CustomFields, place))
            m_result.edit = m_request.set(FieldId::CustomFields, *fields, place);
        m_result.customers = 1;
    }

    static void freeSlots(PaymentRequest &request, Place place)
    {
        for (const cpv2::FeeLineSlot &slot : request.feeLines(place))
            change(request, request.setCustomField(place, slot.field.name, Json()));
    }

    // ---- invoices

    struct InvoiceRows {
        PaymentRequest row; ///< holds the invoice; later rows add fee lines
        int line = 0;       ///< of its first row
    };
    struct CustomerRows {
        Json customer; ///< from its first row
        QString account;
        std::vector<InvoiceRows> invoices;
        QHash<QString, size_t> byNumber;
    };

    void makeInvoices()
    {
        if (std::ranges::all_of(m_mapping.columns,
                                [](const CsvTarget &target) { return target.kind == Kind::Ignored; }))
            return refuse(Words::tr("No column is mapped to a field."));
        for (const CsvRow &row : m_table.rows) {
            if (isWhole(row))
                takeRow(row);
        }
        for (const CustomerRows &customer : m_customers)
            m_result.invoices += int(customer.invoices.size());
        m_result.customers = int(m_customers.size());
        if (m_customers.empty())
            return;
        if (hasColumnFor({Kind::Field, FieldId::AccountNumber}))
            groupUnderCustomers();
        else
            putUnderOneCustomer();
    }

    /// The request made from this row's cells; empty and reported when one is not valid.
    std::optional<PaymentRequest> requestOf(const CsvRow &row)
    {
        const qsizetype problemsBefore = m_result.problems.size();
        PaymentRequest request = m_blankRow;
        for (int i = 0; i < int(row.cells.size()); ++i) {
            const CsvTarget &target = m_mapping.columns.at(i);
            const QString text = row.cells.at(i).trimmed();
            if (target.kind != Kind::Field || text.isEmpty())
                continue;
            if (const QString problem = fieldProblem(target.field, text); !problem.isEmpty())
                report(row, i, problem);
            else
                change(request, request.setText(target.field, text, only));
        }
        return m_result.problems.size() == problemsBefore ? std::optional(request) : std::nullopt;
    }

    void takeRow(const CsvRow &row)
    {
        const std::optional<PaymentRequest> request = requestOf(row);
        const FeeCells fee = feeCells(row);
        std::optional<cpv2::FeeLine> line;
        if (!fee.isEmpty())
            line = feeLine(row, fee);
        if (!request || (!fee.isEmpty() && !line))
            return;

        CustomerRows &customer = customerFor(*request);
        const QString number = request->text(FieldId::InvoiceNumber, only);
        const auto known = customer.byNumber.constFind(number);
        const bool joins = hasFeeColumns() && !number.isEmpty() && known != customer.byNumber.cend();
        if (joins && !agree(row, *request, customer.invoices[*known]))
            return;
        if (!joins) {
            customer.byNumber.insert(number, customer.invoices.size());
            customer.invoices.push_back({*request, row.line});
        }
        if (line) {
            PaymentRequest &invoice = customer.invoices[customer.byNumber.value(number)].row;
            change(invoice, invoice.addFeeLine(only, *line, m_firstSlot));
            ++m_result.feeLines;
        }
        ++m_result.takenRows;
    }

    CustomerRows &customerFor(const PaymentRequest &request)
    {
        const QString account = request.text(FieldId::AccountNumber, only);
        const auto known = m_byAccount.constFind(account);
        if (known != m_byAccount.cend())
            return m_customers[*known];
        m_byAccount.insert(account, m_customers.size());
        return m_customers.emplace_back(CustomerRows{*request.find(FieldId::Customers), account, {}, {}});
    }

    /// A later row of an invoice may add a fee line; everything else must match its first row.
    bool agree(const CsvRow &row, const PaymentRequest &request, const InvoiceRows &first)
    {
        for (int i = 0; i < int(row.cells.size()); ++i) {
            const CsvTarget &target = m_mapping.columns.at(i);
            if (target.kind != Kind::Field || isCustomerField(cpv2::field(target.field)) ||
                request.text(target.field, only) == first.row.text(target.field, only))
                continue;
            report(row, i,
                   Words::tr("%1 differs from line %2, which is for the same invoice.")
                       .arg(csvTargetName(target))
                       .arg(first.line));
            return false;
        }
        return true;
    }

    static Json::Items invoicesOf(const CustomerRows &customer)
    {
        Json::Items invoices;
        for (const InvoiceRows &invoice : customer.invoices)
            invoices.push_back(invoice.row.find(FieldId::Invoices, only)->items().front());
        return invoices;
    }

    /// `customer` with these invoices after its own, or instead of them.
    static Json withInvoices(const Json &customer, const Json::Items &invoices, bool replace)
    {
        PaymentRequest holder(
            Json::object({{cpv2::fieldName(cpv2::field(FieldId::Customers)), Json::array({customer})}}));
        const Json *own = holder.find(FieldId::Invoices, only);
        Json::Items all = own && own->isArray() && !replace ? own->items() : Json::Items();
        all.insert(all.end(), invoices.begin(), invoices.end());
        change(holder, holder.set(FieldId::Invoices, Json::array(std::move(all)), only));
        return holder.find(FieldId::Customers)->items().front();
    }

    void groupUnderCustomers()
    {
        Json::Items customers;
        QHash<QString, size_t> existing;
        if (!m_mapping.replacesExisting) {
            for (int i = 0; i < m_request.customerCount(); ++i) {
                const QString account = m_request.text(FieldId::AccountNumber, {i, -1});
                customers.push_back(m_request.find(FieldId::Customers)->items()[size_t(i)]);
                if (!existing.contains(account))
                    existing.insert(account, size_t(i));
            }
        }
        for (const CustomerRows &customer : m_customers) {
            const auto own = existing.constFind(customer.account);
            if (own != existing.cend())
                customers[*own] = withInvoices(customers[*own], invoicesOf(customer), false);
            else
                customers.push_back(
                    withInvoices(customer.customer.items().front(), invoicesOf(customer), true));
        }
        m_result.edit = m_request.set(FieldId::Customers, Json::array(std::move(customers)));
    }

    void putUnderOneCustomer()
    {
        const CustomerRows &rows = m_customers.front();
        const Place place{m_mapping.place.customer, -1};
        if (m_request.customerCount() == 0) {
            const Json customer = withInvoices(rows.customer.items().front(), invoicesOf(rows), true);
            m_result.edit = m_request.set(FieldId::Customers, Json::array({customer}));
            return;
        }
        if (place.customer < 0 || place.customer >= m_request.customerCount())
            return refuse(Words::tr("The request has no such customer for the invoices."));
        Json::Items invoices;
        const Json *own = m_request.find(FieldId::Invoices, place);
        if (own && own->isArray() && !m_mapping.replacesExisting)
            invoices = own->items();
        const Json::Items added = invoicesOf(rows);
        invoices.insert(invoices.end(), added.begin(), added.end());
        m_result.edit = m_request.set(FieldId::Invoices, Json::array(std::move(invoices)), place);
        if (std::ranges::any_of(m_mapping.columns, [](const CsvTarget &target) {
                return target.kind == Kind::Field && isCustomerField(cpv2::field(target.field));
            }))
            m_result.problems << CsvProblem{
                0, -1,
                Words::tr("The columns about the customer are ignored: without AccountNumber, all invoices "
                          "go to an existing customer.")};
    }

    void refuse(const QString &sentence)
    {
        m_result.problems.prepend({0, -1, sentence});
        m_result.takenRows = 0;
    }

    /// The edit comes from this very request.
    static void change(PaymentRequest &request, const JsonEdit &edit)
    {
        [[maybe_unused]] const core::Result<JsonEdit> done = request.apply(edit);
        Q_ASSERT(done);
    }

    const PaymentRequest &m_request;
    const CsvTable &m_table;
    const CsvMapping &m_mapping;
    const int m_firstSlot;
    const PaymentRequest m_blankRow;
    std::vector<CustomerRows> m_customers; ///< in order of their first rows
    QHash<QString, size_t> m_byAccount;
    CsvImport m_result;
};

} // namespace

QList<CsvTarget> csvTargets(CsvRows rows)
{
    QList<CsvTarget> targets{{}};
    if (rows == CsvRows::Invoices) {
        for (const cpv2::Field &field : cpv2::fields()) {
            const bool isList = field.type == FieldType::Array || field.type == FieldType::Object;
            if (!isList && QLatin1StringView(field.parent).startsWith(customerPath))
                targets << CsvTarget{Kind::Field, field.id};
        }
    }
    return targets << CsvTarget{Kind::FeePoi, {}} << CsvTarget{Kind::FeeItem, {}}
                   << CsvTarget{Kind::FeeAmount, {}};
}

QString csvTargetName(const CsvTarget &target)
{
    switch (target.kind) {
    case Kind::Ignored:
        return u"-"_s;
    case Kind::Field:
        return cpv2::fieldName(cpv2::field(target.field));
    case Kind::FeePoi:
        return u"fee.poi"_s;
    case Kind::FeeItem:
        return u"fee.item"_s;
    case Kind::FeeAmount:
        return u"fee.amount"_s;
    }
    Q_UNREACHABLE();
}

std::optional<CsvTarget> csvTargetNamed(CsvRows rows, const QString &name)
{
    for (const CsvTarget &target : csvTargets(rows)) {
        if (csvTargetName(target).compare(name, Qt::CaseInsensitive) == 0)
            return target;
    }
    return std::nullopt;
}

CsvRows guessRows(const QStringList &columns)
{
    const QList<CsvTarget> targets = guessTargets(CsvRows::Invoices, columns);
    const bool hasInvoices = std::ranges::any_of(targets, [](const CsvTarget &target) {
        return target.kind == Kind::Field &&
               (target.field == FieldId::InvoiceNumber || target.field == FieldId::AccountNumber ||
                target.field == FieldId::BalanceDue);
    });
    const bool hasFees = std::ranges::any_of(targets, isFeePart);
    return hasFees && !hasInvoices ? CsvRows::FeeLines : CsvRows::Invoices;
}

QList<CsvTarget> guessTargets(CsvRows rows, const QStringList &columns)
{
    // “amount” belongs to a fee line if another part of a fee line is present too.
    const bool hasFees = rows == CsvRows::FeeLines || std::ranges::any_of(columns, [](const QString &column) {
                             const QList<CsvTarget> found = meanings(CsvRows::FeeLines, column);
                             return !found.isEmpty() && found.first().kind != Kind::FeeAmount;
                         });
    QList<CsvTarget> targets;
    for (const QString &column : columns) {
        CsvTarget target;
        for (const CsvTarget &meaning : meanings(rows, column)) {
            const bool isAmount = meaning.kind == Kind::FeeAmount && plain(column) == "amount"_L1;
            if (target == CsvTarget() && !targets.contains(meaning) && (hasFees || !isAmount))
                target = meaning;
        }
        targets << target;
    }
    return targets;
}

CsvImport applyCsv(const PaymentRequest &request, const CsvTable &table, const CsvMapping &mapping,
                   QDate today, int firstSlot)
{
    return Importer(request, table, mapping, today, firstSlot).run();
}

} // namespace interchange
