// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "simulator/hosted_page.h"

#include "core/web_url.h"
#include "cpv2/objects.h"

#include <QFile>

#include <array>

using namespace Qt::Literals::StringLiterals;
using cpv2::FieldId;
using cpv2::Money;

namespace simulator
{

namespace
{

constexpr int longestEntry = 200; ///< characters of a field, as the pages' maxlength says

// ---- words

QString money(const Money &amount)
{
    static const QLocale english(QLocale::English, QLocale::UnitedStates);
    return u'$' + amount.toDisplay(english);
}

QString idOf(Method method)
{
    switch (method) {
    case Method::Card:
        return u"card"_s;
    case Method::BankAccount:
        return u"bank"_s;
    case Method::Swipe:
        return u"swipe"_s;
    }
    Q_UNREACHABLE();
}

QString nameOf(Method method)
{
    switch (method) {
    case Method::Card:
        return u"Credit or debit card"_s;
    case Method::BankAccount:
        return u"Bank account (ACH)"_s;
    case Method::Swipe:
        return u"Card reader (swipe)"_s;
    }
    Q_UNREACHABLE();
}

QString masked(const TestInstrument &instrument)
{
    return u"%1 •••• %2"_s.arg(QLatin1StringView(instrument.name), QLatin1StringView(instrument.ending));
}

/// What the payer may enter about themselves.
struct Entry {
    const char *name;
    const char *label;
    const char *type;
    const char *autocomplete;
    const char *width; ///< a class of the style sheet
    bool isRequired;
    QString Payer::*value;
};
constexpr std::array entries{
    Entry{"name", "Name", "text", "name", "whole", true, &Payer::name},
    Entry{"address", "Address", "text", "address-line1", "whole", false, &Payer::address},
    Entry{"city", "City", "text", "address-level2", "half", false, &Payer::city},
    Entry{"state", "State", "text", "address-level1", "quarter", false, &Payer::state},
    Entry{"zip", "ZIP", "text", "postal-code", "quarter", false, &Payer::zip},
    Entry{"email", "E-mail address", "email", "email", "whole", true, &Payer::email},
};

/// Enough to catch a slip; whether an address exists only a mail can tell.
bool looksLikeEmail(const QString &text)
{
    const qsizetype at = text.indexOf(u'@');
    return at > 0 && at < text.size() - 1 && text.indexOf(u'@', at + 1) < 0 && !text.contains(u' ');
}

QString problemOf(const Entry &entry, const QString &value)
{
    if (entry.isRequired && value.isEmpty())
        return u"Enter the payer’s %1."_s.arg(QString::fromLatin1(entry.label).toLower());
    if (entry.value == &Payer::email && !looksLikeEmail(value))
        return u"An e-mail address looks like name@example.com."_s;
    return {};
}

// ---- forms

QString fieldOf(const QList<http::FormField> &form, QStringView name)
{
    for (const http::FormField &field : form) {
        if (field.name == name)
            return field.value.trimmed().left(longestEntry);
    }
    return {};
}

const TestInstrument *findInstrument(const QString &id, Method method)
{
    for (const TestInstrument &instrument : testInstruments()) {
        if (instrument.method == method && QLatin1StringView(instrument.id) == id)
            return &instrument;
    }
    return nullptr;
}

bool isOn(const cpv2::PaymentRequest &request, FieldId option)
{
    return request.boolean(option, cpv2::isOnWhenAbsent(cpv2::field(option)));
}

/// -1 for anything but a number: no invoice has that id.
int invoiceId(const QString &text)
{
    bool isNumber = false;
    const int id = text.toInt(&isNumber);
    return isNumber ? id : -1;
}

// ---- values

Values invoiceValues(const Payment::Invoice &invoice)
{
    return Values()
        .set(u"id"_s, QString::number(invoice.id))
        .set(u"number"_s, invoice.number)
        .set(u"account"_s, invoice.account)
        .set(u"customer"_s, invoice.customer)
        .set(u"typeId"_s, invoice.typeId)
        .set(u"dueDate"_s, invoice.dueDate)
        .set(u"description"_s, invoice.description)
        .set(u"balance"_s, money(invoice.balance));
}

/// One page of a long list.
struct Slice {
    qsizetype size = 0;   ///< of the whole list
    qsizetype number = 1; ///< of the page, from 1

    qsizetype pages() const
    {
        return qMax<qsizetype>(1, (size + HostedPage::rowsPerPage - 1) / HostedPage::rowsPerPage);
    }
    qsizetype begin() const { return (number - 1) * HostedPage::rowsPerPage; }
    qsizetype end() const { return qMin(size, number * HostedPage::rowsPerPage); }
};

/// The page that `?page=` asks for, or the nearest there is: the list may have become shorter.
Slice sliceFor(const http::Request &request, qsizetype size)
{
    Slice slice{size};
    const qsizetype wanted = fieldOf(http::parseForm(request.query()), u"page").toInt();
    slice.number = qBound<qsizetype>(1, wanted, slice.pages());
    return slice;
}

/// Links to the other pages of the list at `address`; nothing when it has only one.
void addPageLinks(Values &values, const Slice &slice, const QString &address)
{
    if (slice.pages() == 1)
        return;
    const QLocale english(QLocale::English, QLocale::UnitedStates);
    Values links;
    links.set(u"first"_s, english.toString(slice.begin() + 1))
        .set(u"last"_s, english.toString(slice.end()))
        .set(u"of"_s, english.toString(slice.size))
        .set(u"number"_s, english.toString(slice.number))
        .set(u"pages"_s, english.toString(slice.pages()));
    const auto link = [&](const QString &label, qsizetype page) {
        if (page >= 1 && page <= slice.pages() && page != slice.number)
            links.addRow(u"links"_s, Values()
                                         .set(u"label"_s, label)
                                         .set(u"href"_s, address + u"?page="_s + QString::number(page)));
    };
    link(u"First"_s, 1);
    link(u"Previous"_s, slice.number - 1);
    link(u"Next"_s, slice.number + 1);
    link(u"Last"_s, slice.pages());
    values.addRow(u"paging"_s, links);
}

/// The invoices (the number of them when they fill more than a page), the subtotal and, once the method is
/// known, its service fee and the grand total.
void addSummary(Values &values, const Payment &payment, const std::optional<Method> &method)
{
    const QList<Payment::Invoice> &invoices = payment.invoices();
    if (invoices.size() > HostedPage::rowsPerPage) {
        static const QLocale english(QLocale::English, QLocale::UnitedStates);
        values.set(u"invoiceCount"_s, english.toString(invoices.size()));
    } else {
        for (const Payment::Invoice &invoice : invoices)
            values.addRow(u"invoices"_s, invoiceValues(invoice));
    }
    values.set(u"subtotal"_s, money(payment.subtotal()));
    if (method)
        values.set(u"fee"_s, money(payment.serviceFee(*method)))
            .set(u"total"_s, money(payment.total(*method)));
}

void addPayer(Values &values, const Payment &payment)
{
    for (const Entry &entry : entries)
        values.set(QLatin1StringView(entry.name), payment.payer().*entry.value);
}

/// The request's own text, so that its query string survives as it was written; empty when it is no address.
QString returnUrlOf(const Payment &payment)
{
    const QString text = payment.request().text(FieldId::ReturnURL);
    return core::webUrl(text) ? text : QString();
}

/// What the return carries about the last attempt. Nobody outside knows whether the live one carries
/// anything.
QList<http::FormField> returnFields(const Visit &visit)
{
    const Payment &payment = visit.payment;
    if (visit.behaviour.is(Open::ReturnFields, "none") || payment.attempts().isEmpty())
        return {};
    const Attempt &attempt = payment.attempts().last();
    return {{u"Approved"_s, attempt.isApproved() ? u"True"_s : u"False"_s},
            {u"PaymentGUID"_s, attempt.guid},
            {u"PaymentMessage"_s, attempt.message},
            {u"BillerReference"_s, payment.request().text(FieldId::BillerReference)}};
}

QString withFields(const QString &url, const QList<http::FormField> &fields)
{
    if (fields.isEmpty())
        return url;
    const qsizetype fragment = url.indexOf(u'#');
    const QString before = fragment < 0 ? url : url.first(fragment);
    const QString separator = !before.contains(u'?') ? u"?"_s : before.endsWith(u'?') ? QString() : u"&"_s;
    return before + separator + QString::fromLatin1(http::writeForm(fields)) +
           (fragment < 0 ? QString() : url.sliced(fragment));
}

/// Where the payer goes from the last page, and how.
void addReturn(Values &values, const Visit &visit)
{
    const QString url = returnUrlOf(visit.payment);
    const QList<http::FormField> fields = returnFields(visit);
    const bool isPost = visit.behaviour.is(Open::ReturnMethod, "post");
    values.set(u"returnUrl"_s, isPost ? url : withFields(url, fields))
        .show(u"returnByPost"_s, isPost && !url.isEmpty())
        .show(u"returnByGet"_s, !isPost && !url.isEmpty());
    for (const http::FormField &field : isPost ? fields : QList<http::FormField>())
        values.addRow(u"returnFields"_s,
                      Values().set(u"fieldName"_s, field.name).set(u"fieldValue"_s, field.value));
}

// ---- answers

/// A return by POST may go anywhere, and on from there.
QByteArray contentSecurityPolicy(const Payment *payment, bool mayPostAway)
{
    const std::optional<QUrl> css =
        payment ? core::webUrl(payment->request().text(FieldId::CssUrl)) : std::nullopt;
    const QByteArray origin = css ? ' ' + core::originOf(*css) : QByteArray();
    QByteArray policy = "default-src 'none'; base-uri 'none'; style-src 'self'" + origin;
    policy += mayPostAway ? "; form-action 'self' http: https:" : "; form-action 'self'";
    if (css)
        policy += "; font-src" + origin + "; img-src" + origin;
    // ViewMode 1 is made for an iframe of the biller's, wherever that page lives.
    if (!payment || payment->request().text(FieldId::ViewMode) != "1"_L1)
        policy += "; frame-ancestors 'none'";
    return policy;
}

http::Response answer(int status, const QByteArray &type, const QByteArray &body)
{
    http::Response response;
    response.status = status;
    response.headers = {{"Content-Type", type},
                        {"X-Content-Type-Options", "nosniff"},
                        {"Referrer-Policy", "no-referrer"},
                        {"Cache-Control", "no-store"}};
    response.body = body;
    return response;
}

http::Response html(int status, const QString &text, const Payment *payment, bool mayPostAway = false)
{
    http::Response response = answer(status, "text/html; charset=utf-8", text.toUtf8());
    response.headers.append(
        http::Header{"Content-Security-Policy", contentSecurityPolicy(payment, mayPostAway)});
    return response;
}

http::Response seeOther(const QString &path)
{
    http::Response response = answer(303, "text/plain; charset=utf-8", {});
    response.headers.append(http::Header{"Location", path.toLatin1()});
    return response;
}

std::optional<QString> resource(const QString &name)
{
    QFile file(u":/simulator/%1"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return QString::fromUtf8(file.readAll());
}

} // namespace

HostedPage::HostedPage()
{
    const auto part = [](const QString &name) {
        return resource(name + ".html"_L1);
    };
    for (const QString &name : {u"already_paid"_s, u"confirm"_s, u"declined"_s, u"method"_s, u"not_found"_s,
                                u"notice"_s, u"payer"_s, u"receipt"_s, u"review"_s}) {
        const std::optional<QString> text = part(name);
        Q_ASSERT_X(text, "HostedPage", qPrintable(name));
        core::Result<Template> parsed = Template::parse(text.value_or(QString()), part);
        Q_ASSERT_X(parsed, "HostedPage", qPrintable(parsed ? name : parsed.error().sentence));
        if (parsed)
            m_templates.insert(name, *std::move(parsed));
    }
}

http::Response HostedPage::handle(const Visit &visit) const
{
    const QByteArray &method = visit.request.method;
    if (method == "GET" || method == "HEAD")
        return show(visit);
    if (method == "POST")
        return take(visit);
    http::Response response = http::plainText(405, "The pages take GET and POST.");
    response.headers.append(http::Header{"Allow", "GET, HEAD, POST"});
    return response;
}

http::Response HostedPage::show(const Visit &visit) const
{
    const Payment &payment = visit.payment;
    if (visit.step == "receipt"_L1)
        return payment.isPaid() ? receipt(visit) : seeOther(visit.root);
    if (payment.isPaid()) {
        Values values;
        addReturn(values, visit);
        return page(visit, u"already_paid"_s, u"This request has already been paid"_s, values);
    }
    if (visit.step.isEmpty())
        return review(visit);
    if (visit.step == "method"_L1)
        return method(visit);
    if (visit.step == "payer"_L1)
        return payment.method() ? payer(visit) : seeOther(visit.root + "/method"_L1);
    if (visit.step == "confirm"_L1)
        return payment.isReadyToPay() ? confirm(visit) : seeOther(visit.root + "/payer"_L1);
    if (visit.step == "declined"_L1)
        return payment.attempts().isEmpty() ? seeOther(visit.root) : declined(visit);
    return notice(visit);
}

http::Response HostedPage::take(const Visit &visit) const
{
    // Another window may have paid meanwhile: nothing more is taken, the first page tells why.
    if (visit.payment.isPaid())
        return seeOther(visit.root);
    if (visit.step == "remove"_L1)
        return takeRemoval(visit);
    if (visit.step == "method"_L1)
        return takeMethod(visit);
    if (visit.step == "payer"_L1)
        return takePayer(visit);
    if (visit.step == "confirm"_L1)
        return takeConfirmation(visit);
    return notFound();
}

// ---- what the pages show

http::Response HostedPage::review(const Visit &visit) const
{
    const Payment &payment = visit.payment;
    const auto isAllowed = [&](FieldId id) {
        return isOn(payment.request(), id);
    };
    const Slice slice = sliceFor(visit.request, payment.invoices().size());
    Values values;
    for (qsizetype i = slice.begin(); i < slice.end(); ++i) {
        const Payment::Invoice &invoice = payment.invoices()[i];
        values.addRow(u"invoices"_s, invoiceValues(invoice)
                                         .show(u"canViewStatement"_s, isAllowed(FieldId::AllowViewStatement))
                                         .show(u"canRemove"_s, payment.canRemove(invoice))
                                         .show(u"canViewRelated"_s, isAllowed(FieldId::AllowViewRelated))
                                         .show(u"canRemindMe"_s, isAllowed(FieldId::AllowRemindMe)));
    }
    addPageLinks(values, slice, visit.root);
    values.show(u"canRegister"_s, isAllowed(FieldId::AllowRegisterAccount))
        .set(u"step"_s, u"1"_s)
        .set(u"pageNumber"_s, QString::number(slice.number))
        .set(u"subtotal"_s, money(payment.subtotal()));
    return page(visit, u"review"_s, u"Review your selection"_s, values);
}

http::Response HostedPage::method(const Visit &visit, bool isMissing) const
{
    const Payment &payment = visit.payment;
    const QList<Method> methods = payment.methods();
    Values values;
    for (const Method method : methods) {
        const bool isChosen = payment.method() == method || methods.size() == 1;
        values.addRow(u"methods"_s, Values()
                                        .set(u"id"_s, idOf(method))
                                        .set(u"name"_s, nameOf(method))
                                        .set(u"methodFee"_s, money(payment.serviceFee(method)))
                                        .set(u"methodTotal"_s, money(payment.total(method)))
                                        .show(u"checked"_s, isChosen));
    }
    addSummary(values, payment, methods.size() == 1 ? std::optional(methods.first()) : std::nullopt);
    values.set(u"step"_s, u"2"_s).show(u"missing"_s, isMissing);
    return page(visit, u"method"_s, u"Payment options"_s, values, isMissing ? 422 : 200);
}

/// The payer's details as they stand in the form, right or wrong.
struct HostedPage::PayerForm {
    Payer payer;
    const TestInstrument *instrument = nullptr;
    bool isChecked = false; ///< show what is wrong with it

    bool isGood() const
    {
        return instrument && std::all_of(entries.begin(), entries.end(), [this](const Entry &entry) {
                   return problemOf(entry, payer.*entry.value).isEmpty();
               });
    }
};

http::Response HostedPage::payer(const Visit &visit) const
{
    return payerPage(visit, {visit.payment.payer(), visit.payment.instrument(), false});
}

http::Response HostedPage::payerPage(const Visit &visit, const PayerForm &form) const
{
    const Payment &payment = visit.payment;
    const QString kind = payment.method() == Method::BankAccount ? u"account"_s : u"card"_s;
    Values values;
    for (const TestInstrument &instrument : testInstruments()) {
        if (instrument.method == payment.method())
            values.addRow(u"instruments"_s, Values()
                                                .set(u"id"_s, QLatin1StringView(instrument.id))
                                                .set(u"name"_s, masked(instrument))
                                                .set(u"kind"_s, kind)
                                                .show(u"approved"_s, instrument.isApproved())
                                                .show(u"checked"_s, form.instrument == &instrument));
    }
    for (const Entry &entry : entries) {
        const QString problem = form.isChecked ? problemOf(entry, form.payer.*entry.value) : QString();
        values.addRow(u"fields"_s, Values()
                                       .set(u"name"_s, QLatin1StringView(entry.name))
                                       .set(u"label"_s, QLatin1StringView(entry.label))
                                       .set(u"type"_s, QLatin1StringView(entry.type))
                                       .set(u"autocomplete"_s, QLatin1StringView(entry.autocomplete))
                                       .set(u"width"_s, QLatin1StringView(entry.width))
                                       .show(u"required"_s, entry.isRequired)
                                       .set(u"value"_s, form.payer.*entry.value)
                                       .set(u"problem"_s, problem));
    }
    const bool isRefused = form.isChecked && !form.isGood();
    values.show(u"refused"_s, isRefused)
        .show(u"instrumentMissing"_s, form.isChecked && !form.instrument)
        .set(u"longest"_s, QString::number(longestEntry))
        .set(u"methodName"_s, nameOf(*payment.method()))
        .set(u"step"_s, u"3"_s);
    addSummary(values, payment, payment.method());
    return page(visit, u"payer"_s, u"Payment information"_s, values, isRefused ? 422 : 200);
}

http::Response HostedPage::confirm(const Visit &visit, const QString &problem) const
{
    const Payment &payment = visit.payment;
    Values values;
    addSummary(values, payment, payment.method());
    addPayer(values, payment);
    values.set(u"step"_s, u"4"_s)
        .set(u"instrument"_s, masked(*payment.instrument()))
        .set(u"revision"_s, QString::number(payment.revision()))
        .show(u"termsMissing"_s, problem == "terms"_L1)
        .show(u"outdated"_s, problem == "outdated"_L1);
    const int status = problem.isEmpty() ? 200 : problem == "outdated"_L1 ? 409 : 422;
    return page(visit, u"confirm"_s, u"Review and pay"_s, values, status);
}

http::Response HostedPage::receipt(const Visit &visit) const
{
    const Payment &payment = visit.payment;
    const Attempt &attempt = payment.attempts().last();
    Values values;
    addSummary(values, payment, payment.method());
    addPayer(values, payment);
    addReturn(values, visit);
    values.set(u"message"_s, attempt.message)
        .set(u"instrument"_s, masked(*attempt.instrument))
        .set(u"date"_s, attempt.at.toString(u"M/d/yyyy h:mm AP"_s));
    const Slice slice = sliceFor(visit.request, visit.postbacks.size());
    for (qsizetype i = slice.begin(); i < slice.end(); ++i) {
        const PostbackReport &report = visit.postbacks[i];
        values.addRow(u"postbacks"_s,
                      Values().set(u"number"_s, report.invoiceNumber).set(u"outcome"_s, report.outcome));
    }
    addPageLinks(values, slice, visit.root + "/receipt"_L1);
    return page(visit, u"receipt"_s, u"Thank you for your payment!"_s, values);
}

http::Response HostedPage::declined(const Visit &visit) const
{
    const Attempt &attempt = visit.payment.attempts().last();
    Values values;
    values.set(u"message"_s, attempt.message).set(u"instrument"_s, masked(*attempt.instrument));
    addReturn(values, visit);
    return page(visit, u"declined"_s, u"Your payment was declined"_s, values);
}

/// What the request's PageResultOptions allow and a simulator cannot do: the page says what the live one
/// would.
http::Response HostedPage::notice(const Visit &visit) const
{
    struct Notice {
        QLatin1StringView step;
        FieldId option;
        QLatin1StringView title;
    };
    static constexpr std::array notices{
        Notice{"register"_L1, FieldId::AllowRegisterAccount, "Register an account"_L1},
        Notice{"statement"_L1, FieldId::AllowViewStatement, "Statement"_L1},
        Notice{"related"_L1, FieldId::AllowViewRelated, "Related invoices"_L1},
        Notice{"remind"_L1, FieldId::AllowRemindMe, "Remind me"_L1},
    };
    const auto found = std::find_if(notices.begin(), notices.end(),
                                    [&](const Notice &notice) { return notice.step == visit.step; });
    if (found == notices.end() || !isOn(visit.payment.request(), found->option))
        return notFound();

    Values values;
    values.show(found->step);
    if (found->option != FieldId::AllowRegisterAccount) {
        const QString wanted = fieldOf(http::parseForm(visit.request.query()), u"invoice");
        const Payment::Invoice *invoice = visit.payment.invoice(invoiceId(wanted));
        if (!invoice)
            return notFound();
        Values row = invoiceValues(*invoice);
        for (const cpv2::FeeLine &line : visit.payment.feeLines(*invoice))
            row.addRow(u"feeLines"_s, Values()
                                          .set(u"item"_s, line.item())
                                          .set(u"poi"_s, line.poi())
                                          .set(u"amount"_s, money(line.amount())));
        values.addRow(u"invoice"_s, row);
    }
    return page(visit, u"notice"_s, found->title, values);
}

// ---- what the forms bring

http::Response HostedPage::takeRemoval(const Visit &visit) const
{
    const QList<http::FormField> form = http::parseForm(visit.request.body);
    const Payment::Invoice *invoice = visit.payment.invoice(invoiceId(fieldOf(form, u"invoice")));
    // A second click finds it gone already, which is no mistake of the payer's.
    if (invoice && visit.payment.canRemove(*invoice))
        visit.payment.remove(invoice->id);
    const int page = fieldOf(form, u"page").toInt();
    return seeOther(page > 1 ? visit.root + u"?page="_s + QString::number(page) : visit.root);
}

http::Response HostedPage::takeMethod(const Visit &visit) const
{
    const QString wanted = fieldOf(http::parseForm(visit.request.body), u"method");
    const QList<Method> methods = visit.payment.methods();
    const auto chosen =
        std::find_if(methods.cbegin(), methods.cend(), [&](Method method) { return idOf(method) == wanted; });
    if (chosen == methods.cend())
        return method(visit, true);
    visit.payment.choose(*chosen);
    return seeOther(visit.root + "/payer"_L1);
}

http::Response HostedPage::takePayer(const Visit &visit) const
{
    if (!visit.payment.method())
        return seeOther(visit.root + "/method"_L1);
    const QList<http::FormField> fields = http::parseForm(visit.request.body);
    PayerForm form;
    form.isChecked = true;
    form.instrument = findInstrument(fieldOf(fields, u"instrument"), *visit.payment.method());
    for (const Entry &entry : entries)
        form.payer.*entry.value = fieldOf(fields, QString::fromLatin1(entry.name));
    if (!form.isGood())
        return payerPage(visit, form);
    visit.payment.setPayer(form.payer, form.instrument);
    return seeOther(visit.root + "/confirm"_L1);
}

http::Response HostedPage::takeConfirmation(const Visit &visit) const
{
    Payment &payment = visit.payment;
    if (!payment.isReadyToPay())
        return seeOther(visit.root + "/payer"_L1);
    const QList<http::FormField> form = http::parseForm(visit.request.body);
    // The payer agrees to what they saw: what another window changed since, they have not seen.
    if (fieldOf(form, u"revision") != QString::number(payment.revision()))
        return confirm(visit, u"outdated"_s);
    if (fieldOf(form, u"terms") != "yes"_L1)
        return confirm(visit, u"terms"_s);
    const Attempt &attempt = payment.pay(QDateTime::currentDateTime());
    return seeOther(visit.root + (attempt.isApproved() ? "/receipt"_L1 : "/declined"_L1));
}

// ---- the frame around every page

http::Response HostedPage::page(const Visit &visit, const QString &name, const QString &title, Values values,
                                int status) const
{
    const QString css = visit.payment.request().text(FieldId::CssUrl);
    const bool canCancel = visit.behaviour.is(Open::Cancel, "return") && !visit.payment.isPaid();
    values.set(u"cancelUrl"_s, canCancel ? returnUrlOf(visit.payment) : QString());
    values.set(u"page"_s, name)
        .set(u"title"_s, title)
        .set(u"root"_s, visit.root)
        .set(u"styleSheet"_s, styleSheetPath())
        .set(u"cssUrl"_s, core::webUrl(css) ? css : QString());
    return html(status, render(name, values), &visit.payment, visit.behaviour.is(Open::ReturnMethod, "post"));
}

http::Response HostedPage::notFound() const
{
    Values values;
    values.set(u"page"_s, u"not_found"_s)
        .set(u"title"_s, u"There is no such page"_s)
        .set(u"styleSheet"_s, styleSheetPath());
    return html(404, render(u"not_found"_s, values), nullptr);
}

QString HostedPage::render(const QString &name, const Values &values) const
{
    const auto found = m_templates.constFind(name);
    Q_ASSERT_X(found != m_templates.cend(), "HostedPage", qPrintable(name));
    return found == m_templates.cend() ? QString() : found->render(values);
}

QString HostedPage::styleSheetPath()
{
    return u"/portal/style.css"_s;
}

http::Response HostedPage::styleSheet()
{
    const std::optional<QString> text = resource(u"style.css"_s);
    Q_ASSERT(text);
    return answer(200, "text/css; charset=utf-8", text.value_or(QString()).toUtf8());
}

} // namespace simulator
