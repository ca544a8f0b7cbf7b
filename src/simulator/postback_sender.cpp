// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "simulator/postback_sender.h"

#include "cpv2/postback_answer.h"

#include <QTimer>

#include <utility>

namespace simulator
{

namespace
{

/// The status says little: most receivers answer 2xx whatever they made of it.
QString answerOf(const http::Response &response)
{
    const QString line = cpv2::firstLineOf(response.body);
    return line.isEmpty() ? PostbackSender::tr("answered %1.").arg(response.status)
                          : PostbackSender::tr("answered %1: %2").arg(QString::number(response.status), line);
}

} // namespace

PostbackSender::PostbackSender(QObject *parent) : QObject(parent), m_client({}, this) {}

void PostbackSender::setTargets(const http::TargetRules &rules)
{
    m_targets = rules;
    for (const Postback &postback : std::exchange(m_refused, {}))
        send({postback});
}

void PostbackSender::send(const QList<Postback> &postbacks)
{
    if (postbacks.isEmpty())
        return;
    const QString token = postbacks.first().token;
    Line &line = m_lines[token];
    line.waiting.append(postbacks);
    line.most = line.waiting.size() > few ? atOnce : 1;
    sendMore(token);
}

void PostbackSender::sendMore(const QString &token)
{
    Line &line = m_lines[token];
    while (!line.waiting.isEmpty() && line.underWay < line.most) {
        const Postback next = line.waiting.dequeue();
        ++line.underWay;
        sendAfter(int(next.notBefore.remainingTime()), next);
    }
    if (line.underWay == 0)
        m_lines.remove(token);
}

void PostbackSender::sendAfter(int delayMs, const Postback &postback)
{
    QTimer::singleShot(delayMs, this, [this, postback] { sendNow(postback); });
}

void PostbackSender::sendNow(const Postback &postback)
{
    http::ClientRequest request;
    request.method = "POST";
    request.url = postback.url;
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
    request.body = postback.body;
    request.transport.caFile = m_caFile;
    m_client.send(request, m_targets,
                  [this, postback](const http::Reply &reply) { conclude(postback, reply); });
}

void PostbackSender::end(const QString &token)
{
    --m_lines[token].underWay;
    sendMore(token);
}

void PostbackSender::conclude(Postback postback, const http::Reply &reply)
{
    if (reply.isRefusedTarget) {
        m_refused.append(postback);
        if (m_refused.size() > few)
            m_refused.removeFirst();
        end(postback.token);
        emit refused(postback, reply.sentence);
        return;
    }
    const bool isAnswered = reply.outcome == http::Reply::Outcome::Answered;
    const bool isTaken = isAnswered && reply.response.status / 100 == 2;
    const Postback ended = postback;
    if (--postback.times > 0) {
        sendNow(postback);
    } else if (!isTaken && !postback.retriesMs.isEmpty()) {
        const int delay = postback.retriesMs.takeFirst();
        sendAfter(delay, postback);
    } else {
        end(postback.token);
    }
    emit sent(ended, isAnswered ? answerOf(reply.response) : reply.sentence);
}

} // namespace simulator
