// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "journal/history.h"
#include "roundtrip/round_trip.h"

#include <QObject>
#include <QThread>

#include <atomic>

namespace gui
{

/// Reads the journal for the history, on a thread of its own: a search through a million captures
/// never makes the window wait. Its functions return at once; the signals answer.
class HistoryReader : public QObject
{
    Q_OBJECT
public:
    explicit HistoryReader(const QString &journalFile, QObject *parent = nullptr);
    ~HistoryReader() override;

    const QString &journalFile() const { return m_journalFile; }
    /// As journal::JournalReader::page(). Answered by pageRead() with the ticket returned here, unless
    /// another page was asked for in the meantime.
    quint64 readPage(const journal::HistoryFilter &filter, qint64 before, int limit);
    /// As journal::JournalReader::sortedPage(), answered in the same way.
    quint64 readSortedPage(const journal::HistoryFilter &filter, const journal::HistoryOrder &order,
                           qint64 skip, int limit);
    void readOverview();
    void readRoundTrip(const QString &id);
    void readCapture(qint64 exchangeId);
    /// Two entries to compare; an unmatched capture as a round trip of that one exchange.
    void readPair(const journal::HistoryEntry &one, const journal::HistoryEntry &other);

signals:
    void pageRead(quint64 ticket, const QList<journal::HistoryEntry> &entries);
    /// What can be filtered by, how much there is of it, and how large the journal is on the disk.
    void overviewRead(const QStringList &environments, const journal::HistoryCounts &counts, qint64 bytes);
    void roundTripRead(const roundtrip::RoundTrip &trip);
    void captureRead(const journal::Exchange &capture);
    void pairRead(const roundtrip::RoundTrip &one, const roundtrip::RoundTrip &other);
    void failed(const core::Error &error);

private:
    template <typename Read>
    void run(Read read);
    template <typename Read>
    quint64 runPage(Read read);

    QString m_journalFile;
    std::atomic<quint64> m_newestPage = 0;
    QThread m_thread;
    QObject *m_worker;
};

} // namespace gui
