// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QMetaType>
#include <QObject>
#include <QString>
#include <QTimer>

#include <optional>

namespace http
{

/// A request that a server turned away, for people: without this a postback that never counted would leave no
/// trace.
struct RefusedRequest {
    QDateTime at;
    int status = 0;   ///< of the answer; 0: there was none
    QString sentence; ///< why, and what to do about it
    QString peer;     ///< the sender's address
    QString asked;    ///< `POST /path`, without a query, as far as it was read
    int others = 0;   ///< refused meanwhile and not reported one by one
};

/// For a line of output: `421: … (POST /path from 127.0.0.1), and 120 more`.
QString toText(const RefusedRequest &refused);

/// Reports refused requests one by one while they are few, and in sum when they are many: a flood must not
/// become a flood of lines.
class RefusalLog : public QObject
{
    Q_OBJECT
public:
    static constexpr int few = 5; ///< in one period

    explicit RefusalLog(QObject *parent = nullptr);

    void add(const RefusedRequest &refused);
    /// Reports now what waits to be summed up.
    void flush();
    void setPeriod(int ms) { m_period.setInterval(ms); }

signals:
    void reported(const http::RefusedRequest &refused);

private:
    void endPeriod();

    QTimer m_period;                      ///< runs while there was something in it
    int m_count = 0;                      ///< in this period
    std::optional<RefusedRequest> m_last; ///< of those not reported
};

} // namespace http

Q_DECLARE_METATYPE(http::RefusedRequest)
