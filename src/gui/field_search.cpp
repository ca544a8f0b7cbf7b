// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/field_search.h"

#include "gui/plain_text.h"

#include <QElapsedTimer>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using cpv2::FieldId;
using cpv2::Place;

namespace gui
{

namespace
{

constexpr int sliceMs = 6;
constexpr qsizetype mostWords = 31; // one bit each

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
    : QObject(parent), m_request(request)
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

FieldSearch::Name FieldSearch::nameOf(const cpv2::Field &field) const
{
    Name name{field.id};
    const QString text = cpv2::fieldName(field);
    for (qsizetype i = 0; i < m_words.size(); ++i) {
        const QString &word = m_words[i];
        const Rank rank = text.startsWith(word, Qt::CaseInsensitive) ? Beginning
                          : text.contains(word, Qt::CaseInsensitive) ? Part
                                                                     : Letters;
        if (rank == Letters && !hasLettersInOrder(text, word))
            continue;
        name.words |= Words(1) << i;
        name.rank = std::max(name.rank, rank);
    }
    return name;
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
        names.push_back(nameOf(field));
    }
    m_hits = {};
    m_next = {};
    m_slices.start();
    lookOn(); // what is near is there at once
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
    look(m_requestNames, wordsIn(where), {}, where);
}

void FieldSearch::lookAtCustomer()
{
    const Place place{m_next.customer, -1};
    const QString account = oneLine(m_request.text(FieldId::AccountNumber, place), 40);
    m_customer = tr("customer %1").arg(account);
    m_customerWords = wordsIn(m_customer) | wordsIn(m_request.text(FieldId::Name, place));
    look(m_customerNames, m_customerWords, place, m_customer);
}

void FieldSearch::lookAtInvoice(Place place)
{
    const QString where = tr("invoice %1").arg(oneLine(m_request.text(FieldId::InvoiceNumber, place), 40));
    look(m_invoiceNames, wordsIn(where) | m_customerWords, place, where);
}

void FieldSearch::look(const std::vector<Name> &names, Words placeWords, Place place, const QString &where)
{
    for (const Name &name : names) {
        if ((name.words | placeWords) != allWords())
            continue;
        QList<FieldHit> &hits = m_hits[name.rank];
        if (hits.size() < mostHits)
            hits.append({tr("%1, %2").arg(cpv2::fieldName(cpv2::field(name.id)), where),
                         m_request.pointer(name.id, place)});
    }
}

} // namespace gui
