// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "roundtrip/desk.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace gui
{

/// The round trips that the window knows, and the one it is about. A burst of changes is told once,
/// with what came of it, so that a flood of callbacks cannot make the window busy.
class RoundTripBook : public QObject
{
    Q_OBJECT
public:
    explicit RoundTripBook(roundtrip::Desk *desk, QObject *parent = nullptr);

    /// nullptr when there is none.
    const roundtrip::RoundTrip *current() const;
    /// It may be one that is only about to come; an empty id for none.
    void setCurrent(const QString &id);
    /// The captures that belong to none, the newest first.
    const QList<journal::Exchange> &unmatched() const { return m_unmatched; }

signals:
    void changed(const roundtrip::RoundTrip &trip);
    /// Another one, or something new about it.
    void currentChanged();
    void unmatchedChanged();

private:
    void take(const roundtrip::RoundTrip &trip);
    void takeUnmatched(const journal::Exchange &capture);
    void takeRecent(const QList<roundtrip::RoundTrip> &trips, const QList<journal::Exchange> &unmatched);
    void tell();

    QHash<QString, roundtrip::RoundTrip> m_trips;
    QList<journal::Exchange> m_unmatched;
    QString m_current;
    QSet<QString> m_untold;
    bool m_isUnmatchedUntold = false;
    QTimer m_telling;
};

} // namespace gui
