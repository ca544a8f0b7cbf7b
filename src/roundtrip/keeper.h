// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/redaction.h"
#include "journal/records.h"

#include <QCache>
#include <QHash>
#include <QSet>

namespace roundtrip
{

/// Texts that are ids wherever they appear in a round trip: the request's InvoiceNumbers, AccountNumbers,
/// BillerReference, fee ids and URLs. Empty for bytes that are not valid JSON.
QStringList idsIn(const QByteArray &requestBytes);

/// The one way into the journal: makes of what was sent and captured what may be kept of it. Everything that
/// is written down passes here once, our own answers and remarks too, and so does everything that is shown,
/// since it is made from what is kept.
///
/// What the request of a round trip names as an id is an id in the whole round trip.
class Keeper
{
public:
    Keeper();

    /// The secrets and id fields of the environment in use. Secrets that were known before stay secrets until
    /// the program ends: an answer may still be on its way.
    void setRules(const core::RedactionRules &rules);

    /// A round trip that begins. `asItIs` holds the true URLs and bytes; its ids are known from now on.
    journal::RoundTripRecord begin(const journal::RoundTripRecord &asItIs, const QByteArray &apiKey);
    /// A round trip that an earlier run of the program kept: its ids are known from now on.
    void recall(const journal::RoundTripRecord &kept);

    /// An exchange before it is added. Says in the remark, and in `masked`, whether something in the request
    /// is not kept.
    journal::Exchange exchange(const journal::Exchange &asItIs);
    /// Its end, before it is finished: only the answer and the remark have changed.
    journal::Exchange end(const journal::Exchange &asItIs);
    /// Any other text from outside that is shown to people.
    QString text(const QString &asItIs) const { return m_redactor.redact(asItIs); }
    /// True when nothing in the delivery would be masked, so that it can wait in the journal.
    bool mayKeep(const journal::Delivery &delivery);

private:
    void learnSecret(const QByteArray &secret);
    void learnIds(const QString &roundTripId, const QStringList &ids);
    const core::Redactor &redactorOf(const QString &roundTripId);
    void readAnswer(const journal::Exchange &submit);

    core::RedactionRules m_rules;
    core::Redactor m_redactor;                   ///< of every round trip without ids of its own
    QSet<QString> m_known;                       ///< round trips whose ids were looked for
    QHash<QString, QStringList> m_ids;           ///< where one of them would be masked; by round trip
    QCache<QString, core::Redactor> m_redactors; ///< of those
    QByteArray m_requestAsItWas;                 ///< of the round trip that began last, and …
    QByteArray m_requestAsKept;                  ///< … what is kept of it: its submit has the same bytes
};

} // namespace roundtrip
