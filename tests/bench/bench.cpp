// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "bench.h"

#include "core/process_limits.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

#include <algorithm>
#include <cmath>

#ifdef Q_OS_UNIX
#include <sys/times.h>
#include <unistd.h>
#endif

using namespace Qt::Literals::StringLiterals;
using core::Json;
using cpv2::FieldId;

namespace bench
{

Report::Report(const QString &name, const QStringList &arguments)
    : m_name(name), m_isTiny(arguments.contains(u"--tiny"_s)), m_asJson(arguments.contains(u"--json"_s))
{
    core::returnFreedMemory(); // as the programs do
}

void Report::note(const QString &what, double value, const QString &unit)
{
    m_lines.push_back({what, value, unit, {}, true});
}

void Report::atMost(const QString &what, double value, const QString &unit, double limit)
{
    m_lines.push_back({what, value, unit, u"≤ %1"_s.arg(limit), m_isTiny || value <= limit});
}

void Report::atLeast(const QString &what, double value, const QString &unit, double limit)
{
    m_lines.push_back({what, value, unit, u"≥ %1"_s.arg(limit), m_isTiny || value >= limit});
}

Report::Ticks Report::ticks()
{
    Ticks ticks;
#ifdef Q_OS_LINUX
    QFile file(u"/proc/stat"_s);
    if (!file.open(QIODevice::ReadOnly))
        return ticks;
    // cpu user nice system idle iowait irq softirq steal …
    const QList<QByteArray> words = file.readLine().simplified().split(' ');
    for (int i = 1; i <= 8; ++i)
        ticks.all += words.value(i).toLongLong();
    struct tms own = {};
    times(&own);
    ticks.ofOthers = ticks.all - words.value(4).toLongLong() - words.value(5).toLongLong() - own.tms_utime -
                     own.tms_stime - own.tms_cutime - own.tms_cstime;
#endif
    return ticks;
}

int Report::exitCode() const
{
    const Ticks now = ticks();
    const double others =
        now.all > m_begin.all ? double(now.ofOthers - m_begin.ofOthers) / double(now.all - m_begin.all) : 0;
    constexpr double muchOfTheProcessors = 0.1;
    const auto isJudged = [&](const Line &line) {
        const bool isAbsolute = line.unit == "ms"_L1 || line.unit == "s"_L1;
        return !line.limit.isEmpty() && !m_isTiny &&
               !(isAbsolute && !line.isKept && others > muchOfTheProcessors);
    };

    QTextStream out(stdout);
    QJsonArray array;
    for (const Line &line : m_lines) {
        const QString verdict = line.limit.isEmpty() || m_isTiny ? u"-"_s
                                : line.isKept                    ? u"pass"_s
                                : isJudged(line)                 ? u"FAIL"_s
                                                                 : u"busy"_s;
        array.append(QJsonObject{{u"bench"_s, m_name},
                                 {u"what"_s, line.what},
                                 {u"value"_s, line.value},
                                 {u"unit"_s, line.unit},
                                 {u"limit"_s, line.limit},
                                 {u"verdict"_s, verdict}});
        if (!m_asJson)
            out << m_name.leftJustified(10) << ' ' << line.what.leftJustified(56)
                << QString::number(line.value, 'f', 3).rightJustified(12) << ' ' << line.unit.leftJustified(6)
                << line.limit.leftJustified(8) << verdict << '\n';
    }
    if (m_asJson)
        out << QJsonDocument(array).toJson();
    if (std::ranges::any_of(m_lines, [&](const Line &line) { return !line.isKept && !isJudged(line); }))
        QTextStream(stderr) << m_name << ": other programs used " << qRound(others * 100)
                            << " % of the processors; limits in ms or s that were exceeded are not judged.\n";
    return std::ranges::any_of(m_lines, [&](const Line &line) { return isJudged(line) && !line.isKept; }) ? 1
                                                                                                          : 0;
}

double Durations::percentile(double percent) const
{
    std::vector<double> sorted = m_values;
    std::ranges::sort(sorted);
    const auto rank = size_t(std::ceil(percent / 100 * double(sorted.size())));
    return sorted.at(std::max<size_t>(rank, 1) - 1);
}

StallMeter::StallMeter()
{
    QObject::connect(&m_beat, &QTimer::timeout, &m_beat, [this] {
        m_longest = std::max(m_longest, elapsedMs(m_since));
        m_since.start();
    });
    m_since.start();
    m_beat.start(1);
}

cpv2::PaymentRequest request(int customers, int invoicesOfEach)
{
    cpv2::PaymentRequest sample = cpv2::PaymentRequest::sample();
    const Json invoice = sample.find(FieldId::Invoices, {0, -1})->items().front();
    (void)sample.apply(sample.set(FieldId::Invoices, Json::array(), {0, -1}));
    const Json customer = sample.find(FieldId::Customers)->items().front();

    int number = 0;
    Json::Items allCustomers;
    for (int i = 0; i < customers; ++i) {
        Json::Items invoices;
        for (int j = 0; j < invoicesOfEach; ++j) {
            Json another = invoice;
            for (Json::Member &member : another.members()) {
                if (member.name == "InvoiceNumber"_L1)
                    member.value = Json::string(u"INV-%1"_s.arg(++number, 6, 10, QChar(u'0')));
            }
            invoices.push_back(std::move(another));
        }
        Json another = customer;
        for (Json::Member &member : another.members()) {
            if (member.name == "Invoices"_L1)
                member.value = Json::array(std::move(invoices));
            else if (member.name == "AccountNumber"_L1)
                member.value = Json::string(u"ACC-%1"_s.arg(i + 1, 5, 10, QChar(u'0')));
        }
        allCustomers.push_back(std::move(another));
    }
    (void)sample.apply(sample.set(FieldId::Customers, Json::array(std::move(allCustomers))));
    // Read from its text, as from a file: nothing is shared that would not be there.
    return *cpv2::PaymentRequest::fromJson(sample.toJson());
}

bool waitUntil(const std::function<bool()> &isDone)
{
    constexpr int patienceMs = 60'000;
    QElapsedTimer timer;
    timer.start();
    while (!isDone()) {
        if (timer.hasExpired(patienceMs))
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 10);
    }
    return true;
}

void letRun(int ms)
{
    QElapsedTimer timer;
    timer.start();
    waitUntil([&timer, ms] { return timer.hasExpired(ms); });
}

double elapsedMs(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

qint64 residentMemory()
{
#ifdef Q_OS_LINUX
    QFile file(u"/proc/self/statm"_s);
    if (file.open(QIODevice::ReadOnly))
        return file.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE);
#endif
    return 0;
}

} // namespace bench
