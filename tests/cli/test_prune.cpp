// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "journal/journal.h"
#include "journal/scribe.h"
#include "support/places.h"
#include "support/test.h"

#include <QFile>
#include <QTemporaryDir>

#include <cerrno>
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#include <vector>

using namespace Qt::Literals::StringLiterals;
using journal::Journal;

namespace
{

constexpr int patience = 60'000; // ms; only ever waited out by a failing test
constexpr int entries = 3'000;
constexpr int kept = 10;

/// A program on a terminal of its own.
class Terminal
{
    Q_DISABLE_COPY_MOVE(Terminal)
public:
    Terminal(const QString &program, const QStringList &arguments)
    {
        QByteArrayList words{QFile::encodeName(program)};
        for (const QString &argument : arguments)
            words.append(QFile::encodeName(argument));
        std::vector<char *> pointers;
        for (QByteArray &word : words)
            pointers.push_back(word.data());
        pointers.push_back(nullptr);
        m_process = ::forkpty(&m_screen, nullptr, nullptr, nullptr);
        if (m_process == 0) {
            ::execv(pointers[0], pointers.data());
            ::_exit(127);
        }
    }
    ~Terminal()
    {
        ::close(m_screen);
        if (m_process > 0) {
            ::kill(m_process, SIGKILL);
            ::waitpid(m_process, nullptr, 0);
        }
    }

    /// Everything that was on the screen, once that text was on it so often, or the program has ended.
    QByteArray readUntil(const QByteArray &text, int times = 1)
    {
        while (text.isEmpty() || m_text.count(text) < times) {
            pollfd waiting{m_screen, POLLIN, 0};
            if (::poll(&waiting, 1, patience) != 1)
                support::fail(u"The terminal shows only: %1"_s.arg(QString::fromUtf8(m_text)));
            char bytes[4096];
            const ssize_t size = ::read(m_screen, bytes, sizeof bytes);
            if (size <= 0) // EIO: nobody has the terminal open any more
                break;
            m_text.append(bytes, size);
        }
        return m_text;
    }
    void press(char key)
    {
        if (::write(m_screen, &key, 1) != 1)
            support::fail(u"The terminal takes no key."_s);
    }
    int exitCode()
    {
        int status = 0;
        ::waitpid(std::exchange(m_process, -1), &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

private:
    int m_screen = -1;
    pid_t m_process = -1;
    QByteArray m_text;
};

} // namespace

/// `cpv2 history prune` as a person meets it who waits for it.
class PruneTest : public support::Test
{
    Q_OBJECT
private slots:
    void init()
    {
        Test::init();
        m_folder = std::make_unique<QTemporaryDir>();
        const auto journal = Journal::open(file());
        QVERIFY(journal);
        QVERIFY((*journal)->commit([](journal::Scribe &scribe) -> core::Result<core::Done> {
            for (int i = 0; i < entries; ++i) {
                journal::Exchange capture;
                capture.role = journal::Role::Unmatched;
                capture.at = QDateTime::currentDateTimeUtc();
                capture.url = u"/cb/%1"_s.arg(i);
                capture.requestBody = QByteArray(200, 'x');
                if (const auto added = scribe.add(capture); !added)
                    return added.error();
            }
            return core::done();
        }));
    }

    void aTerminalShowsHowFarItIs()
    {
        Terminal terminal(support::buildPath(u"bin/cpv2"_s), prune());
        const QByteArray screen = terminal.readUntil({});
        QCOMPARE(terminal.exitCode(), 0);
        const QByteArray first = QByteArray("\r\x1b[KDeleting: ");
        QVERIFY2(screen.contains(first), screen.constData());
        QVERIFY(screen.contains(" of " + QByteArray::number(entries - kept) + " entries"));
        QVERIFY(screen.count(first) > 1); // the line is written again and again
        QVERIFY(screen.contains(QByteArray::number(entries - kept) + " entries deleted"));
        QCOMPARE(entriesLeft(), kept);
    }

    /// What is deleted stays deleted, and everything else stays.
    void controlCEndsItInOrder()
    {
        constexpr char controlC = '\x03';
        Terminal terminal(support::buildPath(u"bin/cpv2"_s), prune());
        terminal.readUntil("Deleting: ", 2); // another number: some are gone
        terminal.press(controlC);
        const QByteArray screen = terminal.readUntil({});
        QCOMPARE(terminal.exitCode(), 130);
        const int left = entriesLeft();
        QVERIFY(left > kept);
        QVERIFY(left < entries);
        QVERIFY2(screen.contains(QByteArray::number(entries - left) + " entries deleted"),
                 screen.constData());
    }

private:
    QString file() const { return m_folder->filePath(u"journal.sqlite"_s); }
    QStringList prune() const
    {
        return {u"history"_s, u"prune"_s, u"--keep"_s, QString::number(kept), u"--journal"_s, file()};
    }
    int entriesLeft() const
    {
        const auto reader = journal::JournalReader::open(file());
        if (!reader)
            support::fail(reader.error().sentence);
        return int((*reader)->outline(0, 2 * entries)->size());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(PruneTest)
#include "test_prune.moc"
