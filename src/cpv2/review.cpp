// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/review.h"

#include "cpv2/binding.h"
#include "cpv2/counted_list.h"
#include "cpv2/rules.h"

#include <QHash>

using namespace Qt::Literals::StringLiterals;
using core::Json;
using core::JsonEdit;

namespace cpv2
{

namespace
{

constexpr auto customersName = "Customers"_L1;
constexpr auto invoicesName = "Invoices"_L1;

struct InvoiceReview {
    FindingCounts own;
    QString identity; ///< its InvoiceNumber; shares the request's text
    const FindingCounts &counts() const { return own; }
};

struct CustomerReview {
    FindingCounts own;
    QString identity; ///< its AccountNumber
    CountedList<InvoiceReview> invoices;

    FindingCounts counts() const
    {
        FindingCounts counts = own;
        counts += invoices.counts();
        return counts;
    }
};

/// How often each number appears in the request.
class Repeats
{
public:
    int times(const QString &identity) const { return m_times.value(identity); }
    /// Places whose number appears elsewhere too.
    int places() const { return m_places; }

    void add(const QString &identity)
    {
        if (identity.isEmpty())
            return;
        const int before = m_times[identity]++;
        m_places += before == 0 ? 0 : before == 1 ? 2 : 1;
    }

    void remove(const QString &identity)
    {
        const auto entry = m_times.find(identity);
        if (entry == m_times.end())
            return;
        const int after = --*entry;
        m_places -= after == 0 ? 0 : after == 1 ? 2 : 1;
        if (after == 0)
            m_times.erase(entry);
    }

private:
    QHash<QString, int> m_times;
    int m_places = 0;
};

bool isNamed(const QString &token, QLatin1StringView name)
{
    return token.compare(name, Qt::CaseInsensitive) == 0;
}

/// `token` names the list that the service reads as `name`.
bool isList(const Json &object, QLatin1StringView name, const QString &token)
{
    const int index = object.isObject() ? boundMember(object.members(), name) : -1;
    if (index < 0)
        return false;
    const Json::Member &member = object.members()[size_t(index)];
    return member.name == token && member.value.isArray();
}

/// Applies to `list` what the edit did to the array it represents. `made(index)` returns a new item;
/// `gone(item)` sees a removed one.
template <typename Item, typename Made, typename Gone>
void follow(CountedList<Item> &list, int index, const JsonEdit &edit, Made made, Gone gone)
{
    switch (edit.kind) {
    case JsonEdit::Kind::Replace:
        gone(list.take(index));
        list.insert(index, made(index));
        break;
    case JsonEdit::Kind::Insert:
        list.insert(index, made(index));
        break;
    case JsonEdit::Kind::Remove:
        gone(list.take(index));
        break;
    case JsonEdit::Kind::Move:
        list.insert(edit.position, list.take(index));
        break;
    }
}

/// Number `index` among those of some severities; it must exist.
Finding nth(const QList<Finding> &findings, int index, Severities among)
{
    for (const Finding &finding : findings) {
        if (among.contains(finding.severity) && index-- == 0)
            return finding;
    }
    Q_UNREACHABLE();
}

} // namespace

struct Review::Private {
    Private(const BillerProfile &profile, const Circumstances &circumstances) : rules(profile, circumstances)
    {
    }

    void reset(const PaymentRequest &request);
    void update(const PaymentRequest &request, const JsonEdit &edit);
    void updateCustomers(const PaymentRequest &request, const JsonEdit &edit);
    void updateCustomer(const PaymentRequest &request, CustomerReview &customer, Place place,
                        const JsonEdit &edit);
    void recountSettings(const PaymentRequest &request);
    template <typename Item>
    void recount(const PaymentRequest &request, Item &item, Place place);

    InvoiceReview newInvoice(const PaymentRequest &request, Place place);
    CustomerReview newCustomer(const PaymentRequest &request, int number);
    void forget(const CustomerReview &customer);

    Repeats &repeats(const InvoiceReview &) { return invoiceNumbers; }
    Repeats &repeats(const CustomerReview &) { return accountNumbers; }
    const Repeats &repeatsAt(Place place) const
    {
        return place.invoice < 0 ? accountNumbers : invoiceNumbers;
    }

    const QList<Finding> &findings(const PaymentRequest &request, const RequestPart &part) const;
    const QList<Place> &repeatedPlaces() const;

    Rules rules;
    FindingCounts head;
    FindingCounts tail;
    CountedList<CustomerReview> customers;
    Repeats accountNumbers;
    Repeats invoiceNumbers;

    // The last item looked at: a view asks row by row, several times for each row.
    mutable std::optional<RequestPart> shownPart;
    mutable QList<Finding> shown;
    mutable std::optional<QList<Place>> repeated;
};

Review::Review(const BillerProfile &profile, const Circumstances &circumstances)
    : d(std::make_unique<Private>(profile, circumstances))
{
    reset(PaymentRequest());
}

Review::~Review() = default;
Review::Review(Review &&) noexcept = default;
Review &Review::operator=(Review &&) noexcept = default;

const BillerProfile &Review::profile() const
{
    return d->rules.profile();
}

const Circumstances &Review::circumstances() const
{
    return d->rules.circumstances();
}

// ---- keeping up

void Review::reset(const PaymentRequest &request)
{
    d->reset(request);
}

void Review::update(const PaymentRequest &request, const JsonEdit &edit)
{
    d->update(request, edit);
}

void Review::setEndpointIsRemote(const PaymentRequest &request, bool isRemote)
{
    Circumstances circumstances = d->rules.circumstances();
    circumstances.endpointIsRemote = isRemote;
    d->rules = Rules(d->rules.profile(), circumstances);
    d->recountSettings(request);
}

void Review::Private::reset(const PaymentRequest &request)
{
    customers = {};
    accountNumbers = {};
    invoiceNumbers = {};
    repeated.reset();
    const BoundNames names;
    recountSettings(request);
    const int count = request.customerCount();
    for (int number = 0; number < count; ++number)
        customers.append(newCustomer(request, number));
}

void Review::Private::update(const PaymentRequest &request, const JsonEdit &edit)
{
    const QStringList &tokens = edit.at.tokens();
    if (tokens.isEmpty() || (tokens.size() == 1 && isNamed(tokens[0], customersName)))
        return reset(request);
    shownPart.reset();
    const bool isInCustomers = tokens.size() > 1 && isList(request.document(), customersName, tokens[0]);
    if (isInCustomers)
        updateCustomers(request, edit);
    if (!isInCustomers ||
        tokens.size() == 2) // the request's own rules look at its list, not into the customers
        recountSettings(request);
}

void Review::Private::updateCustomers(const PaymentRequest &request, const JsonEdit &edit)
{
    const QStringList &tokens = edit.at.tokens();
    const int number = tokens[1].toInt();
    if (tokens.size() > 2) {
        customers.change(number, [&](CustomerReview &customer) {
            updateCustomer(request, customer, {number, -1}, edit);
        });
        return;
    }
    repeated.reset();
    follow(
        customers, number, edit, [&](int index) { return newCustomer(request, index); },
        [this](const CustomerReview &customer) { forget(customer); });
}

void Review::Private::updateCustomer(const PaymentRequest &request, CustomerReview &customer, Place place,
                                     const JsonEdit &edit)
{
    const QStringList &tokens = edit.at.tokens();
    if (tokens.size() == 3 && isNamed(tokens[2], invoicesName)) {
        forget(customer);
        customer = newCustomer(request, place.customer);
        return;
    }
    const Json &value = request.find(FieldId::Customers)->items()[size_t(place.customer)];
    const bool isInInvoices = tokens.size() > 3 && isList(value, invoicesName, tokens[2]);
    const int number = isInInvoices ? tokens[3].toInt() : -1;
    if (isInInvoices && tokens.size() > 4) {
        customer.invoices.change(number, [&](InvoiceReview &invoice) {
            recount(request, invoice, {place.customer, number});
        });
        return;
    }
    recount(request, customer, place);
    if (isInInvoices) {
        repeated.reset();
        follow(
            customer.invoices, number, edit,
            [&](int index) {
                return newInvoice(request, {place.customer, index});
            },
            [this](const InvoiceReview &invoice) { invoiceNumbers.remove(invoice.identity); });
    }
}

void Review::Private::recountSettings(const PaymentRequest &request)
{
    shownPart.reset();
    head = rules.count(request, {RequestPart::Kind::Head, {}});
    tail = rules.count(request, {RequestPart::Kind::Tail, {}});
}

template <typename Item>
void Review::Private::recount(const PaymentRequest &request, Item &item, Place place)
{
    const auto kind = place.invoice < 0 ? RequestPart::Kind::Customer : RequestPart::Kind::Invoice;
    item.own = rules.count(request, {kind, place});
    const QString identity = Rules::identity(request, place);
    if (identity == item.identity)
        return;
    repeated.reset();
    repeats(item).remove(item.identity);
    repeats(item).add(identity);
    item.identity = identity;
}

InvoiceReview Review::Private::newInvoice(const PaymentRequest &request, Place place)
{
    InvoiceReview invoice;
    recount(request, invoice, place);
    return invoice;
}

CustomerReview Review::Private::newCustomer(const PaymentRequest &request, int number)
{
    CustomerReview customer;
    recount(request, customer, {number, -1});
    const int count = request.invoiceCount(number);
    for (int invoice = 0; invoice < count; ++invoice)
        customer.invoices.append(newInvoice(request, {number, invoice}));
    return customer;
}

void Review::Private::forget(const CustomerReview &customer)
{
    repeated.reset();
    accountNumbers.remove(customer.identity);
    customer.invoices.forEach(
        [this](const InvoiceReview &invoice) { invoiceNumbers.remove(invoice.identity); });
}

// ---- looking

int Review::count(Severities among) const
{
    const int own = d->head.of(among) + d->customers.counts().of(among) + d->tail.of(among);
    const bool hasRepeats = among.contains(Finding::Severity::Warning);
    return hasRepeats ? own + d->accountNumbers.places() + d->invoiceNumbers.places() : own;
}

Finding Review::finding(const PaymentRequest &request, int index, Severities among) const
{
    Q_ASSERT(index >= 0 && index < count(among));
    using Kind = RequestPart::Kind;
    const auto in = [&](const RequestPart &part, int wanted) {
        return nth(d->findings(request, part), wanted, among);
    };
    if (index < d->head.of(among))
        return in({Kind::Head, {}}, index);
    index -= d->head.of(among);

    if (index < d->customers.counts().of(among)) {
        const auto [number, inCustomer] = d->customers.find(index, among);
        const CustomerReview &customer = d->customers.at(number);
        if (inCustomer < customer.own.of(among))
            return in({Kind::Customer, {number, -1}}, inCustomer);
        const auto [invoice, inInvoice] = customer.invoices.find(inCustomer - customer.own.of(among), among);
        return in({Kind::Invoice, {number, invoice}}, inInvoice);
    }
    index -= d->customers.counts().of(among);

    if (index < d->tail.of(among))
        return in({Kind::Tail, {}}, index);
    const Place place = d->repeatedPlaces().at(index - d->tail.of(among));
    return Rules::repeated(request, place, d->repeatsAt(place).times(Rules::identity(request, place)));
}

QList<Finding> Review::findings(const PaymentRequest &request, Place place) const
{
    using Kind = RequestPart::Kind;
    if (place.customer < 0) {
        QList<Finding> settings = d->findings(request, {Kind::Head, {}});
        return settings += d->findings(request, {Kind::Tail, {}});
    }
    const Kind kind = place.invoice < 0 ? Kind::Customer : Kind::Invoice;
    QList<Finding> findings = d->findings(request, {kind, place});
    const int times = d->repeatsAt(place).times(Rules::identity(request, place));
    if (times > 1)
        findings.append(Rules::repeated(request, place, times));
    return findings;
}

const QList<Finding> &Review::Private::findings(const PaymentRequest &request, const RequestPart &part) const
{
    if (shownPart != part) {
        shown = rules.findings(request, part);
        shownPart = part;
    }
    return shown;
}

const QList<Place> &Review::Private::repeatedPlaces() const
{
    if (repeated)
        return *repeated;
    repeated.emplace();
    Place place{0, -1};
    customers.forEach([&](const CustomerReview &customer) {
        if (accountNumbers.times(customer.identity) > 1)
            repeated->append({place.customer, -1});
        place.invoice = 0;
        customer.invoices.forEach([&](const InvoiceReview &invoice) {
            if (invoiceNumbers.times(invoice.identity) > 1)
                repeated->append(place);
            ++place.invoice;
        });
        ++place.customer;
    });
    return *repeated;
}

} // namespace cpv2
