// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/refusal_log.h"

#include "core/harmless_text.h"

#include <QCoreApplication>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace http
{

namespace
{

constexpr int periodMs = 10'000;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(http::RefusalLog)
};

} // namespace

QString toText(const RefusedRequest &refused)
{
    QString text = refused.status > 0 ? u"%1: %2"_s.arg(QString::number(refused.status), refused.sentence)
                                      : refused.sentence;
    const QString from = refused.peer.isEmpty() ? QString() : Words::tr("from %1").arg(refused.peer);
    if (const QString what = u"%1 %2"_s.arg(refused.asked, from).trimmed(); !what.isEmpty())
        text += u" ("_s + core::harmless(what) + u')';
    if (refused.others > 0)
        text += Words::tr(", and %n more", nullptr, refused.others);
    return text;
}

RefusalLog::RefusalLog(QObject *parent) : QObject(parent), m_period(this)
{
    m_period.setSingleShot(true);
    m_period.setInterval(periodMs);
    connect(&m_period, &QTimer::timeout, this, &RefusalLog::endPeriod);
}

void RefusalLog::add(const RefusedRequest &refused)
{
    if (!m_period.isActive())
        m_period.start();
    if (++m_count <= few)
        emit reported(refused);
    else
        m_last = refused;
}

void RefusalLog::flush()
{
    if (!m_last)
        return;
    RefusedRequest last = *std::exchange(m_last, {});
    last.others = m_count - few - 1;
    m_count = few; // what comes next in this period waits as well
    emit reported(last);
}

void RefusalLog::endPeriod()
{
    const bool wasFlood = m_last.has_value();
    flush();
    m_count = wasFlood ? few : 0; // a flood that goes on is summed up from its first request
    if (wasFlood)
        m_period.start();
}

} // namespace http
