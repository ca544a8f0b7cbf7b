// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/generator.h"

#include "cpv2/dates.h"
#include "cpv2/seeded_random.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <array>
#include <limits>
#include <span>

using namespace Qt::Literals::StringLiterals;
using core::Json;

namespace cpv2
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(cpv2::generator)
};

// ---- what there is to choose from

struct City {
    const char *name;
    const char *state;
    const char *zipStart; ///< the first three digits of ZIP codes in that state
};

// clang-format off
constexpr std::array firstNames{"Alice", "Andre", "Beth", "Carlos", "Dana", "Elena", "Frank", "Grace", "Hassan", "Ingrid", "James", "Keisha",
                                "Liam", "Maria", "Nathan", "Olivia", "Priya", "Quinn", "Rosa", "Samuel", "Teresa", "Victor", "Wendy", "Yusuf"};
constexpr std::array lastNames{"Anderson", "Brooks", "Carter", "Diaz", "Edwards", "Fischer", "Garcia", "Hughes", "Ibrahim", "Jenkins", "Kim", "Lopez",
                               "Miller", "Nguyen", "Owens", "Patel", "Reed", "Sullivan", "Turner", "Underwood", "Vasquez", "Walker", "Young", "Zimmerman"};
constexpr std::array businesses{"Riverside", "Oak Hill", "Lakeview", "Summit", "Pine Street", "Heritage", "Blue Ridge", "Cornerstone"};
constexpr std::array trades{"Builders", "Electric", "Heating and Cooling", "Homes", "Plumbing", "Properties", "Roofing", "Signs"};
constexpr std::array streets{"Birch Ct", "Cedar Ave", "Church St", "Elm St", "Highland Rd", "Lincoln Blvd", "Main St", "Maple Dr",
                             "Mill St", "Orchard Ln", "Park Ave", "Walnut St"};
constexpr std::array cities{City{"Xenia", "OH", "453"}, City{"Greensboro", "GA", "306"}, City{"Asheville", "NC", "288"}, City{"Boise", "ID", "837"},
                            City{"Burlington", "VT", "054"}, City{"Cheyenne", "WY", "820"}, City{"Duluth", "MN", "558"}, City{"Eugene", "OR", "974"},
                            City{"Flagstaff", "AZ", "860"}, City{"Galveston", "TX", "775"}, City{"Lansing", "MI", "489"}, City{"Portland", "ME", "041"},
                            City{"Salem", "MA", "019"}, City{"Savannah", "GA", "314"}, City{"Spokane", "WA", "992"}, City{"Tampa", "FL", "336"}};
constexpr std::array mailDomains{"example.com", "example.net", "example.org"}; // RFC 2606

struct Permit {
    const char *type;
    const char *prefix; ///< of its number
    std::array<const char *, 3> fees;
};
constexpr std::array permits{
    Permit{"Residential Gas/Fuel Application", "RGAS", {"Residential Gas/Fuel Fee", "Board of Appeals Hearing", "Gas Line Inspection"}},
    Permit{"Commercial Building Permit", "CBLD", {"Commercial Plan Review", "Commercial Building Fee", "State Surcharge (3%)"}},
    Permit{"Electrical Permit", "ELEC", {"Electrical Base Fee", "Service Upgrade", "Electrical Inspection"}},
    Permit{"Sign Permit", "SGN", {"Sign Permit Fee", "Sign Plan Review", "Right-of-Way Fee"}},
    Permit{"Zoning Variance", "ZV", {"Variance Filing Fee", "Public Notice", "Planning Review"}},
    Permit{"Short-Term Rental License", "STR", {"License Fee", "Fire Safety Inspection", "Registration Fee"}},
    Permit{"Fence Permit", "FNC", {"Fence Permit Fee", "Site Inspection", "Survey Review"}},
    Permit{"Food Service License", "FOOD", {"License Fee: Risk Class II", "Health Inspection", "Late Renewal Fee"}}};
// clang-format on

// ---- the work

/// Numbers like those of a portal's counter: increasing, with gaps, each used once.
class Counter
{
public:
    Counter(int first, SeededRandom &random) : m_last(first), m_random(random) {}
    int next() { return m_last += 1 + m_random.below(3); }

private:
    int m_last;
    SeededRandom &m_random;
};

/// Sets a field of a blank object.
void set(Json &object, FieldId id, Json value)
{
    object.members()[size_t(object.indexOf(fieldName(field(id))))].value = std::move(value);
}

void set(Json &object, FieldId id, const QString &text)
{
    set(object, id, Json::string(text));
}

void set(Json &object, FieldId id, const Money &amount)
{
    set(object, id, Json::number(amount.toString().toLatin1()));
}

/// The fixed text that a regular expression requires at the start: `^https://portal\.example/back\?id=(.+)$`
/// → `https://portal.example/back?id=`.
QString fixedStart(const QString &pattern)
{
    QString text;
    for (qsizetype i = pattern.startsWith(u'^') ? 1 : 0; i < pattern.size(); ++i) {
        const bool isEscaped =
            pattern[i] == u'\\' && i + 1 < pattern.size() && !pattern[i + 1].isLetterOrNumber();
        if (isEscaped)
            ++i;
        else if (u"\\.?*+()[]{}|^$"_s.contains(pattern[i]))
            break;
        text += pattern[i];
    }
    return text;
}

class Generator
{
public:
    explicit Generator(const GeneratorOptions &options)
        : m_options(options), m_random(options.seed),
          m_blankCustomer(PaymentRequest::blankCustomer(options.today)),
          m_blankInvoice(PaymentRequest::blankInvoice(options.today)),
          m_accountNumbers(100'000 + m_random.below(100'000), m_random),
          m_invoiceNumbers(200'000 + m_random.below(400'000), m_random),
          m_feeNumbers(1'000 + m_random.below(90'000), m_random)
    {
    }

    PaymentRequest request()
    {
        PaymentRequest request = PaymentRequest::blank(m_options.today);
        Json document = request.document();
        Json::Items customers;
        customers.reserve(size_t(m_options.customers));
        for (int i = 0; i < m_options.customers; ++i)
            customers.push_back(customer());
        set(document, FieldId::ReturnURL, callbackUrl());
        set(document, FieldId::PostBackURL, callbackUrl());
        set(document, FieldId::BillerReference, m_reference);
        set(document, FieldId::Customers, Json::array(std::move(customers)));
        return PaymentRequest(std::move(document));
    }

private:
    template <typename Choices>
    const auto &oneOf(const Choices &choices)
    {
        return choices[size_t(m_random.below(int(choices.size())))];
    }

    QString word(std::span<const char *const> choices) { return QString::fromLatin1(oneOf(choices)); }

    Json customer()
    {
        const bool isBusiness = m_random.below(3) == 0;
        const QString first = word(isBusiness ? std::span<const char *const>(businesses) : firstNames);
        const QString last = word(isBusiness ? std::span<const char *const>(trades) : lastNames);
        const QString name = first + u' ' + last + (isBusiness ? u" LLC"_s : QString());
        const QString mailbox = (first + u'.' + last).toLower().remove(u' ');
        const City &city = oneOf(cities);
        const QString account = u"J_%1"_s.arg(m_accountNumbers.next());

        Json made = m_blankCustomer;
        set(made, FieldId::AccountNumber, account);
        set(made, FieldId::DisplayAccountNumber, name);
        set(made, FieldId::Name, name);
        // Each draw is a statement of its own, since the compiler may evaluate the operands of one in any
        // order.
        const int houseNumber = 100 + m_random.below(9'900);
        set(made, FieldId::Address, QString::number(houseNumber) + u' ' + word(streets));
        set(made, FieldId::City, QString::fromLatin1(city.name));
        set(made, FieldId::State, QString::fromLatin1(city.state));
        set(made, FieldId::Zip, QString::fromLatin1(city.zipStart) + padded(m_random.below(100), 2));
        set(made, FieldId::EmailAddress, mailbox + u'@' + word(mailDomains));
        Json::Items invoices;
        invoices.reserve(size_t(m_options.invoicesPerCustomer));
        for (int i = 0; i < m_options.invoicesPerCustomer; ++i)
            invoices.push_back(invoice());
        set(made, FieldId::Invoices, Json::array(std::move(invoices)));
        return made;
    }

    Json invoice()
    {
        const QString number = QString::number(m_invoiceNumbers.next());
        if (m_reference.isEmpty())
            m_reference = number; // as in the sample
        const Permit &permit = oneOf(permits);

        Json made = m_blankInvoice;
        set(made, FieldId::InvoiceNumber, number);
        if (m_options.profile.typeId)
            set(made, FieldId::TypeID, Json::number(QByteArray::number(*m_options.profile.typeId)));
        if (!m_options.profile.datesOfToday) {
            const QDate day = m_options.today.addDays(-m_random.below(28));
            set(made, FieldId::InvoiceDate, formatDate(day));
            set(made, FieldId::DueDate, formatDate(day.addDays(30)));
        }
        Json::Members custom = headFields(permit);
        Money balance;
        for (int i = 0; i < m_options.feeLinesPerInvoice; ++i) {
            const FeeLine line = feeLine(permit, i);
            balance = Money::fromTenThousandths(balance.tenThousandths() + line.amount().tenThousandths());
            custom.push_back(
                {u"Custom%1"_s.arg(m_options.profile.firstFeeLineSlot + i), Json::string(line.toString())});
        }
        set(made, FieldId::BalanceDue, balance);
        set(made, FieldId::CustomFields, Json::object(std::move(custom)));
        return made;
    }

    /// The custom fields before the fee lines: what is being paid, the permit number, then null as in the
    /// sample.
    Json::Members headFields(const Permit &permit)
    {
        const QString number =
            u"%1-%2-%3"_s.arg(QLatin1StringView(permit.prefix), padded(m_options.today.year() % 100, 2),
                              padded(m_random.below(1'000'000), 6));
        const std::array texts{QString::fromLatin1(permit.type), number};
        Json::Members members;
        for (int slot = 1; slot < m_options.profile.firstFeeLineSlot; ++slot)
            members.push_back({u"Custom%1"_s.arg(slot),
                               slot <= int(texts.size()) ? Json::string(texts[size_t(slot - 1)]) : Json()});
        return members;
    }

    FeeLine feeLine(const Permit &permit, int index)
    {
        const QString id = u"FEE-%1-%2"_s.arg(m_options.today.year()).arg(padded(m_feeNumbers.next(), 6));
        const auto kinds = int(permit.fees.size());
        QString item = QString::fromLatin1(permit.fees[size_t(index % kinds)]);
        if (index >= kinds)
            item += u" %1"_s.arg(index / kinds + 1);
        // Half of the fees are whole dollars, as in most fee tables.
        const int dollars = 5 + m_random.below(245);
        const int cents = m_random.below(2) == 0 ? 0 : m_random.below(100);
        constexpr int scaleOfSample = 4;
        return {id, item, Money::fromTenThousandths(dollars * 10'000LL + cents * 100LL, scaleOfSample)};
    }

    /// A URL that the profile accepts, where that can be known, with its own GUID as in the sample.
    QString callbackUrl()
    {
        const QString guid = m_random.uuid().toString(QUuid::WithoutBraces).toUpper();
        const QString &pattern = m_options.profile.callbackUrlPattern;
        const QRegularExpression wanted(pattern);
        const QString juri = u"/Handler/InvoiceCloudResponse.ashx?juri=example-county&type="_s + guid;
        for (const QString &candidate : {u"https://permits.example.com"_s + juri,
                                         u"https://qa.sagesgov.com"_s + juri, fixedStart(pattern) + guid}) {
            if (wanted.match(candidate).hasMatch())
                return candidate;
        }
        return u"https://permits.example.com"_s + juri;
    }

    static QString padded(int number, int digits)
    {
        return QString::number(number).rightJustified(digits, u'0');
    }

    const GeneratorOptions &m_options;
    SeededRandom m_random;
    const Json m_blankCustomer;
    const Json m_blankInvoice;
    Counter m_accountNumbers;
    Counter m_invoiceNumbers;
    Counter m_feeNumbers;
    QString m_reference;
};

core::Error refusal(const QString &sentence)
{
    return {u"generate"_s, sentence};
}

} // namespace

core::Result<core::Done> check(const GeneratorOptions &options)
{
    if (options.customers < 1)
        return refusal(Words::tr("There must be at least one customer."));
    if (options.invoicesPerCustomer < 1)
        return refusal(Words::tr("Each customer must have at least one invoice."));
    if (options.feeLinesPerInvoice < 1)
        return refusal(Words::tr("Each invoice must have at least one fee line."));
    const auto number = [](qint64 value) {
        return QString::number(value);
    };
    const qint64 invoices = qint64(options.customers) * options.invoicesPerCustomer;
    if (invoices > GeneratorOptions::invoiceLimit)
        return refusal(Words::tr("That would be %1 invoices; at most %2 can be generated.")
                           .arg(number(invoices), number(GeneratorOptions::invoiceLimit)));
    const qint64 feeLines = invoices * options.feeLinesPerInvoice;
    if (feeLines > GeneratorOptions::feeLineLimit)
        return refusal(Words::tr("That would be %1 fee lines; at most %2 can be generated.")
                           .arg(number(feeLines), number(GeneratorOptions::feeLineLimit)));
    const int first = options.profile.firstFeeLineSlot;
    const int last = options.profile.lastFeeLineSlot.value_or(std::numeric_limits<int>::max());
    if (options.feeLinesPerInvoice > last - first + 1)
        return refusal(
            Words::tr("%1 allows fee lines only in Custom%2 to Custom%3, so an invoice holds at most %4.")
                .arg(options.profile.name, number(first), number(last), number(last - first + 1)));
    if (!options.today.isValid())
        return refusal(Words::tr("The date does not exist."));
    return core::done();
}

PaymentRequest generateRequest(const GeneratorOptions &options)
{
    Q_ASSERT(check(options));
    return Generator(options).request();
}

} // namespace cpv2
