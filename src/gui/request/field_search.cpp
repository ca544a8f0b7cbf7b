// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/field_search.h"

#include "cpv2/binding.h"
#include "cpv2/objects.h"
#include "gui/look/plain_text.h"

#include <QElapsedTimer>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using core::JsonPointer;
using cpv2::FieldId;
using cpv2::Place;

namespace gui
{

namespace
{

constexpr int sliceMs = 6;
constexpr qsizetype mostWords = 31; // one bit each
constexpr qsizetype longestName = 40;

bool hasLettersInOrder(QStringView text, QStringView letters)
{
    for (const QChar character : text) {
        if (!letters.isEmpty() && character.toCaseFolded() == letters.front().toCaseFolded())
            letters = letters.sliced(1);
    }
    return letters.isEmpty();
}

} // namespace

FieldSearch::FieldSearch(const cpv2::PaymentRequest &request, QObject *parent)
    : QObject(parent), m_request(request), m_invoiceObjects(cpv2::objectsWithin("/Customers/*/Invoices/*"_L1))
{
    m_slices.setInterval(0);
    connect(&m_slices, &QTimer::timeout, this, &FieldSearch::lookOn);
}

FieldSearch::Words FieldSearch::allWords() const
{
    return (Words(1) << m_words.size()) - 1;
}

FieldSearch::Words FieldSearch::wordsIn(const QString &text) const
{
    Words found = 0;
    for (qsizetype i = 0; i < m_words.size(); ++i) {
        if (text.contains(m_words[i], Qt::CaseInsensitive))
            found |= Words(1) << i;
    }
    return found;
}

FieldSearch::Match FieldSearch::matchOf(const QString &text) const
{
    Match match;
    for (qsizetype i = 0; i < m_words.size(); ++i) {
        const QString &word = m_words[i];
        const Rank rank = text.startsWith(word, Qt::CaseInsensitive) ? Beginning
                          : text.contains(word, Qt::CaseInsensitive) ? Part
                                                                     : Letters;
        if (rank == Letters && !hasLettersInOrder(text, word))
            continue;
        match.words |= Words(1) << i;
        match.rank = std::max(match.rank, rank);
    }
    return match;
}

void FieldSearch::start(const QString &query)
{
    m_words = query.split(u' ', Qt::SkipEmptyParts).mid(0, mostWords);
    for (auto *names : {&m_requestNames, &m_customerNames, &m_invoiceNames})
        names->clear();
    for (const cpv2::Field &field : cpv2::fields()) {
        const QLatin1StringView parent(field.parent);
        auto &names = parent.startsWith("/Customers/*/Invoices/*"_L1) ? m_invoiceNames
                      : parent.startsWith("/Customers/*"_L1)          ? m_customerNames
                                                                      : m_requestNames;
        names.push_back({field.id, matchOf(cpv2::fieldName(field))});
    }
    m_hits = {};
    m_next = {};
    m_slices.start();
    lookOn(); // what is near appears at once
}

QList<FieldHit> FieldSearch::hits() const
{
    QList<FieldHit> all;
    for (const QList<FieldHit> &hits : m_hits)
        all += hits;
    return all.mid(0, mostHits);
}

bool FieldSearch::isFull() const
{
    return m_hits[Beginning].size() >= mostHits;
}

void FieldSearch::lookOn()
{
    QElapsedTimer watch;
    watch.start();
    const int customers = m_request.customerCount();
    while (watch.elapsed() < sliceMs) {
        if (m_next.customer >= customers || isFull()) {
            m_slices.stop();
            break;
        }
        if (m_next.customer < 0) {
            lookAtRequest();
            m_next = {0, -1};
        } else if (m_next.invoice < 0) {
            lookAtCustomer();
            m_next.invoice = 0;
        } else if (m_next.invoice < m_request.invoiceCount(m_next.customer)) {
            lookAtInvoice(m_next);
            ++m_next.invoice;
        } else {
            m_next = {m_next.customer + 1, -1};
        }
    }
    emit hitsChanged();
    if (!m_slices.isActive())
        emit finished();
}

void FieldSearch::lookAtRequest()
{
    const QString where = tr("request");
    const Words words = wordsIn(where);
    look(m_requestNames, words, {}, where);
    for (const QLatin1StringView object : cpv2::objectsWithin(""_L1))
        lookAtOthers(object, words, {}, where);
}

void FieldSearch::lookAtCustomer()
{
    const Place place{m_next.customer, -1};
    const QString account = oneLine(m_request.text(FieldId::AccountNumber, place), 40);
    m_customer = tr("customer %1").arg(account);
    m_customerWords = wordsIn(m_customer) | wordsIn(m_request.text(FieldId::Name, place));
    look(m_customerNames, m_customerWords, place, m_customer);
    lookAtOthers("/Customers/*"_L1, m_customerWords, place, m_customer);
}

void FieldSearch::lookAtInvoice(Place place)
{
    const QString where = tr("invoice %1").arg(oneLine(m_request.text(FieldId::InvoiceNumber, place), 40));
    const Words words = wordsIn(where) | m_customerWords;
    look(m_invoiceNames, words, place, where);
    for (const QLatin1StringView object : m_invoiceObjects)
        lookAtOthers(object, words, place, where);
}

void FieldSearch::look(const std::vector<Name> &names, Words placeWords, Place place, const QString &where)
{
    for (const Name &name : names) {
        if ((name.match.words | placeWords) == allWords())
            keep(cpv2::fieldName(cpv2::field(name.id)), name.match, where, m_request.pointer(name.id, place));
    }
}

/// The members of the object that no field is bound to.
void FieldSearch::lookAtOthers(QLatin1StringView object, Words placeWords, Place place, const QString &where)
{
    // The request knows the way to any field of the object.
    const JsonPointer at = m_request.pointer(cpv2::fieldsOf(object).first()->id, place).parent();
    const core::Json *holder = core::find(m_request.document(), at);
    if (!holder || !holder->isObject())
        return;
    const core::Json::Members &members = holder->members();
    for (size_t i = 0; i < members.size(); ++i) {
        const Match match = matchOf(members[i].name);
        if ((match.words | placeWords) != allWords() || holder->indexOf(members[i].name) != int(i))
            continue; // a pointer means the last of a name
        const cpv2::Field *known = cpv2::findField(object, members[i].name);
        if (!known || cpv2::boundMember(members, QLatin1StringView(known->name)) != int(i))
            keep(oneLine(members[i].name, longestName), match, where, at / members[i].name);
    }
}

void FieldSearch::keep(const QString &name, const Match &match, const QString &where, const JsonPointer &at)
{
    QList<FieldHit> &hits = m_hits[match.rank];
    if (hits.size() < mostHits)
        hits.append({tr("%1, %2").arg(name, where), at});
}

} // namespace gui
