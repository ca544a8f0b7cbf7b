// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "simulator/postback_sender.h"

#include <QTimer>

namespace simulator
{

PostbackSender::PostbackSender(http::Client *client, QObject *parent) : QObject(parent), m_client(client) {}

void PostbackSender::send(const Postback &postback)
{
    QQueue<Postback> &waiting = m_waiting[postback.token];
    waiting.enqueue(postback);
    if (waiting.size() == 1)
        sendNext(postback.token);
}

void PostbackSender::sendNext(const QString &token)
{
    const int delay = m_waiting[token].head().delayMs;
    QTimer::singleShot(delay, this, [this, token] { sendHead(token); });
}

void PostbackSender::sendHead(const QString &token)
{
    const Postback &postback = m_waiting[token].head();
    http::ClientRequest request;
    request.method = "POST";
    request.url = postback.url;
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
    request.body = postback.body;
    request.transport.caFile = m_caFile;
    http::Call *call = m_client->send(request);
    connect(call, &http::Call::finished, this,
            [this, token](const http::Reply &reply) { conclude(token, reply); });
}

void PostbackSender::conclude(const QString &token, const http::Reply &reply)
{
    Postback &head = m_waiting[token].head();
    const Postback ended = head;
    const bool isAnswered = reply.outcome == http::Reply::Outcome::Answered;
    const bool isTaken = isAnswered && reply.response.status / 100 == 2;
    if (--head.times > 0) {
        head.delayMs = 0;
        sendNext(token);
    } else if (!isTaken && !head.retriesMs.isEmpty()) {
        head.delayMs = head.retriesMs.takeFirst();
        sendNext(token);
    } else {
        m_waiting[token].dequeue();
        if (m_waiting[token].isEmpty())
            m_waiting.remove(token);
        else
            sendNext(token);
    }
    emit sent(ended, isAnswered ? tr("answered %1.").arg(reply.response.status) : reply.sentence);
}

} // namespace simulator
