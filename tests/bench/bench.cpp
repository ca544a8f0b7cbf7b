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

int Report::exitCode() const
{
    QTextStream out(stdout);
    QJsonArray array;
    for (const Line &line : m_lines) {
        const QString verdict = line.limit.isEmpty() || m_isTiny ? u"-"_s
                                : line.isKept                    ? u"pass"_s
                                                                 : u"FAIL"_s;
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
    return std::ranges::all_of(m_lines, &Line::isKept) ? 0 : 1;
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
