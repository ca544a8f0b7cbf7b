// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT

// Writes a key into the session's keychain, reads it and removes it (with `write` only writes it), and says
// in a line of JSON each how that went, and for how long the event loop stood still. For workspace-keychain,
// which runs it in sessions of all kinds.
#include "workspace/key_ring.h"
#include "workspace/keychain.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>
#include <QTimer>

#include <csignal>

using namespace Qt::Literals::StringLiterals;
using workspace::KeptKey;

class KeychainUser : public QObject
{
public:
    explicit KeychainUser(const QByteArray &key) : m_key(key)
    {
        connect(&m_heartbeat, &QTimer::timeout, this,
                [this] { m_longestStall = qMax(m_longestStall, m_sinceBeat.restart()); });
        m_heartbeat.start(5);
        m_sinceBeat.start();
    }

    void write()
    {
        begin();
        m_ring.write(u"an-id"_s, m_key, this, [this](const KeptKey &kept) {
            tell("write", kept);
            if (QCoreApplication::arguments().contains(u"write"_s))
                QCoreApplication::quit();
            else if (const int keyring = qEnvironmentVariableIntValue("HUNG_KEYRING"))
                readWhenItGoesOn(keyring);
            else
                readAsAnotherRun();
        });
    }

private:
    void begin() { m_sinceBegin.start(); }

    /// What the keychain did with a write after its timeout, and what it holds afterwards.
    void readWhenItGoesOn(int keyring)
    {
        m_nextRun.read(u"an-id"_s, this, [this](const KeptKey &kept) {
            tell("late", kept);
            m_nextRun.read(u"an-id"_s, this, [this](const KeptKey &then) {
                tell("then", then);
                QCoreApplication::quit();
            });
        });
        ::kill(keyring, SIGCONT);
    }

    void readAsAnotherRun()
    {
        begin();
        m_nextRun.read(u"an-id"_s, this, [this](const KeptKey &kept) {
            tell("read", kept);
            remove();
        });
    }

    void remove()
    {
        begin();
        m_ring.remove(u"an-id"_s, this, [this](const KeptKey &kept) {
            tell("remove", kept);
            QCoreApplication::quit();
        });
    }

    void tell(const char *what, const KeptKey &kept)
    {
        static constexpr const char *places[] = {"nowhere", "this run", "keychain"};
        const QJsonObject line{{u"what"_s, QString::fromLatin1(what)},
                               {u"place"_s, QString::fromLatin1(places[int(kept.place)])},
                               {u"isTheKey"_s, kept.key == m_key},
                               {u"problem"_s, kept.problem},
                               {u"elapsedMs"_s, m_sinceBegin.elapsed()},
                               {u"stallMs"_s, qMax(m_longestStall, m_sinceBeat.elapsed())}};
        QTextStream(stdout) << QJsonDocument(line).toJson(QJsonDocument::Compact) << Qt::endl;
    }

    const QByteArray m_key;
    workspace::Keychain m_keychain;
    workspace::KeyRing m_ring{&m_keychain};
    workspace::KeyRing m_nextRun{&m_keychain}; ///< without the keys that the other keeps in memory
    QTimer m_heartbeat;
    QElapsedTimer m_sinceBeat;
    QElapsedTimer m_sinceBegin;
    qint64 m_longestStall = 0;
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    KeychainUser user(qgetenv("CANARY"));
    QTimer::singleShot(0, &user, &KeychainUser::write);
    return QCoreApplication::exec();
}
