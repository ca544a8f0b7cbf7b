// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/payment_request.h"
#include "support/places.h"
#include "support/test.h"
#include "workspace/draft_store.h"

#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <memory>
#include <vector>

using namespace Qt::Literals::StringLiterals;
using cpv2::PaymentRequest;

namespace
{

constexpr int kills = 50;
constexpr int atOnce = 5;
constexpr int longestLifeMs = 2000; ///< of a typist, from the first key
constexpr qint64 promisedAgeMs = 1000;

qint64 now()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

/// The window in a process of its own, with somebody typing into it (see draft_typist.cpp).
class Typist
{
public:
    void start() { m_process.start(support::buildPath(u"tests/draft-typist"_s), {m_folder.path()}); }
    bool isTyping() { return m_process.waitForReadyRead() && m_process.readLine() == "typing\n"; }

    QByteArray errors() { return m_process.readAllStandardError(); }

    void killIfDue(qint64 at)
    {
        if (m_killedAt == 0 && now() >= at) {
            m_killedAt = now();
            m_process.kill();
        }
    }
    bool isKilled() const { return m_killedAt > 0; }
    bool isGone() { return m_process.state() == QProcess::NotRunning || m_process.waitForFinished(); }
    qint64 killedAt() const { return m_killedAt; }

    struct Key {
        qint64 at;
        qint64 lateness;
    };
    QList<Key> keys() const
    {
        QFile file(m_folder.filePath(u"keys"_s));
        QList<Key> keys;
        if (!file.open(QIODevice::ReadOnly))
            return keys;
        for (const QByteArray &line : file.readAll().split('\n')) {
            if (const QByteArrayList numbers = line.split(' '); numbers.size() == 2)
                keys.append({numbers[0].toLongLong(), numbers[1].toLongLong()});
        }
        return keys;
    }
    QList<workspace::Draft> drafts() const
    {
        return workspace::DraftStore(m_folder.filePath(u"drafts"_s)).abandoned();
    }
    /// All files that look like drafts, the broken ones too.
    int draftFiles() const
    {
        return int(QDir(m_folder.filePath(u"drafts"_s)).entryList({u"*.draft"_s}).size());
    }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    qint64 m_killedAt = 0;
};

/// The request after that many keys: the digits in turn.
QByteArray typed(int keys)
{
    QString text;
    for (int i = 0; i < keys; ++i)
        text += QChar(u'0' + i % 10);
    PaymentRequest request = PaymentRequest::sample();
    if (!request.apply(request.setText(cpv2::FieldId::BillerReference, text)))
        support::fail(u"Nothing can be typed."_s);
    return request.toJson();
}

} // namespace

/// What a user has typed survives `kill -9`: the draft that is offered then is never broken, and nothing
/// older than a second is missing from it.
class DraftSurvivalTest : public support::Test
{
    Q_OBJECT
private slots:
    void aProgramKilledWhileTypingLosesASecondAtMost();

private:
    void judge(const Typist &typist);

    QList<qint64> m_ages;
    qint64 m_slack = 0;
};

void DraftSurvivalTest::aProgramKilledWhileTypingLosesASecondAtMost()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed); // to see a failure again
    QRandomGenerator random(seed);
    for (int round = 0; round < kills / atOnce; ++round) {
        std::vector<std::unique_ptr<Typist>> typists(atOnce);
        for (auto &typist : typists) {
            typist = std::make_unique<Typist>();
            typist->start();
        }
        QHash<Typist *, qint64> ends;
        for (auto &typist : typists) {
            QVERIFY2(typist->isTyping(), typist->errors().constData());
            ends[typist.get()] = now() + random.bounded(longestLifeMs);
        }
        const auto areAllKilled = [&] {
            for (auto &typist : typists)
                typist->killIfDue(ends[typist.get()]);
            return std::ranges::all_of(typists, [](const auto &typist) { return typist->isKilled(); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(areAllKilled(), 2 * longestLifeMs);
        for (auto &typist : typists) {
            QVERIFY(typist->isGone());
            judge(*typist);
            if (QTest::currentTestFailed())
                return;
        }
    }
    std::ranges::sort(m_ages);
    qInfo("drafts: %d of %d; oldest missing key: median %lld ms, at most %lld ms; event loop late by up to "
          "%lld ms",
          int(m_ages.size()), kills, m_ages.value(m_ages.size() / 2), m_ages.value(m_ages.size() - 1),
          m_slack);
    QVERIFY2(m_ages.size() >= kills / 5, "too few lived long enough to have a draft: nothing was tried");
}

void DraftSurvivalTest::judge(const Typist &typist)
{
    const QList<Typist::Key> keys = typist.keys();
    const QList<workspace::Draft> drafts = typist.drafts();
    QVERIFY(drafts.size() <= 1);
    QCOMPARE(typist.draftFiles(), drafts.size()); // none is broken

    qsizetype saved = 0;
    if (!drafts.isEmpty()) {
        while (saved <= keys.size() && typed(int(saved)) != drafts.first().bytes)
            ++saved;
        QVERIFY2(saved <= keys.size(),
                 drafts.first().bytes.constData()); // it is what was there at some moment
    }
    qint64 slack = 0; // this run's: the machine may have had no time for us
    for (const Typist::Key &key : keys)
        slack = std::max(slack, key.lateness);
    m_slack = std::max(m_slack, slack);
    const qint64 age = saved < keys.size() ? typist.killedAt() - keys.at(saved).at : 0;
    if (!drafts.isEmpty())
        m_ages << age;
    QVERIFY2(age <= promisedAgeMs + slack,
             qPrintable(u"%1 of %2 keys saved; the first missing one is %3 ms old (slack %4 ms)"_s.arg(saved)
                            .arg(keys.size())
                            .arg(age)
                            .arg(slack)));
}

QTEST_GUILESS_MAIN(DraftSurvivalTest)
#include "test_draft_survival.moc"
