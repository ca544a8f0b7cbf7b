// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/keeper.h"

#include "cpv2/payment_request.h"
#include "cpv2/submit_response.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace roundtrip
{

using journal::Exchange;
using journal::Role;

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(roundtrip::Keeper)
};

constexpr int redactorsKept = 200;

void addIdsOf(const cpv2::PaymentRequest &request, cpv2::Place place, QStringList &ids)
{
    using cpv2::FieldId;
    ids << request.text(FieldId::AccountNumber, {place.customer, -1})
        << request.text(FieldId::DisplayAccountNumber, {place.customer, -1})
        << request.text(FieldId::InvoiceNumber, place);
    for (const cpv2::FeeLineSlot &line : request.feeLines(place)) {
        if (line.line)
            ids << line.line->poi();
    }
}

bool isCapture(Role role)
{
    return role == Role::Postback || role == Role::Return || role == Role::Unmatched;
}

/// In chunk framing the raw bytes are a text of their own, in which the end of a chunk may hide a number.
bool isPlain(const Exchange &exchange)
{
    return exchange.requestRaw.size() == exchange.requestHead.size() + exchange.requestBody.size();
}

} // namespace

QStringList idsIn(const QByteArray &requestBytes)
{
    const core::Result<cpv2::PaymentRequest> request = cpv2::PaymentRequest::fromJson(requestBytes);
    if (!request)
        return {};
    QStringList ids{request->text(cpv2::FieldId::BillerReference)};
    for (const cpv2::Field &field : cpv2::fields()) {
        if (field.type == cpv2::FieldType::Url)
            ids << request->text(field.id);
    }
    for (const cpv2::Place place : request->invoices())
        addIdsOf(*request, place, ids);
    ids.removeAll(QString());
    ids.removeDuplicates();
    return ids;
}

Keeper::Keeper() : m_redactor(m_rules), m_redactors(redactorsKept) {}

void Keeper::setRules(const core::RedactionRules &rules)
{
    QList<QByteArray> secrets = m_rules.secrets;
    for (const QByteArray &secret : rules.secrets) {
        if (!secret.isEmpty() && !secrets.contains(secret))
            secrets.append(secret);
    }
    if (secrets == m_rules.secrets && rules.idFields == m_rules.idFields)
        return;
    m_rules = {.secrets = secrets, .idFields = rules.idFields};
    m_redactor = core::Redactor(m_rules);
    m_redactors.clear();
}

void Keeper::learnSecret(const QByteArray &secret)
{
    setRules({.secrets = {secret}, .idFields = m_rules.idFields});
}

void Keeper::learnIds(const QString &roundTripId, const QStringList &ids)
{
    QStringList &known = m_ids[roundTripId];
    for (const QString &id : ids) {
        if (m_redactor.redact(id) != id && !known.contains(id))
            known.append(id);
    }
    if (known.isEmpty())
        m_ids.remove(roundTripId);
    m_redactors.remove(roundTripId);
}

const core::Redactor &Keeper::redactorOf(const QString &roundTripId)
{
    const auto ids = m_ids.constFind(roundTripId);
    if (ids == m_ids.cend())
        return m_redactor;
    core::Redactor *redactor = m_redactors.object(roundTripId);
    if (!redactor) {
        redactor = new core::Redactor(m_redactor.withIds(*ids));
        m_redactors.insert(roundTripId, redactor);
    }
    return *redactor;
}

journal::RoundTripRecord Keeper::begin(const journal::RoundTripRecord &asItIs, const QByteArray &apiKey)
{
    learnSecret(apiKey);
    m_known.insert(asItIs.id);
    const QStringList own{asItIs.id, asItIs.returnUrl, asItIs.postBackUrl};
    learnIds(asItIs.id, own);
    journal::RoundTripRecord kept = asItIs;
    kept.requestBytes = redactorOf(asItIs.id).redact(asItIs.requestBytes);
    if (kept.requestBytes != asItIs.requestBytes) { // seldom: only then does any id in it matter
        learnIds(asItIs.id, idsIn(asItIs.requestBytes));
        kept.requestBytes = redactorOf(asItIs.id).redact(asItIs.requestBytes);
    }
    const core::Redactor &redactor = redactorOf(asItIs.id);
    kept.environment = redactor.redact(asItIs.environment);
    kept.endpoint = redactor.redact(asItIs.endpoint);
    kept.documentName = redactor.redact(asItIs.documentName);
    kept.returnUrl = redactor.redact(asItIs.returnUrl);
    kept.postBackUrl = redactor.redact(asItIs.postBackUrl);
    m_requestAsItWas = asItIs.requestBytes;
    m_requestAsKept = kept.requestBytes;
    return kept;
}

void Keeper::recall(const journal::RoundTripRecord &kept)
{
    if (m_known.contains(kept.id))
        return;
    m_known.insert(kept.id);
    learnIds(kept.id, {kept.id, kept.returnUrl, kept.postBackUrl});
    if (m_redactor.redact(kept.requestBytes) != kept.requestBytes)
        learnIds(kept.id, idsIn(kept.requestBytes));
}

Exchange Keeper::exchange(const Exchange &asItIs)
{
    const core::Redactor &redactor = redactorOf(asItIs.roundTripId);
    Exchange kept = asItIs;
    kept.url = redactor.redact(asItIs.url);
    kept.requestHead = redactor.redact(asItIs.requestHead);
    const bool isTheRequest =
        asItIs.role == Role::Submit && asItIs.requestBody.constData() == m_requestAsItWas.constData();
    kept.requestBody = isTheRequest ? m_requestAsKept : redactor.redact(asItIs.requestBody);
    const bool isRawPlain = isPlain(asItIs);
    if (!isRawPlain)
        kept.requestRaw = redactor.redact(asItIs.requestRaw);
    const bool isRawMasked = kept.requestRaw != asItIs.requestRaw;
    kept.masked = kept.url != asItIs.url || kept.requestHead != asItIs.requestHead ||
                  kept.requestBody != asItIs.requestBody || isRawMasked;
    if (*kept.masked && !asItIs.requestRaw.isEmpty() &&
        (isRawPlain || kept.requestBody != asItIs.requestBody))
        kept.requestRaw = kept.requestHead + kept.requestBody;
    kept = end(kept);
    if (*kept.masked && isCapture(kept.role)) {
        const QString sentence =
            Words::tr("It held card data, a key or credentials; these were masked before anything was kept.");
        kept.remark = kept.remark.isEmpty() ? sentence : sentence + u' ' + kept.remark;
    }
    return kept;
}

Exchange Keeper::end(const Exchange &asItIs)
{
    if (asItIs.role == Role::Submit)
        readAnswer(asItIs);
    const core::Redactor &redactor = redactorOf(asItIs.roundTripId);
    Exchange kept = asItIs;
    kept.responseHead = redactor.redact(asItIs.responseHead);
    kept.responseBody = redactor.redact(asItIs.responseBody);
    kept.remark = redactor.redact(asItIs.remark);
    return kept;
}

/// The hosted page is opened at the address in the answer, so that is an id too.
void Keeper::readAnswer(const Exchange &submit)
{
    if (submit.responseBody.isEmpty())
        return;
    const cpv2::SubmitResponse answer = cpv2::SubmitResponse::parse(submit.status, submit.responseBody);
    if (!answer.cloudPaymentUrl.isEmpty())
        learnIds(submit.roundTripId, {answer.cloudPaymentUrl.toString(QUrl::FullyEncoded)});
}

bool Keeper::mayKeep(const journal::Delivery &delivery)
{
    return redactorOf(delivery.roundTripId).redact(delivery.target) == delivery.target;
}

} // namespace roundtrip
