// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT

// reliability-power-cut [--cuts N] [--synchronous MODE] [--seed S]: lets the journal write on a recorded
// disk, cuts the power at N random moments, and opens what each cut left: how many acknowledged captures are
// lost, and how many journals do not open or are not sound. --synchronous sets another mode than the
// journal's own on its connection: the negative control. Prints `cuts=… acknowledged=… lost=…
// broken=…`.

#include "journal/journal.h"

#include "power_cut_vfs.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QHash>
#include <QSet>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTextStream>

#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr auto journalName = "journal.sqlite";
constexpr int cutsAStory = 100;
constexpr int capturesAStory = 350; // enough pages for SQLite's own checkpoint

/// A capture, and how many operations were recorded when the journal reported it on the disk.
struct Acknowledgement {
    qint64 id = 0;
    std::size_t moment = 0;
};

struct Evening {
    power_cut::Story story;
    QList<Acknowledgement> acknowledgements;
};

struct Toll {
    int cuts = 0;
    qint64 acknowledged = 0;
    qint64 lost = 0;
    int broken = 0;
};

[[noreturn]] void giveUp(const QString &why)
{
    QTextStream(stderr) << why << Qt::endl;
    std::exit(2);
}

journal::Exchange randomCapture(QRandomGenerator &random)
{
    QByteArray body(random.bounded(3000), Qt::Uninitialized);
    for (char &byte : body)
        byte = char(random.bounded(256));
    journal::Exchange exchange;
    exchange.role = journal::Role::Unmatched;
    exchange.at = QDateTime::currentDateTimeUtc();
    exchange.url = u"/"_s;
    exchange.requestBody = body;
    exchange.requestRaw = body;
    exchange.outcome = journal::Outcome::Answered;
    return exchange;
}

/// On every connection there is: the journal's.
void setSynchronous(const QString &mode)
{
    const QStringList names = QSqlDatabase::connectionNames();
    for (const QString &name : names) {
        QSqlQuery query(QSqlDatabase::database(name));
        if (!query.exec("PRAGMA synchronous = "_L1 + mode))
            giveUp(query.lastError().text());
    }
}

/// A new journal, a few hundred captures, a proper end.
Evening spend(const QString &synchronous, QRandomGenerator &random)
{
    const QTemporaryDir folder;
    power_cut::Recorder recorder;
    Evening evening;
    {
        const auto journal = journal::Journal::open(folder.filePath(QLatin1StringView(journalName)));
        if (!journal)
            giveUp(journal.error().sentence);
        if (!synchronous.isEmpty())
            setSynchronous(synchronous);
        for (int i = 0; i < capturesAStory; ++i) {
            const auto id = (*journal)->add(randomCapture(random));
            if (!id)
                giveUp(id.error().sentence);
            evening.acknowledgements.append({*id, recorder.story().size()});
        }
    }
    evening.story = recorder.story();
    return evening;
}

bool isSound(const QString &file)
{
    bool sound = false;
    {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"check"_s);
        database.setDatabaseName(file);
        QSqlQuery query(database);
        sound = database.open() && query.exec(u"PRAGMA integrity_check"_s) && query.next() &&
                query.value(0).toString() == "ok"_L1;
    }
    QSqlDatabase::removeDatabase(u"check"_s);
    return sound;
}

/// What the journal still holds whole.
QSet<qint64> keptIn(const journal::Journal &journal)
{
    QSet<qint64> kept;
    const auto captures = journal.unmatched(std::numeric_limits<int>::max());
    if (!captures)
        return kept;
    for (const journal::Exchange &exchange : *captures) {
        if (exchange.intact)
            kept.insert(exchange.id);
    }
    return kept;
}

void wakeUpAfter(const power_cut::Files &files, const Evening &evening, std::size_t moment, Toll &toll)
{
    const QTemporaryDir folder;
    for (auto it = files.cbegin(); it != files.cend(); ++it) {
        QFile file(folder.filePath(QString::fromLocal8Bit(it.key())));
        if (!file.open(QIODevice::WriteOnly) || file.write(it.value()) != it.value().size())
            giveUp(file.errorString());
    }
    const QString path = folder.filePath(QLatin1StringView(journalName));
    QSet<qint64> kept;
    {
        const auto journal = journal::Journal::open(path);
        if (!journal) {
            QTextStream(stderr) << "moment " << moment << ": " << journal.error().sentence << Qt::endl;
            ++toll.broken;
        } else {
            kept = keptIn(**journal);
        }
    }
    if (!isSound(path))
        ++toll.broken;
    for (const Acknowledgement &acknowledgement : evening.acknowledgements) {
        if (acknowledgement.moment > moment)
            break;
        ++toll.acknowledged;
        if (!kept.contains(acknowledgement.id))
            ++toll.lost;
    }
    ++toll.cuts;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"cuts"_s, {}, u"N"_s, u"2000"_s},
                       {u"synchronous"_s, {}, u"MODE"_s},
                       {u"seed"_s, {}, u"S"_s, u"1"_s}});
    parser.process(application);

    QRandomGenerator random(parser.value(u"seed"_s).toUInt());
    const int cuts = parser.value(u"cuts"_s).toInt();
    Toll toll;
    while (toll.cuts < cuts) {
        const Evening evening = spend(parser.value(u"synchronous"_s), random);
        const power_cut::Files newlyMade = {{journalName, {}}};
        for (int i = 0; i < cutsAStory && toll.cuts < cuts; ++i) {
            const auto moment = random.bounded(quint32(evening.story.size() + 1));
            wakeUpAfter(power_cut::filesAfterCut(newlyMade, evening.story, moment, random), evening, moment,
                        toll);
        }
    }
    QTextStream(stdout) << "cuts=" << toll.cuts << " acknowledged=" << toll.acknowledged
                        << " lost=" << toll.lost << " broken=" << toll.broken << Qt::endl;
    return 0;
}
