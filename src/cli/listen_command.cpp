// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cli/command.h"
#include "core/interruption.h"
#include "core/message_head.h"
#include "core/saved_file.h"
#include "cpv2/postback_answer.h"
#include "http/server_tls.h"
#include "journal/journal.h"
#include "roundtrip/callback_urls.h"
#include "roundtrip/desk.h"
#include "roundtrip/stray.h"
#include "workspace/environment.h"

#include <QEventLoop>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;
using journal::Exchange;
using journal::Role;
using roundtrip::ListenerHealth;

namespace cli
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(cli::listen)
};

constexpr int longestDelayMs = 60'000;

/// What the command line asks for, checked.
struct Task {
    roundtrip::ListenAt where;
    QString token;
    QUrl publicUrl; ///< empty: the listener's own
    roundtrip::Forwarding forwarding;
    roundtrip::PostbackReply reply;
    int floodLimit = workspace::defaultFloodLimit;
    bool asJson = false;
    QString readyFile;
    QString journalFile;
    bool isOwnJournal = true; ///< the user named no other
};

void declare(QCommandLineParser &parser)
{
    parser.addOptions(
        {{u"port"_s, Words::tr("Listen on port N; 0, the default, takes any free one."), u"N"_s, u"0"_s},
         {u"address"_s,
          Words::tr("Listen on address A of this computer, so that others reach it too; 127.0.0.1 when it is "
                    "not given."),
          u"A"_s},
         {u"public-url"_s,
          Words::tr("What the service is told: the URL by which a tunnel leads here, and the name that it "
                    "calls this listener by."),
          u"URL"_s},
         {u"allow-host"_s,
          Words::tr("Also answer to NAME (or NAME:PORT), as a container calls it, for example "
                    "host.docker.internal. Repeat the option for several."),
          u"NAME"_s},
         {u"token"_s,
          Words::tr("The part of both URLs that nobody can guess, 1 to 64 letters, digits, - and _; one is "
                    "made up when it is not given."),
          u"T"_s},
         {u"forward-to"_s, Words::tr("Forward postbacks to the biller's own handler at URL, byte for byte."),
          u"URL"_s},
         {u"forward-waiting"_s,
          Words::tr("Forward to that URL also what an earlier run captured for another address.")},
         {u"ca"_s,
          Words::tr(
              "Also trust the certificates in FILE (PEM) when forwarding, such as those of a development "
              "certificate authority."),
          u"FILE"_s},
         {u"reply"_s, Words::tr("Answer postbacks with STATUS (200 to 599), to see the service send again."),
          u"STATUS"_s},
         {u"reply-delay"_s, Words::tr("Answer postbacks MS milliseconds late (up to 60000)."), u"MS"_s},
         {u"reply-times"_s, Words::tr("Do either for the first N postbacks only."), u"N"_s},
         {u"flood-limit"_s,
          Words::tr(
              "Keep at most N callbacks a minute and answer more of them 429; %1 when it is not given. 0 "
              "takes the limit off: then only the disk's free space limits what a sender can fill.")
              .arg(workspace::defaultFloodLimit),
          u"N"_s},
         {u"tls-cert"_s, Words::tr("Speak https with the certificate in F (PEM)."), u"F"_s},
         {u"tls-key"_s, Words::tr("The key of that certificate (PEM, without a passphrase)."), u"F"_s},
         {u"tls-self-made"_s, Words::tr("Speak https with a certificate of our own for localhost.")},
         {u"json"_s, Words::tr("Write one JSON object a line.")},
         {u"ready-file"_s, Words::tr("Write the two URLs to F too, once they are listened on."), u"F"_s},
         {u"journal"_s, Words::tr("Keep the journal in FILE."), u"FILE"_s}});
}

/// The number that the option gives, or `absent` without it.
core::Result<int> number(const QCommandLineParser &parser, const QString &option, int least, int most,
                         int absent)
{
    if (!parser.isSet(option))
        return absent;
    bool isNumber = false;
    const int value = parser.value(option).toInt(&isNumber);
    if (!isNumber || value < least || value > most)
        return misused(Words::tr("--%1 takes a number from %2 to %3, not “%4”.")
                           .arg(option)
                           .arg(least)
                           .arg(most)
                           .arg(parser.value(option)));
    return value;
}

core::Result<roundtrip::Forwarding> readForwarding(const QCommandLineParser &parser)
{
    const core::Result<QUrl> to = webUrlOf(parser, u"forward-to"_s);
    const core::Result<QString> certificates = certificatesOf(parser, u"ca"_s);
    if (!to || !certificates)
        return to ? certificates.error() : to.error();
    const bool takesWaiting = parser.isSet(u"forward-waiting"_s);
    if (to->isEmpty() && (takesWaiting || !certificates->isEmpty()))
        return misused(Words::tr("--forward-waiting and --ca need --forward-to."));
    // Typed by the user of this computer, so it may be any address.
    return roundtrip::Forwarding{.isOn = !to->isEmpty(),
                                 .to = *to,
                                 .allowPrivate = true,
                                 .takesWaiting = takesWaiting,
                                 .caFile = *certificates};
}

core::Result<core::Done> readReply(const QCommandLineParser &parser, roundtrip::PostbackReply &reply)
{
    const core::Result<int> status = number(parser, u"reply"_s, 200, 599, reply.status);
    const core::Result<int> delay = number(parser, u"reply-delay"_s, 0, longestDelayMs, reply.delayMs);
    const core::Result<int> times = number(parser, u"reply-times"_s, 1, 1'000'000, reply.times);
    for (const core::Result<int> &one : {status, delay, times}) {
        if (!one)
            return one.error();
    }
    if (*times > 0 && !parser.isSet(u"reply"_s) && !parser.isSet(u"reply-delay"_s))
        return misused(Words::tr("--reply-times says how often; say --reply or --reply-delay too."));
    reply = {.status = *status, .delayMs = *delay, .times = *times};
    if (*status != 200)
        reply.body = QByteArray::number(*status) + " as asked for\n";
    return core::done();
}

core::Result<std::optional<QSslConfiguration>> readTls(const QCommandLineParser &parser)
{
    const QString certificate = parser.value(u"tls-cert"_s);
    const QString key = parser.value(u"tls-key"_s);
    const bool isSelfMade = parser.isSet(u"tls-self-made"_s);
    if (certificate.isEmpty() != key.isEmpty() || (isSelfMade && !key.isEmpty()))
        return misused(Words::tr("https needs --tls-cert and --tls-key, or --tls-self-made alone."));
    if (key.isEmpty() && !isSelfMade)
        return std::optional<QSslConfiguration>();
    const core::Result<QSslConfiguration> tls =
        isSelfMade ? http::ownServerTls(roundtrip::listenerTlsFolder(journal::Journal::defaultFile()))
                   : http::serverTls(certificate, key);
    if (!tls)
        return tls.error();
    return std::optional(*tls);
}

core::Result<core::Done> readAddress(const QCommandLineParser &parser, Task &task)
{
    const core::Result<int> port = number(parser, u"port"_s, 0, 65535, 0);
    if (!port)
        return port.error();
    task.where.port = quint16(*port);
    if (parser.isSet(u"address"_s) && !task.where.address.setAddress(parser.value(u"address"_s)))
        return misused(Words::tr("“%1” is no address: four numbers with dots, or IPv6.")
                           .arg(parser.value(u"address"_s)));
    const core::Result<QUrl> publicUrl = webUrlOf(parser, u"public-url"_s);
    if (!publicUrl)
        return publicUrl.error();
    task.publicUrl = *publicUrl;
    if (!task.publicUrl.isEmpty())
        task.where.extraHosts = {roundtrip::hostOf(task.publicUrl)};
    const core::Result<QList<QByteArray>> hosts = allowedHosts(parser);
    if (!hosts)
        return hosts.error();
    task.where.extraHosts += *hosts;
    return core::done();
}

core::Result<Task> readTask(const QCommandLineParser &parser)
{
    static const QRegularExpression tokenForm(u"\\A[A-Za-z0-9_-]{1,64}\\z"_s);
    Task task;
    if (const core::Result<core::Done> read = readAddress(parser, task); !read)
        return read.error();
    if (const core::Result<core::Done> read = readReply(parser, task.reply); !read)
        return read.error();
    task.token = parser.isSet(u"token"_s) ? parser.value(u"token"_s) : roundtrip::newId();
    if (!tokenForm.match(task.token).hasMatch())
        return misused(Words::tr("A token is 1 to 64 letters, digits, - and _, not “%1”.").arg(task.token));
    const core::Result<int> floodLimit =
        number(parser, u"flood-limit"_s, 0, 100'000'000, workspace::defaultFloodLimit);
    if (!floodLimit)
        return floodLimit.error();
    task.floodLimit = *floodLimit;
    const core::Result<roundtrip::Forwarding> forwarding = readForwarding(parser);
    if (!forwarding)
        return forwarding.error();
    task.forwarding = *forwarding;
    task.asJson = parser.isSet(u"json"_s);
    for (const QString &option : {u"ready-file"_s, u"journal"_s}) {
        if (parser.isSet(option) && parser.value(option).isEmpty())
            return misused(Words::tr("--%1 needs the name of a file.").arg(option));
    }
    task.readyFile = parser.value(u"ready-file"_s);
    task.isOwnJournal = !parser.isSet(u"journal"_s);
    task.journalFile =
        parser.isSet(u"journal"_s) ? parser.value(u"journal"_s) : journal::Journal::defaultFile();
    const core::Result<std::optional<QSslConfiguration>> tls = readTls(parser);
    if (!tls)
        return tls.error();
    task.where.tls = *tls;
    return task;
}

QString roleWord(Role role)
{
    switch (role) {
    case Role::Postback:
        return u"postback"_s;
    case Role::Return:
        return u"return"_s;
    case Role::Forward:
        return u"forward"_s;
    default:
        return u"unmatched"_s;
    }
}

bool isCapture(Role role)
{
    return role == Role::Postback || role == Role::Return || role == Role::Unmatched;
}

QString methodOf(const Exchange &exchange)
{
    return QString::fromLatin1(core::methodOf(exchange.requestHead));
}

/// Compact, and in ASCII: nothing in it can steer a terminal or end a line early.
QString jsonLine(const QJsonObject &object)
{
    QString line;
    for (const QChar c : QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact))) {
        if (c.unicode() < 0x7f)
            line += c;
        else
            line += u"\\u%1"_s.arg(c.unicode(), 4, 16, QChar(u'0'));
    }
    return line;
}

QJsonObject toJson(const Exchange &exchange)
{
    QJsonObject object{{u"event"_s, isCapture(exchange.role) ? u"capture"_s : u"sent"_s},
                       {u"id"_s, exchange.id},
                       {u"at"_s, exchange.at.toString(Qt::ISODateWithMs)},
                       {u"role"_s, roleWord(exchange.role)},
                       {u"method"_s, methodOf(exchange)},
                       {u"target"_s, exchange.url},
                       {u"status"_s, exchange.status},
                       {u"provoked"_s, exchange.provoked},
                       {u"remark"_s, exchange.remark}};
    if (!isCapture(exchange.role)) {
        object.insert(u"source"_s, exchange.sourceId);
        object.insert(u"answer"_s, cpv2::firstLineOf(exchange.responseBody));
        return object;
    }
    QJsonArray fields;
    const cpv2::Postback postback = roundtrip::postbackOf(exchange);
    for (const cpv2::Postback::Entry &entry : postback.entries())
        fields.append(QJsonObject{{u"name"_s, entry.name}, {u"value"_s, entry.value}});
    object.insert(u"fields"_s, fields);
    object.insert(u"counts"_s, roundtrip::strayReason(exchange, postback).isEmpty());
    object.insert(u"bodyBase64"_s, QString::fromLatin1(exchange.requestBody.toBase64()));
    return object;
}

QString toText(const Exchange &exchange)
{
    constexpr qsizetype mostFields = 40;
    QStringList parts{exchange.at.toString(Qt::ISODateWithMs), roleWord(exchange.role), methodOf(exchange),
                      isCapture(exchange.role) ? exchange.url.section(u'?', 0, 0) : exchange.url,
                      QString::number(exchange.status)};
    if (exchange.provoked)
        parts << u"provoked"_s;
    if (isCapture(exchange.role)) {
        const cpv2::Postback postback = roundtrip::postbackOf(exchange);
        for (const cpv2::Postback::Entry &entry :
             postback.entries().first(std::min(mostFields, postback.entries().size())))
            parts << entry.name + u'=' + entry.value;
    } else if (const QString answer = cpv2::firstLineOf(exchange.responseBody); !answer.isEmpty()) {
        parts << answer;
    }
    if (!exchange.remark.isEmpty())
        parts << u'(' + exchange.remark + u')';
    return parts.join(u' ');
}

/// Listens until it is interrupted and tells of what comes.
class Listening : public QObject
{
public:
    Listening(const Task &task, Streams &streams) : m_task(task), m_streams(streams), m_desk(task.journalFile)
    {
    }

    int run()
    {
        if (const core::Result<core::Done> begun = begin(); !begun)
            return fail(m_streams, begun.error().sentence, Environment);
        warn();
        m_loop.exec();
        m_desk.stopListening();
        QCoreApplication::sendPostedEvents(&m_desk); // the captures acknowledged last
        sayWhatWaits();
        return Done;
    }

private:
    core::Result<core::Done> begin()
    {
        connect(&m_desk, &roundtrip::Desk::changed, this, &Listening::follow);
        connect(&m_desk, &roundtrip::Desk::unmatched, this, &Listening::tell);
        connect(&m_desk, &roundtrip::Desk::failed, this,
                [this](const core::Error &error) { say(error.sentence); });
        connect(&m_desk, &roundtrip::Desk::noticed, this, &Listening::say);
        connect(&m_desk, &roundtrip::Desk::refused, this, &Listening::sayRefused);
        connect(&m_desk, &roundtrip::Desk::listenerChecked, this, &Listening::checkHealth);
        connect(&m_interruption, &core::Interruption::interrupted, &m_loop, &QEventLoop::quit);

        if (!m_task.readyFile.isEmpty())
            QFile::remove(m_task.readyFile); // of an earlier run: it is not ready yet
        const auto ifInUse =
            m_task.isOwnJournal ? roundtrip::Desk::IfInUse::KeepBeside : roundtrip::Desk::IfInUse::Fail;
        if (const core::Result<core::Done> started = m_desk.start(ifInUse); !started)
            return started;
        if (!m_desk.whyBeside().isEmpty())
            say(m_desk.whyBeside());
        if (const core::Result<core::Done> expecting = m_desk.expectCallbacks(m_task.token, name());
            !expecting)
            return expecting;
        m_desk.setPostbackReply(m_task.reply);
        m_desk.setFloodLimit(m_task.floodLimit);
        m_desk.setForwarding(name(), m_task.forwarding);
        if (const core::Result<core::Done> listening = m_desk.listen(m_task.where); !listening)
            return listening;
        return announce();
    }

    static QString name() { return u"cpv2 listen"_s; }

    QUrl base() const { return m_task.publicUrl.isEmpty() ? m_desk.callbackBase() : m_task.publicUrl; }

    core::Result<core::Done> announce()
    {
        const QString returnUrl = roundtrip::returnUrl(base(), m_task.token, {});
        const QString postbackUrl = roundtrip::postbackUrl(base(), m_task.token, {});
        const QString ready = m_task.asJson
                                  ? jsonLine({{u"event"_s, u"listening"_s},
                                              {u"returnUrl"_s, returnUrl},
                                              {u"postbackUrl"_s, postbackUrl}}) +
                                        u'\n'
                                  : u"return URL %1\npostback URL %2\n"_s.arg(returnUrl, postbackUrl);
        m_streams.out.document(ready.toUtf8());
        m_streams.out.flush();
        return m_task.readyFile.isEmpty() ? core::done() : writeReadyFile(ready.toUtf8());
    }

    core::Result<core::Done> writeReadyFile(const QByteArray &text)
    {
        const core::Result<core::Done> saved =
            core::saveFile(m_task.readyFile, text, core::Access::OwnerOnly);
        if (saved)
            return saved;
        return core::Error{
            u"ready-file"_s,
            Words::tr("%1 cannot be written: %2").arg(m_task.readyFile, saved.error().sentence)};
    }

    void warn()
    {
        sayWhatWaits();
        if (const QString obstacle = roundtrip::browserObstacle(base()); !obstacle.isEmpty())
            say(Words::tr("Warning: %1").arg(obstacle));
        constexpr qsizetype unguessable = 22; // characters of 64 kinds: 132 bits
        if (!m_task.where.address.isLoopback())
            say(Words::tr("Warning: every computer that reaches %1 can reach this listener.")
                    .arg(m_task.where.address.toString()));
        if (m_task.token.size() < unguessable)
            say(Words::tr("Warning: a token of fewer than %1 characters can be guessed; then anybody who "
                          "reaches the listener can forge a postback.")
                    .arg(unguessable));
        if (m_task.where.tls)
            say(Words::tr("The certificate of the listener is made out to: %1. A client must trust who "
                          "signed it.")
                    .arg(m_task.where.tls->localCertificate()
                             .subjectInfo(QSslCertificate::CommonName)
                             .join(", "_L1)));
    }

    /// An earlier run may have left something, for this address or another one.
    void sayWhatWaits()
    {
        for (const QString &sentence : roundtrip::describe(m_desk.waitingForwards()))
            say(sentence);
    }

    void say(const QString &sentence) { m_streams.err.say(sentence); }

    void follow(const roundtrip::Change &change)
    {
        const roundtrip::Exchanges exchanges = change.trip.exchanges();
        for (const qint64 id : change.exchanges) {
            if (const Exchange *exchange = exchanges.find(id))
                tell(*exchange);
        }
    }

    void sayRefused(const http::RefusedRequest &refused)
    {
        if (!m_task.asJson)
            return say(Words::tr("Refused: %1").arg(http::toText(refused)));
        writeJsonLine({{u"event"_s, u"refused"_s},
                       {u"at"_s, refused.at.toString(Qt::ISODateWithMs)},
                       {u"status"_s, refused.status},
                       {u"reason"_s, refused.sentence},
                       {u"asked"_s, refused.asked},
                       {u"from"_s, refused.peer},
                       {u"others"_s, refused.others}});
    }

    void writeJsonLine(const QJsonObject &object)
    {
        m_streams.out.document(jsonLine(object).toUtf8() + '\n');
        m_streams.out.flush();
    }

    /// Each capture once; each request of ours once it has its answer.
    void tell(const Exchange &exchange)
    {
        const bool isTold =
            exchange.at < m_since || exchange.id <= m_toldUpTo || m_told.contains(exchange.id);
        if (isTold || exchange.outcome == journal::Outcome::Open || exchange.role == Role::Submit ||
            exchange.role == Role::Page)
            return;
        remember(exchange.id);
        if (!m_task.asJson)
            return m_streams.out.say(toText(exchange));
        writeJsonLine(toJson(exchange));
    }

    /// Numbers only grow, so the oldest of many can be forgotten.
    void remember(qint64 id)
    {
        constexpr qsizetype many = 10'000;
        m_told.insert(id);
        if (m_told.size() < many)
            return;
        QList<qint64> ids = m_told.values();
        std::ranges::sort(ids);
        m_toldUpTo = ids.at(many / 2);
        m_told.removeIf([this](qint64 told) { return told <= m_toldUpTo; });
    }

    void checkHealth(const ListenerHealth &health)
    {
        const bool isDead = health.state == ListenerHealth::State::Dead;
        if (isDead != m_isDead)
            say(isDead ? health.problem : Words::tr("The listener is back."));
        m_isDead = isDead;
    }

    const Task m_task;
    Streams &m_streams;
    roundtrip::Desk m_desk;
    core::Interruption m_interruption;
    QEventLoop m_loop;
    const QDateTime m_since = QDateTime::currentDateTimeUtc();
    QSet<qint64> m_told; ///< exchanges, by number
    qint64 m_toldUpTo = 0;
    bool m_isDead = false;
};

int listen(const QCommandLineParser &parser, Streams &streams)
{
    const core::Result<Task> task = readTask(parser);
    if (!task)
        return fail(streams, task.error().sentence,
                    task.error().code.startsWith("openssl"_L1) || task.error().code == "tls-none"_L1
                        ? Environment
                        : Usage);
    return Listening(*task, streams).run();
}

} // namespace

Command listenCommand()
{
    return {u"listen"_s, Words::tr("Capture returns and postbacks until interrupted."), declare, listen, 0};
}

} // namespace cli
