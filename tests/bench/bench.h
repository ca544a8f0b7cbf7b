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

/// What one program measured. Each value is on a line of its own with its limit and a verdict; with `--json`
/// as an array of objects. With `--tiny` the sizes are small and nothing is judged: the run shows only that
/// the program works. A limit in ms or s is absolute: on a computer that is busy with something else, one
/// that is exceeded is reported as "busy" and not judged. A ratio between two values of the same run always
/// is.
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

    int exitCode() const; ///< prints all lines; 1 if a limit that is judged is exceeded, else 0

private:
    /// Ticks of all processors since the computer was started (proc(5)); zeros where the system does not say.
    struct Ticks {
        qint64 all = 0;
        qint64 ofOthers = 0;
    };
    static Ticks ticks();

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
    Ticks m_begin = ticks();
    std::vector<Line> m_lines;
};

/// Durations in milliseconds and their percentiles.
class Durations
{
public:
    void add(double ms) { m_values.push_back(ms); }
    /// 50 is the median.
    double percentile(double percent) const;

private:
    std::vector<double> m_values;
};

/// Runs while it lives and measures the longest time that the event loop was away.
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
/// Handles events until `isDone`; false if that takes more than a minute.
bool waitUntil(const std::function<bool()> &isDone);
/// Lets the program handle events for that long.
void letRun(int ms);
double elapsedMs(const QElapsedTimer &timer);
/// Of this process, in bytes; 0 where the system does not say.
qint64 residentMemory();

} // namespace bench
