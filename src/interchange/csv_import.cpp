// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "interchange/csv_import.h"

#include "cpv2/dates.h"
#include "cpv2/fee_line.h"
#include "cpv2/fields.h"
#include "cpv2/money.h"

#include <QCoreApplication>
#include <QHash>
#include <QMap>
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

/// What makes the text no amount, as far as it can be told; nothing is guessed from it.
QString amountCause(const QString &text)
{
    const auto contains = [&](auto isOne) {
        return std::ranges::any_of(text, isOne);
    };
    if (text.startsWith(u'(') && text.endsWith(u')'))
        return Words::tr("A negative amount is written with a minus sign.");
    if (contains([](QChar c) { return c.category() == QChar::Symbol_Currency; }))
        return Words::tr("It has a currency sign.");
    static const QRegularExpression exponent(u"\\A[0-9.,]+[eE][+-]?[0-9]+\\z"_s);
    if (exponent.match(text).hasMatch())
        return Words::tr("It has an exponent, as spreadsheets write long numbers.");
    if (contains([](QChar c) { return c.isLetter(); }))
        return Words::tr("It has letters.");
    if (contains([](QChar c) { return c.isSpace() || c == u'\'' || c == u'’'; }))
        return Words::tr("It has a separator between its digits.");
    static const QRegularExpression thousands(u"\\A-?[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]*)?\\z"_s);
    if (thousands.match(text).hasMatch())
        return Words::tr("It has a separator between its thousands.");
    if (text.contains(u','))
        return Words::tr("It has a comma before the cents.");
    if (text.endsWith(u'-') || text.contains(QChar(0x2212)))
        return Words::tr("The minus sign is a hyphen before the digits.");
    return {};
}

/// Why the text is not valid in the field; empty when it is.
QString amountProblem(const QString &text)
{
    if (cpv2::Money::parse(text) && core::isJsonNumber(text.toUtf8()))
        return {};
    if (text.isEmpty())
        return Words::tr("The amount is empty.");
    const QString cause = amountCause(text);
    return Words::
        tr("“%1” is not an amount. %2Use digits with a point before the cents, and nothing else (1234.56).")
            .arg(text, cause.isEmpty() ? cause : cause + u' ');
}

/// What a spreadsheet writes for a formula that failed, for a column that is too narrow, or for a long
/// number.
QString spreadsheetProblem(const QString &text)
{
    static const QRegularExpression failed(
        u"\\A(#(REF!|N/A|NAME\\?|VALUE!|DIV/0!|NUM!|NULL!|SPILL!|CALC!|BUSY!)|Err:[0-9]{3}|#{3,})\\z"_s);
    static const QRegularExpression shortened(u"\\A[0-9]([.,][0-9]+)?E\\+[0-9]{2,3}\\z"_s);
    if (failed.match(text).hasMatch())
        return Words::tr("“%1” is the spreadsheet's mark for a cell without a value.").arg(text);
    if (shortened.match(text).hasMatch())
        return Words::tr(
                   "“%1” is a long number that the spreadsheet has shortened. Format the column as text.")
            .arg(text);
    return {};
}

/// The day that the text names without a doubt, in the service's form: as it is, or from `2026-03-04`, both
/// also with midnight behind it. Empty when there is a doubt.
std::optional<QString> dateText(const QString &text)
{
    using Form = cpv2::DateReading::Form;
    static const QRegularExpression midnight(u"[T ]0?0:00(:00(\\.0+)?)?Z?\\z"_s);
    const QString day = QString(text).remove(midnight);
    const cpv2::DateReading reading = cpv2::readDate(day);
    if (reading.form == Form::Good && cpv2::parseDate(day))
        return day;
    return reading.form == Form::Iso && reading.date ? std::optional(cpv2::formatDate(*reading.date))
                                                     : std::nullopt;
}

QString dateProblem(const QString &text)
{
    return dateText(text)
               ? QString()
               : Words::tr("“%1” is not a date that can be read without a doubt. Write month/day/year "
                           "(3/4/2026) or year-month-day (2026-03-04).")
                     .arg(text);
}

QString fieldProblem(FieldId id, const QString &text)
{
    static const QRegularExpression wholeNumber(u"\\A-?(0|[1-9][0-9]{0,17})\\z"_s);
    if (const QString problem = spreadsheetProblem(text); !problem.isEmpty())
        return problem;
    switch (cpv2::field(id).type) {
    case FieldType::Money:
        return amountProblem(text);
    case FieldType::Integer:
        return wholeNumber.match(text).hasMatch() ? QString()
                                                  : Words::tr("“%1” is not a whole number.").arg(text);
    case FieldType::Date:
        return dateProblem(text);
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
        if (const QString problem = sharedTarget(); !problem.isEmpty())
            refuse(problem);
        else if (m_mapping.rows == CsvRows::FeeLines)
            makeFeeLines();
        else
            makeInvoices();
        reportUnclearColumns();
        if (m_result.takenRows == 0)
            m_result.edit.reset();
        return m_result;
    }

private:
    void report(const CsvRow &row, int column, const QString &sentence)
    {
        m_result.problems << CsvProblem{row.line, column, sentence};
    }

    /// Only one of two columns could become the field, and the other would be lost.
    QString sharedTarget() const
    {
        for (qsizetype i = 0; i < m_mapping.columns.size(); ++i) {
            const CsvTarget &target = m_mapping.columns.at(i);
            const qsizetype other = m_mapping.columns.indexOf(target, i + 1);
            if (target.kind != Kind::Ignored && other >= 0)
                return Words::tr("Two columns (%1 and %2) are mapped to %3. Map one of them.")
                    .arg(columnName(i), columnName(other), csvTargetName(target));
        }
        return {};
    }

    /// By number too, since names may repeat.
    QString columnName(qsizetype column) const
    {
        return u"%1 “%2”"_s.arg(QString::number(column + 1), m_table.columns.at(column));
    }

    /// Columns that were left out because more than one of them may be the field.
    void reportUnclearColumns()
    {
        QMap<QString, QStringList> columns; // by the field that they may be
        for (qsizetype i = 0; i < m_mapping.columns.size(); ++i) {
            const CsvTarget target = likeliestMeaning(i);
            if (target.kind != Kind::Ignored && !hasColumnFor(target))
                columns[csvTargetName(target)] << columnName(i);
        }
        for (const auto &[target, names] : columns.asKeyValueRange()) {
            if (names.size() > 1)
                m_result.problems.prepend(
                    {0, -1,
                     Words::tr("It is not clear which of the columns %1 is %2, so none was taken.")
                         .arg(names.join(u", "_s), target)});
        }
    }

    /// Of a column that is ignored.
    CsvTarget likeliestMeaning(qsizetype column) const
    {
        if (m_mapping.columns.at(column).kind != Kind::Ignored)
            return {};
        for (const CsvTarget &meaning : meanings(m_mapping.rows, m_table.columns.at(column))) {
            if (meaning.kind != Kind::FeeAmount || hasFeeColumns() || m_mapping.rows == CsvRows::FeeLines)
                return meaning;
        }
        return {};
    }

    bool hasColumnFor(const CsvTarget &target) const { return m_mapping.columns.contains(target); }
    bool hasFeeColumns() const { return std::ranges::any_of(m_mapping.columns, isFeePart); }

    bool isWhole(const CsvRow &row)
    {
        const auto isEmpty = [](const QString &cell) {
            return cell.trimmed().isEmpty();
        };
        const qsizetype columns = m_table.columns.size();
        // A spreadsheet may write separators for cells where there is no column.
        if (row.cells.size() >= columns && std::all_of(row.cells.begin() + columns, row.cells.end(), isEmpty))
            return true;
        report(row, -1,
               Words::tr("The number of cells (%1) does not match the number of columns (%2).")
                   .arg(QString::number(row.cells.size()), QString::number(columns)));
        return false;
    }

    FeeCells feeCells(const CsvRow &row) const
    {
        FeeCells cells;
        for (int i = 0; i < int(m_mapping.columns.size()); ++i) {
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

    /// The cells of a row that have a text, by their fields.
    using Cells = QHash<FieldId, QString>;

    struct InvoiceRows {
        PaymentRequest row; ///< holds the invoice; later rows add fee lines, and what the first left empty
        int line = 0;       ///< of its first row
        Cells cells;
    };
    struct CustomerRows {
        PaymentRequest row; ///< holds the customer; later rows add what the first left empty
        int line = 0;       ///< of its first row
        Cells cells;
        QString account;
        std::vector<InvoiceRows> invoices;
        QHash<QString, size_t> byNumber;
    };
    struct ReadRow {
        PaymentRequest request;
        Cells customer;
        Cells invoice;
    };

    void makeInvoices()
    {
        if (std::ranges::all_of(m_mapping.columns,
                                [](const CsvTarget &target) { return target.kind == Kind::Ignored; }))
            return refuse(Words::tr("No column is mapped to a field."));
        if (!hasColumnFor({Kind::Field, FieldId::BalanceDue}))
            return refuse(Words::tr("No column is mapped to BalanceDue, so every invoice would be of 0.00."));
        for (int i = 0; i < m_request.customerCount() && !m_mapping.replacesExisting; ++i) {
            const QString account = m_request.text(FieldId::AccountNumber, {i, -1});
            if (!account.isEmpty() && !m_existing.contains(account))
                m_existing.insert(account, i);
        }
        for (const CsvRow &row : m_table.rows) {
            if (isWhole(row))
                takeRow(row);
        }
        for (const CustomerRows &customer : m_customers)
            m_result.invoices += int(customer.invoices.size());
        m_result.customers = int(m_customers.size());
        if (m_customers.empty())
            return;
        if (hasCustomerColumns())
            groupUnderCustomers();
        else
            putUnderOneCustomer();
    }

    bool hasCustomerColumns() const
    {
        return std::ranges::any_of(m_mapping.columns, [](const CsvTarget &target) {
            return target.kind == Kind::Field && isCustomerField(cpv2::field(target.field));
        });
    }

    /// What this row's cells say; empty and reported when one is not valid.
    std::optional<ReadRow> readRow(const CsvRow &row)
    {
        const qsizetype problemsBefore = m_result.problems.size();
        ReadRow read{m_blankRow, {}, {}};
        for (int i = 0; i < int(m_mapping.columns.size()); ++i) {
            const CsvTarget &target = m_mapping.columns.at(i);
            QString text = row.cells.at(i).trimmed();
            if (target.kind != Kind::Field || text.isEmpty())
                continue;
            const cpv2::Field &field = cpv2::field(target.field);
            if (const QString problem = fieldProblem(target.field, text); !problem.isEmpty()) {
                report(row, i, problem);
                continue;
            }
            if (field.type == FieldType::Date)
                text = dateText(text).value_or(text);
            change(read.request, read.request.setText(target.field, text, only));
            (isCustomerField(field) ? read.customer : read.invoice).insert(target.field, text);
        }
        return m_result.problems.size() == problemsBefore ? std::optional(read) : std::nullopt;
    }

    void takeRow(const CsvRow &row)
    {
        const std::optional<ReadRow> read = readRow(row);
        const FeeCells fee = feeCells(row);
        std::optional<cpv2::FeeLine> line;
        if (!fee.isEmpty())
            line = feeLine(row, fee);
        if (!read || (!fee.isEmpty() && !line))
            return;
        if (hasCustomerColumns() && read->customer.isEmpty())
            return report(row, -1, Words::tr("The row names no customer."));

        // Nothing is changed before everything is known to be good.
        CustomerRows *customer = knownCustomer(*read);
        if (customer && !agrees(row, read->customer, customer->cells, customer->line))
            return;
        if (!agreesWithExisting(row, *read))
            return;
        const QString number = read->invoice.value(FieldId::InvoiceNumber);
        const auto known =
            customer ? customer->byNumber.constFind(number) : QHash<QString, size_t>::const_iterator();
        const bool joins =
            customer && hasFeeColumns() && !number.isEmpty() && known != customer->byNumber.cend();
        InvoiceRows *invoice = joins ? &customer->invoices[*known] : nullptr;
        if (invoice && !agrees(row, read->invoice, invoice->cells, invoice->line))
            return;
        if (invoice && !line)
            return report(row, -1,
                          Words::tr("The row repeats line %1, the same invoice, and adds no fee line.")
                              .arg(invoice->line));
        if (!invoice && !read->invoice.contains(FieldId::BalanceDue))
            return report(row, int(m_mapping.columns.indexOf(CsvTarget{Kind::Field, FieldId::BalanceDue})),
                          Words::tr("The amount is empty."));
        if (invoice && line && invoice->row.customFields(only).size() > feeLineLimit)
            return report(
                row, -1,
                Words::tr("There are more fee lines than an invoice can have (%1).").arg(feeLineLimit));

        if (customer)
            fill(customer->row, customer->cells, read->customer);
        else
            customer = &addCustomer(*read, row.line);
        if (invoice) {
            fill(invoice->row, invoice->cells, read->invoice);
        } else {
            customer->byNumber.insert(number, customer->invoices.size());
            customer->invoices.push_back({read->request, row.line, read->invoice});
            invoice = &customer->invoices.back();
        }
        if (line) {
            change(invoice->row, invoice->row.addFeeLine(only, *line, m_firstSlot));
            ++m_result.feeLines;
        }
        ++m_result.takenRows;
    }

    /// What tells the row's customer from others: the account, else, in a table without accounts, all that
    /// the row says about the customer. Rows without an account are customers of their own: an empty key
    /// joins nobody.
    QString keyOf(const ReadRow &read) const
    {
        if (!hasCustomerColumns())
            return u"one"_s;
        if (hasColumnFor({Kind::Field, FieldId::AccountNumber}))
            return read.customer.value(FieldId::AccountNumber);
        QString key;
        for (const CsvTarget &target : m_mapping.columns) {
            if (target.kind == Kind::Field && isCustomerField(cpv2::field(target.field)))
                key += read.customer.value(target.field) + QChar(u'\0');
        }
        return key;
    }

    CustomerRows *knownCustomer(const ReadRow &read)
    {
        const QString key = keyOf(read);
        const auto known = m_byKey.constFind(key);
        return key.isEmpty() || known == m_byKey.cend() ? nullptr : &m_customers[*known];
    }

    CustomerRows &addCustomer(const ReadRow &read, int line)
    {
        m_byKey.insert(keyOf(read), m_customers.size());
        return m_customers.emplace_back(CustomerRows{
            read.request, line, read.customer, read.customer.value(FieldId::AccountNumber), {}, {}});
    }

    /// A later row of a customer or an invoice need not say it all again, but must not say something else.
    bool agrees(const CsvRow &row, const Cells &cells, const Cells &first, int line)
    {
        for (int i = 0; i < int(m_mapping.columns.size()); ++i) {
            const CsvTarget &target = m_mapping.columns.at(i);
            const auto said = cells.constFind(target.field);
            if (target.kind != Kind::Field || said == cells.cend() ||
                *said == first.value(target.field, *said))
                continue;
            const bool isCustomer = isCustomerField(cpv2::field(target.field));
            report(row, i,
                   (isCustomer ? Words::tr("%1 differs from line %2, which is for the same customer.")
                               : Words::tr("%1 differs from line %2, which is for the same invoice."))
                       .arg(csvTargetName(target), QString::number(line)));
            return false;
        }
        return true;
    }

    /// The request may have the customer already.
    bool agreesWithExisting(const CsvRow &row, const ReadRow &read)
    {
        const auto existing = m_existing.constFind(read.customer.value(FieldId::AccountNumber));
        if (existing == m_existing.cend())
            return true;
        for (int i = 0; i < int(m_mapping.columns.size()); ++i) {
            const CsvTarget &target = m_mapping.columns.at(i);
            const auto said = read.customer.constFind(target.field);
            if (target.kind != Kind::Field || said == read.customer.cend() ||
                *said == m_request.text(target.field, {*existing, -1}))
                continue;
            report(row, i,
                   Words::tr("%1 differs from the customer with the same account in the request.")
                       .arg(csvTargetName(target)));
            return false;
        }
        return true;
    }

    /// Adds what the rows before have left empty.
    static void fill(PaymentRequest &row, Cells &cells, const Cells &said)
    {
        for (auto [field, text] : said.asKeyValueRange()) {
            if (cells.contains(field))
                continue;
            cells.insert(field, text);
            change(row, row.setText(field, text, only));
        }
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
        if (!m_mapping.replacesExisting && m_request.customerCount() > 0)
            customers = m_request.find(FieldId::Customers)->items();
        for (const CustomerRows &customer : m_customers) {
            const auto own = m_existing.constFind(customer.account);
            if (own != m_existing.cend())
                customers[size_t(*own)] = withInvoices(customers[size_t(*own)], invoicesOf(customer), false);
            else
                customers.push_back(withInvoices(customerOf(customer), invoicesOf(customer), true));
        }
        m_result.edit = m_request.set(FieldId::Customers, Json::array(std::move(customers)));
    }

    static Json customerOf(const CustomerRows &rows)
    {
        return rows.row.find(FieldId::Customers)->items().front();
    }

    void putUnderOneCustomer()
    {
        const CustomerRows &rows = m_customers.front();
        const Place place{m_mapping.place.customer, -1};
        if (m_request.customerCount() == 0) {
            const Json customer = withInvoices(customerOf(rows), invoicesOf(rows), true);
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
    QHash<QString, size_t> m_byKey;
    QHash<QString, int> m_existing; ///< the request's customers by account, when rows are added to them
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
    const auto isAmount = [&](qsizetype column) {
        return plain(columns.at(column)) == "amount"_L1;
    };
    // What a column may be, the likeliest first; the name of a field itself before what people call it, and
    // “amount”, which may be two fields, last. A target that two columns may be goes to neither.
    QList<CsvTarget> targets(columns.size());
    QList<CsvTarget> unclear;
    const auto give = [&](auto mayBeNow) {
        QHash<QString, QList<qsizetype>> wanting;
        for (qsizetype i = 0; i < columns.size(); ++i) {
            for (const CsvTarget &meaning : meanings(rows, columns.at(i))) {
                const bool isHidden = isAmount(i) && meaning.kind == Kind::FeeAmount && !hasFees;
                if (targets.at(i) != CsvTarget() || isHidden || targets.contains(meaning) ||
                    unclear.contains(meaning) || !mayBeNow(i, meaning))
                    continue;
                wanting[csvTargetName(meaning)] << i;
                break;
            }
        }
        for (const auto &[name, wanted] : wanting.asKeyValueRange()) {
            const CsvTarget target = *csvTargetNamed(rows, name);
            if (wanted.size() == 1)
                targets.replace(wanted.first(), target);
            else
                unclear << target;
        }
    };
    give([&](qsizetype i, const CsvTarget &meaning) {
        return plain(csvTargetName(meaning)) == plain(columns.at(i));
    });
    give([&](qsizetype i, const CsvTarget &) { return !isAmount(i); });
    give([&](qsizetype i, const CsvTarget &) { return isAmount(i); });
    return targets;
}

CsvImport applyCsv(const PaymentRequest &request, const CsvTable &table, const CsvMapping &mapping,
                   QDate today, int firstSlot)
{
    return Importer(request, table, mapping, today, firstSlot).run();
}

} // namespace interchange
