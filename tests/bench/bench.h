// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/payment_request.h"

#include <QElapsedTimer>
#include <QStringList>
#include <QTimer>

#include <functional>
#include <vector>

namespace bench
{

/// What one program measured. Each value stands on a line with its limit and whether it keeps it; with
/// `--json` as an array of objects. With `--tiny` the sizes are small and nothing is judged: that the
/// program works is all it shows.
class Report
{
public:
    Report(const QString &name, const QStringList &arguments);

    bool isTiny() const { return m_isTiny; }
    /// `full` for measuring, `tiny` for `--tiny`.
    int size(int full, int tiny) const { return m_isTiny ? tiny : full; }

    void note(const QString &what, double value, const QString &unit);
    void atMost(const QString &what, double value, const QString &unit, double limit);
    void atLeast(const QString &what, double value, const QString &unit, double limit);

    int exitCode() const; ///< prints all; 0, or 1 when a limit is broken

private:
    struct Line {
        QString what;
        double value;
        QString unit;
        QString limit; ///< empty: none
        bool isKept;
    };

    QString m_name;
    bool m_isTiny;
    bool m_asJson;
    std::vector<Line> m_lines;
};

/// Durations in milliseconds, and what can be said of them.
class Durations
{
public:
    void add(double ms) { m_values.push_back(ms); }
    /// 50 is the median.
    double percentile(double percent) const;

private:
    std::vector<double> m_values;
};

/// Runs while it lives, and tells for how long the event loop was away at most.
class StallMeter
{
public:
    StallMeter();
    double longestMs() const { return m_longest; }

private:
    QTimer m_beat;
    QElapsedTimer m_since;
    double m_longest = 0;
};

/// The sample's customer and invoice with its two fee lines, over and over, numbered.
cpv2::PaymentRequest request(int customers, int invoicesOfEach);
/// Events are handled until `isDone`; false when that takes over a minute.
bool waitUntil(const std::function<bool()> &isDone);
/// The program goes on by itself for that long, while it is being measured or before it is.
void letRun(int ms);
double elapsedMs(const QElapsedTimer &timer);
/// Of this process in bytes; 0 where the system does not tell.
qint64 residentMemory();

} // namespace bench
