// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/payment_request.h"

#include <QObject>
#include <QTimer>

#include <array>
#include <vector>

namespace gui
{

/// A field that was looked for, and where it is.
struct FieldHit {
    QString title; ///< "BalanceDue, invoice 566504"
    core::JsonPointer at;
};

/// Looks for the fields of a request, those that are not CPV2's too, whose name and place have all the words
/// of a query: a place has a word that is part of its text, a name also one whose letters it has in that
/// order ("bd"). Looks a few milliseconds at a time, so that the window stays responsive however many
/// invoices there are.
class FieldSearch : public QObject
{
    Q_OBJECT
public:
    /// More would help nobody.
    static constexpr int mostHits = 100;

    /// Of the request as it is now.
    explicit FieldSearch(const cpv2::PaymentRequest &request, QObject *parent = nullptr);

    /// Forgets the hits and searches again.
    void start(const QString &query);
    bool isRunning() const { return m_slices.isActive(); }
    /// The best first: names that begin with a word, then those that have it in them, then those that have
    /// its letters.
    QList<FieldHit> hits() const;

signals:
    void hitsChanged();
    void finished();

private:
    /// Which words something has, one bit each.
    using Words = quint32;
    enum Rank { Beginning, Part, Letters, RankCount };
    struct Match {
        Words words = 0;
        Rank rank = Beginning; ///< of the worst word that only the name has
    };
    struct Name {
        cpv2::FieldId id;
        Match match;
    };
    Match matchOf(const QString &name) const;
    Words wordsIn(const QString &text) const;
    Words allWords() const;
    void lookOn();
    void lookAtRequest();
    void lookAtCustomer();
    void lookAtInvoice(cpv2::Place place);
    void look(const std::vector<Name> &names, Words placeWords, cpv2::Place place, const QString &where);
    void lookAtOthers(QLatin1StringView object, Words placeWords, cpv2::Place place, const QString &where);
    void keep(const QString &name, const Match &match, const QString &where, const core::JsonPointer &at);
    bool isFull() const;

    cpv2::PaymentRequest m_request;
    QTimer m_slices;
    QStringList m_words;
    QList<QLatin1StringView> m_invoiceObjects; ///< paths as cpv2::Field::parent has them
    std::vector<Name> m_requestNames, m_customerNames, m_invoiceNames;
    std::array<QList<FieldHit>, RankCount> m_hits;
    cpv2::Place m_next; ///< is looked at next; the request itself while it has no customer
    QString m_customer; ///< the words of the customer that is looked at
    Words m_customerWords = 0;
};

} // namespace gui
