// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "payer/automatic_payer.h"

#include "core/web_url.h"
#include "http/client.h"
#include "http/form.h"
#include "payer/page_reader.h"

#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace payer
{

namespace
{

constexpr int mostSteps = 30; ///< ten are enough; more go round in a circle

/// What a person would type where the page has nothing yet and insists.
QString typed(const PageInput &input)
{
    if (!input.value.isEmpty() || !input.isRequired)
        return input.value;
    return input.type == "email"_L1 ? u"payer@example.com"_s : u"Test Payer"_s;
}

/// Whether the payer picks this radio button: by outcome where there is one, else what is picked
/// already, else the first.
bool isPicked(const PageInput &input, const QList<PageInput> &all, const QString &outcome)
{
    const auto best = [&](const PageInput &other) {
        if (other.name != input.name)
            return 0;
        if (!other.outcome.isEmpty())
            return other.outcome == outcome ? 2 : 0;
        return other.isChecked ? 2 : 1;
    };
    const PageInput *picked = nullptr;
    for (const PageInput &other : all) {
        if (best(other) > (picked ? best(*picked) : 0))
            picked = &other;
    }
    return picked && picked->value == input.value;
}

QList<http::FormField> filledIn(const PageForm &form, const QString &outcome)
{
    QList<http::FormField> fields;
    for (const PageInput &input : form.inputs) {
        const bool isLeftOut = input.type == "radio"_L1 && !isPicked(input, form.inputs, outcome);
        if (!isLeftOut)
            fields.append({input.name, typed(input)}); // a check box is ticked: the terms
    }
    return fields;
}

} // namespace

AutomaticPayer::AutomaticPayer(http::Client *client, QObject *parent) : QObject(parent), m_client(client) {}

void AutomaticPayer::pay(const QUrl &page, Will will)
{
    Q_ASSERT(m_page.isEmpty());
    m_page = page;
    m_will = will;
    m_stepsLeft = mostSteps;
    open(page);
}

void AutomaticPayer::stop()
{
    m_page.clear();
    if (!m_call)
        return;
    m_call->disconnect(this);
    m_call->cancel();
}

void AutomaticPayer::open(const QUrl &url)
{
    http::ClientRequest request;
    request.method = "GET";
    request.url = url;
    send(request, [this, url](const http::Reply &reply) { read(url, reply); });
}

void AutomaticPayer::send(const http::ClientRequest &request,
                          const std::function<void(const http::Reply &)> &answered)
{
    m_call = m_client->send(request);
    connect(m_call, &http::Call::finished, this, answered);
}

void AutomaticPayer::read(const QUrl &url, const http::Reply &reply)
{
    if (reply.outcome != http::Reply::Outcome::Answered)
        return giveUp(tr("The payment page did not answer: %1").arg(reply.sentence));
    if (--m_stepsLeft < 0)
        return giveUp(tr("The payment page goes round in a circle."));
    if (reply.response.status == 303)
        return follow(url, http::headerValue(reply.response.headers, "Location"));

    const PageReader page(reply.response.body);
    if (reply.response.status != 200)
        return giveUp(tr("The payment page “%1” answered %2.")
                          .arg(page.title(), QString::number(reply.response.status)));
    if (page.name().isEmpty())
        return giveUp(tr("%1 is not a payment page of the simulator.").arg(url.toString(QUrl::RemoveQuery)));
    emit stepped(tr("Payer sees “%1”.").arg(page.title()));
    takeStep(url, page);
}

void AutomaticPayer::follow(const QUrl &from, const QByteArray &location)
{
    const QUrl next = from.resolved(QUrl::fromEncoded(location, QUrl::StrictMode));
    if (core::originOf(next) != core::originOf(m_page))
        return giveUp(tr("The payment page leads away to %1.").arg(next.host()));
    open(next);
}

void AutomaticPayer::takeStep(const QUrl &url, const PageReader &page)
{
    if (page.name() == "receipt"_L1) {
        if (m_will == Will::Decline)
            return giveUp(tr("The payment was approved, but a decline was wanted."));
        return goHome(page);
    }
    if (page.name() == "declined"_L1)
        return m_will == Will::Decline ? finish(core::done()) : giveUp(tr("The payment was declined."));

    const std::optional<PageForm> form = page.nextForm();
    if (!form)
        return giveUp(tr("The page “%1” leads to no next step.").arg(page.title()));
    http::ClientRequest request;
    request.method = form->method;
    request.url = url.resolved(QUrl(form->action, QUrl::StrictMode));
    if (core::originOf(request.url) != core::originOf(m_page))
        return giveUp(tr("The payment page leads away to %1.").arg(request.url.host()));
    if (form->method == "POST") {
        request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
        request.body =
            http::writeForm(filledIn(*form, m_will == Will::Approve ? u"approved"_s : u"declined"_s));
    }
    send(request, [this, at = request.url](const http::Reply &reply) { read(at, reply); });
}

void AutomaticPayer::goHome(const PageReader &receipt)
{
    const std::optional<PageForm> &form = receipt.returnForm();
    const std::optional<QUrl> home = core::webUrl(form ? form->action : receipt.returnLink());
    if (!home) {
        emit stepped(tr("There is nowhere to return to."));
        return finish(core::done());
    }
    http::ClientRequest request;
    request.method = form ? form->method : "GET";
    request.url = *home;
    if (form) {
        request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
        request.body = http::writeForm(filledIn(*form, {}));
    }
    send(request, [this](const http::Reply &reply) {
        if (reply.outcome != http::Reply::Outcome::Answered)
            return giveUp(tr("The ReturnURL did not answer: %1").arg(reply.sentence));
        // A redirect from there is the biller's own business: the payer has arrived.
        if (reply.response.status >= 400)
            return giveUp(tr("The ReturnURL answered %1.").arg(reply.response.status));
        emit stepped(tr("Payer returned."));
        finish(core::done());
    });
}

void AutomaticPayer::giveUp(const QString &sentence)
{
    finish(core::Error{u"payment-page"_s, sentence});
}

void AutomaticPayer::finish(const core::Result<core::Done> &result)
{
    m_page.clear(); // the next pay() may be called from the slot
    emit finished(result);
}

} // namespace payer
