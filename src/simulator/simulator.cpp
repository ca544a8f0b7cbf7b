// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "simulator/simulator.h"

#include "http/server.h"
#include "simulator/payment_service.h"
#include "simulator/postback_sender.h"

#include <QRandomGenerator>
#include <QThread>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace simulator
{

namespace
{

/// As long as the live service's short ones (docs/contract.md#create-request), and nobody's live key by its
/// look.
QByteArray newApiKey()
{
    std::array<quint32, 12> random;
    QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
    return "simulator-" +
           QByteArray::fromRawData(reinterpret_cast<const char *>(random.data()), sizeof random).toHex();
}

/// Room for a request of 25,000 invoices, which has about 16 MB.
http::Limits serverLimits()
{
    http::Limits limits;
    limits.body = 16 * 1024 * 1024;
    limits.wrappedAuthorization = true; // docs/contract.md#create-request
    return limits;
}

/// What lives on the simulator's thread.
class Worker : public QObject
{
    Q_OBJECT
public:
    explicit Worker(const Options &options)
        : m_service(options, {[this](const QList<Postback> &postbacks) { m_sender.send(postbacks); },
                              [this](const QString &sentence) { emit reported(sentence); },
                              [this](const QUrl &page) {
                                  emit pageFetched(page);
                              }}),
          m_server([this](const http::Request &request) { return m_service.handle(request); }, serverLimits(),
                   this),
          m_sender(this)
    {
        allowPostbacks(options.postsBeyondThisComputer);
        connect(&m_sender, &PostbackSender::refused, this,
                [this](const Postback &postback, const QString &sentence) {
                    m_service.noteOutcome(postback,
                                          tr("not sent: %1 Allow it with --private (in the window: answer "
                                             "the question).")
                                              .arg(sentence));
                    emit postbackRefused(sentence);
                });
        connect(&m_sender, &PostbackSender::sent, this,
                [this](const Postback &postback, const QString &outcome) {
                    m_service.noteOutcome(postback, outcome);
                });
        connect(&m_server, &http::Server::refused, &m_refusals, &http::RefusalLog::add);
        connect(&m_refusals, &http::RefusalLog::reported, this, [this](const http::RefusedRequest &refused) {
            emit reported(tr("Refused: %1").arg(http::toText(refused)));
            emit this->refused(refused);
        });
    }

    core::Result<core::Done> listen(quint16 port, const QList<QByteArray> &allowedHosts)
    {
        const core::Result<core::Done> listening =
            m_server.listen(QHostAddress::LocalHost, port, allowedHosts);
        if (listening)
            m_service.setBase(base());
        return listening;
    }

    void allowPostbacks(bool beyondThisComputer)
    {
        m_sender.setTargets({.allowLoopback = true,
                             .allowPrivate = beyondThisComputer,
                             .ownPorts = {},
                             .allowPublic = beyondThisComputer});
    }

    void setAllowedHosts(const QList<QByteArray> &hosts) { m_server.setExtraHosts(hosts); }

    void setBehaviour(const Behaviour &behaviour) { m_service.setBehaviour(behaviour); }

    void setFaults(const Faults &faults) { m_service.setFaults(faults); }

    void setCaFile(const QString &file) { m_sender.setCaFile(file); }

    QUrl base() const { return QUrl(u"http://127.0.0.1:%1"_s.arg(m_server.port())); }

signals:
    void reported(const QString &sentence);
    void pageFetched(const QUrl &page);
    void refused(const http::RefusedRequest &refused);
    void postbackRefused(const QString &sentence);

private:
    PaymentService m_service;
    http::Server m_server;
    http::RefusalLog m_refusals{this};
    PostbackSender m_sender;
};

} // namespace

class Simulator::Private
{
public:
    explicit Private(const Options &given) : options(given)
    {
        if (options.apiKey.isEmpty())
            options.apiKey = newApiKey();
    }

    Options options;
    QThread thread;
    Worker *worker = nullptr; ///< dies with the thread
    QUrl base;
};

Simulator::Simulator(const Options &options, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(options))
{
    d->thread.setObjectName(u"simulator"_s);
    d->worker = new Worker(d->options);
    d->worker->moveToThread(&d->thread);
    connect(d->worker, &Worker::reported, this, &Simulator::reported);
    connect(d->worker, &Worker::pageFetched, this, &Simulator::pageFetched);
    connect(d->worker, &Worker::refused, this, &Simulator::refused);
    connect(d->worker, &Worker::postbackRefused, this, &Simulator::postbackRefused);
    connect(&d->thread, &QThread::finished, d->worker, &QObject::deleteLater);
    d->thread.start();
}

Simulator::~Simulator()
{
    d->thread.quit();
    d->thread.wait();
}

core::Result<core::Done> Simulator::start()
{
    core::Result<core::Done> result = core::done();
    QMetaObject::invokeMethod(
        d->worker,
        [this, &result] {
            result = d->worker->listen(d->options.port, d->options.allowedHosts);
            d->base = result ? d->worker->base() : QUrl();
        },
        Qt::BlockingQueuedConnection);
    return result;
}

QUrl Simulator::endpoint() const
{
    if (d->base.isEmpty())
        return {};
    QUrl url = d->base;
    url.setPath(PaymentService::paymentsPath());
    return url;
}

void Simulator::setFaults(const Faults &faults)
{
    d->options.faults = faults;
    QMetaObject::invokeMethod(d->worker, [worker = d->worker, faults] { worker->setFaults(faults); });
}

void Simulator::setBehaviour(const Behaviour &behaviour)
{
    d->options.behaviour = behaviour;
    QMetaObject::invokeMethod(d->worker,
                              [worker = d->worker, behaviour] { worker->setBehaviour(behaviour); });
}

const Behaviour &Simulator::behaviour() const
{
    return d->options.behaviour;
}

void Simulator::setAllowedHosts(const QList<QByteArray> &hosts)
{
    QMetaObject::invokeMethod(d->worker, [worker = d->worker, hosts] { worker->setAllowedHosts(hosts); });
}

void Simulator::allowPostbacksBeyondThisComputer()
{
    QMetaObject::invokeMethod(d->worker, [worker = d->worker] { worker->allowPostbacks(true); });
}

void Simulator::setCaFile(const QString &file)
{
    QMetaObject::invokeMethod(d->worker, [worker = d->worker, file] { worker->setCaFile(file); });
}

const Faults &Simulator::faults() const
{
    return d->options.faults;
}

QByteArray Simulator::apiKey() const
{
    return d->options.apiKey;
}

} // namespace simulator

#include "simulator.moc"
