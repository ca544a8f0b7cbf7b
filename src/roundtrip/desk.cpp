// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/desk.h"

#include "journal/journal.h"
#include "journal/writer_lock.h"
#include "roundtrip/callback_urls.h"
#include "roundtrip/desk_worker.h"

#include <QFileInfo>
#include <QThread>

using namespace Qt::Literals::StringLiterals;

namespace roundtrip
{

using core::Done;
using core::Result;

namespace
{

constexpr int mostBeside = 100; // journals of one name; more than programs that run at once

} // namespace

Desk::Desk(const QString &journalFile, QObject *parent)
    : QObject(parent), m_journalFile(journalFile), m_worker(std::make_unique<Worker>(this)),
      m_thread(std::make_unique<QThread>())
{
    m_thread->setObjectName("desk"_L1);
    m_worker->moveToThread(m_thread.get());
    m_thread->start();
}

Desk::~Desk()
{
    m_isEnding = true;
    QMetaObject::invokeMethod(
        m_worker.get(), [this] { m_worker->shutDown(); }, Qt::BlockingQueuedConnection);
    m_thread->quit();
    m_thread->wait();
}

Result<Done> Desk::start(IfInUse ifInUse)
{
    const Result<Done> asked = open(m_journalFile);
    const auto isInUse = [](const Result<Done> &opened) {
        return !opened && opened.error().code == "journal-in-use"_L1;
    };
    if (ifInUse == IfInUse::Fail || !isInUse(asked))
        return asked;
    const QFileInfo file(m_journalFile);
    const QString suffix = file.suffix().isEmpty() ? QString() : u'.' + file.suffix();
    Result<Done> beside = asked;
    for (int number = 2; isInUse(beside) && number <= mostBeside; ++number) {
        m_journalFile =
            u"%1/%2-%3%4"_s.arg(file.path(), file.completeBaseName(), QString::number(number), suffix);
        beside = open(m_journalFile);
    }
    m_whyBeside = tr("%1 is writing to the journal %2, so this run is kept in %3.")
                      .arg(journal::WriterLock(file.filePath()).holder(), file.filePath(), m_journalFile);
    return beside;
}

Result<Done> Desk::open(const QString &journalFile)
{
    Result<Done> result = core::done();
    QMetaObject::invokeMethod(
        m_worker.get(), [&] { result = m_worker->open(journalFile, {journal::Journal::logWait}); },
        Qt::BlockingQueuedConnection);
    if (result)
        m_healthPath = m_worker->healthPath();
    return result;
}

void Desk::startLater()
{
    QMetaObject::invokeMethod(m_worker.get(), [this] {
        const auto report = [this](const QString &sentence) {
            QMetaObject::invokeMethod(
                this, [this, sentence] { emit waiting(sentence); }, Qt::QueuedConnection);
        };
        const Result<Done> result = m_worker->open(m_journalFile, {report, [this] {
                                                                       return !m_isEnding;
                                                                   }});
        const auto announce = [this, result] {
            if (result)
                m_healthPath = m_worker->healthPath();
            emit started(result);
        };
        QMetaObject::invokeMethod(this, announce, Qt::QueuedConnection);
    });
}

Result<Done> Desk::listen(const ListenAt &where)
{
    Result<QUrl> base = QUrl();
    QMetaObject::invokeMethod(
        m_worker.get(), [&] { base = m_worker->listen(where); }, Qt::BlockingQueuedConnection);
    m_callbackBase = base ? *base : QUrl();
    if (!base)
        return base.error();
    return core::done();
}

Result<Done> Desk::listen(quint16 port, const QHostAddress &address)
{
    return listen(ListenAt{.port = port, .address = address});
}

void Desk::setRedaction(const core::RedactionRules &rules)
{
    QMetaObject::invokeMethod(m_worker.get(), [this, rules] { m_worker->setRedaction(rules); });
}

void Desk::stopListening()
{
    QMetaObject::invokeMethod(
        m_worker.get(), [this] { m_worker->stopListening(); }, Qt::BlockingQueuedConnection);
    m_callbackBase.clear();
}

void Desk::allowCallbackBase(const QUrl &base)
{
    QMetaObject::invokeMethod(m_worker.get(), [this, host = hostOf(base)] { m_worker->allowHost(host); });
}

void Desk::setPostbackReply(const PostbackReply &reply)
{
    QMetaObject::invokeMethod(m_worker.get(), [this, reply] { m_worker->setPostbackReply(reply); });
}

void Desk::setFloodLimit(int perMinute)
{
    QMetaObject::invokeMethod(m_worker.get(), [this, perMinute] { m_worker->setFloodLimit(perMinute); });
}

Result<Done> Desk::expectCallbacks(const QString &id, const QString &name)
{
    Result<Done> expecting = core::done();
    QMetaObject::invokeMethod(
        m_worker.get(), [&] { expecting = m_worker->expectCallbacks(id, name); },
        Qt::BlockingQueuedConnection);
    return expecting;
}

QUrl Desk::callbackBase() const
{
    return m_callbackBase;
}

void Desk::submit(const SubmitOrder &order)
{
    QMetaObject::invokeMethod(m_worker.get(), [this, order] { m_worker->submit(order); });
}

void Desk::cancel(const QString &id)
{
    QMetaObject::invokeMethod(m_worker.get(), [this, id] { m_worker->cancel(id); });
}

void Desk::pageFetched(const QUrl &page)
{
    QMetaObject::invokeMethod(m_worker.get(), [this, page] { m_worker->pageFetched(page); });
}

void Desk::pageOpening(const QString &id)
{
    QMetaObject::invokeMethod(m_worker.get(), [this, id] { m_worker->pageOpening(id); });
}

void Desk::pageOpened(const QString &id)
{
    QMetaObject::invokeMethod(m_worker.get(), [this, id] { m_worker->pageOpened(id); });
}

void Desk::loadRecent(int limit)
{
    QMetaObject::invokeMethod(m_worker.get(), [this, limit] { m_worker->loadRecent(limit); });
}

void Desk::setForwarding(const QString &environment, const Forwarding &forwarding)
{
    QMetaObject::invokeMethod(m_worker.get(), [this, environment, forwarding] {
        m_worker->setForwarding(environment, forwarding);
    });
}

QList<WaitingForwards> Desk::waitingForwards() const
{
    QList<WaitingForwards> waiting;
    QMetaObject::invokeMethod(
        m_worker.get(), [&] { waiting = m_worker->waitingForwards(); }, Qt::BlockingQueuedConnection);
    return waiting;
}

void Desk::awaitForwards()
{
    QMetaObject::invokeMethod(m_worker.get(), [this] { m_worker->awaitForwards(); });
}

void Desk::replay(const ReplayOrder &order)
{
    QMetaObject::invokeMethod(m_worker.get(), [this, order] { m_worker->replay(order); });
}

void Desk::join(qint64 exchangeId, const QString &roundTripId)
{
    QMetaObject::invokeMethod(m_worker.get(),
                              [this, exchangeId, roundTripId] { m_worker->join(exchangeId, roundTripId); });
}

void Desk::remove(const QList<qint64> &entries)
{
    QMetaObject::invokeMethod(m_worker.get(), [this, entries] { m_worker->remove(entries); });
}

void Desk::restore(const QList<qint64> &entries)
{
    QMetaObject::invokeMethod(m_worker.get(), [this, entries] { m_worker->restore(entries); });
}

void Desk::cancelUpkeep()
{
    QMetaObject::invokeMethod(m_worker.get(), [this] { m_worker->cancelUpkeep(); });
}

void Desk::prune(const journal::Retention &retention)
{
    QMetaObject::invokeMethod(m_worker.get(), [this, retention] { m_worker->prune(retention); });
}

} // namespace roundtrip
