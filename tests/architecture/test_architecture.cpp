// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "architecture/rules.h"
#include "support/places.h"
#include "support/test.h"

#include <QDir>
#include <QDirIterator>
#include <QMap>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::Literals::StringLiterals;

/// Holds every source file against the rules of ARCHITECTURE.md, and the rules against themselves.
class TestArchitecture : public support::Test
{
    Q_OBJECT
private slots:
    void theSourcesKeepTheRules_data();
    void theSourcesKeepTheRules();
    void aViolationIsFound_data();
    void aViolationIsFound();
    void whatIsAllowedIsNotReported_data();
    void whatIsAllowedIsNotReported();
    void citedSectionsExist();
    void theBuildLinksWhatThePictureAllows();
};

static const QString licence = u"// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors\n"
                               "// SPDX-License-Identifier: MIT\n"_s;

static QString contents(const QString &file)
{
    QFile device(file);
    return device.open(QIODevice::ReadOnly) ? QString::fromUtf8(device.readAll()) : QString();
}

void TestArchitecture::theSourcesKeepTheRules_data()
{
    QTest::addColumn<QString>("file");
    const QDir project(support::sourcePath());
    for (const QString &area : {u"src"_s, u"tests"_s}) {
        QDirIterator files(project.filePath(area), {u"*.h"_s, u"*.cpp"_s}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString file = project.relativeFilePath(files.next());
            if (!file.contains("/node_modules/"_L1))
                QTest::addRow("%s", qPrintable(file)) << file;
        }
    }
    for (const QString &folder : {u"scripts"_s, u".ci"_s}) {
        for (const QString &name : QDir(project.filePath(folder)).entryList(QDir::Files))
            QTest::addRow("%s/%s", qPrintable(folder), qPrintable(name)) << folder + u'/' + name;
    }
}

void TestArchitecture::theSourcesKeepTheRules()
{
    QFETCH(const QString, file);
    const QString text = contents(support::sourcePath(file));
    QVERIFY(!text.isEmpty());
    const QStringList found = architecture::violations(file, text);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void TestArchitecture::aViolationIsFound_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("found");
    const auto row = [](const char *name, const QString &path, const QString &code, const QString &found) {
        QTest::newRow(name) << path << licence + code << found;
    };

    row("the contract includes the wire", u"src/cpv2/x.cpp"_s, u"#include \"http/client.h\"\n"_s,
        u"src/cpv2/x.cpp:3: cpv2 may not include http/client.h"_s);
    row("siblings include each other", u"src/journal/x.cpp"_s, u"# include \"workspace/settings.h\"\n"_s,
        u"src/journal/x.cpp:3: journal may not include workspace/settings.h"_s);
    row("the simulator includes the journal", u"src/simulator/x.cpp"_s,
        u"\n#include \"journal/journal.h\"\n"_s,
        u"src/simulator/x.cpp:4: simulator may not include journal/journal.h"_s);
    row("the command line includes the window", u"src/cli/x.cpp"_s, u"#include \"gui/look/theme.h\"\n"_s,
        u"src/cli/x.cpp:3: cli may not include gui/look/theme.h"_s);
    row("two rooms of the window include each other", u"src/gui/look/x.cpp"_s,
        u"#include \"gui/request/request_document.h\"\n"_s,
        u"src/gui/look/x.cpp:3: gui/look may not include gui/request/request_document.h"_s);
    row("a room of the window nobody knows", u"src/gui/misc/x.cpp"_s, u"int x;\n"_s,
        u"src/gui/misc/x.cpp:1: “gui/misc” is no room of the picture"_s);
    row("the program includes its tests", u"src/core/x.cpp"_s, u"#include \"support/test.h\"\n"_s,
        u"src/core/x.cpp:3: core may not include support/test.h"_s);
    row("a room nobody knows", u"src/utils/x.cpp"_s, u"int x;\n"_s,
        u"src/utils/x.cpp:1: “utils” is no room of the picture"_s);
    row("a source file is included", u"tests/core/x.cpp"_s, u"#include \"core/json.cpp\"\n"_s,
        u"tests/core/x.cpp:3: core/json.cpp is no header of a room"_s);
    row("a JSON that sorts", u"src/cpv2/x.cpp"_s, u"QJsonObject object;\n"_s,
        u"src/cpv2/x.cpp:3: QJsonObject is not for cpv2: it sorts members and turns 10.00 into 10; core::Json does not"_s);
    row("SQL in the window", u"src/gui/x.cpp"_s, u"#include <QSqlQuery>\n"_s,
        u"src/gui/x.cpp:3: QSqlQuery is not for gui: SQL belongs to the journal"_s);
    row("a socket in the window", u"src/gui/x.cpp"_s, u"QTcpSocket socket;\n"_s,
        u"src/gui/x.cpp:3: QTcpSocket is not for gui: the wire belongs to http"_s);
    row("floating-point money", u"src/cpv2/x.cpp"_s, u"/* two\nlines */ double cents = 0.1;\n"_s,
        u"src/cpv2/x.cpp:4: double: money is a decimal (cpv2::Money)"_s);
    row("text read as mark-up", u"src/gui/x.cpp"_s, u"label->setTextFormat(Qt::RichText);\n"_s,
        u"src/gui/x.cpp:3: Qt::RichText reads text from outside as mark-up: Qt::PlainText"_s);
    row("a test that sleeps", u"tests/core/x.cpp"_s, u"QTest::qWait(50);\n"_s,
        u"tests/core/x.cpp:3: qWait hopes that the time is enough: wait for what is to happen (QTRY_…, QSignalSpy)"_s);
    row("a test that sleeps otherwise", u"tests/core/x.cpp"_s, u"std::this_thread::sleep_for(50ms);\n"_s,
        u"tests/core/x.cpp:3: sleep_for hopes that the time is enough: wait for what is to happen (QTRY_…, QSignalSpy)"_s);
    row("a test class of its own", u"tests/core/x.cpp"_s,
        u"class TestX : public QObject\n{\n    Q_OBJECT\nprivate slots:\n    void x();\n};\n"_s,
        u"tests/core/x.cpp:3: TestX must derive from support::Test, which fails on a Qt warning"_s);
    row("a header included twice", u"src/core/x.h"_s, u"int x;\n"_s,
        u"src/core/x.h:1: #pragma once is missing"_s);
    QTest::newRow("no licence") << u"src/core/x.cpp"_s << u"int x;\n"_s
                                << u"src/core/x.cpp:1: the two SPDX lines are missing at the top"_s;
}

void TestArchitecture::aViolationIsFound()
{
    QFETCH(const QString, path);
    QFETCH(const QString, text);
    QFETCH(const QString, found);
    QCOMPARE(architecture::violations(path, text), QStringList{found});
}

void TestArchitecture::whatIsAllowedIsNotReported_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QString &path, const QString &code) {
        QTest::newRow(name) << path << licence + code;
    };

    row("a room below", u"src/roundtrip/x.cpp"_s,
        u"#include \"http/client.h\"\n#include \"core/json.h\"\n"_s);
    row("a room of the window below", u"src/gui/request/x.cpp"_s, u"#include \"gui/json/json_view.h\"\n"_s);
    row("the window's program", u"src/gui/main.cpp"_s, u"#include \"gui/window/main_window.h\"\n"_s);
    row("the room itself", u"src/http/x.cpp"_s, u"#include \"http/client.h\"\n"_s);
    row("JSON output of a command", u"src/cli/x.cpp"_s, u"QJsonObject object;\n"_s);
    row("a comment that names it", u"src/cpv2/x.cpp"_s,
        u"// never double, never \"QJsonObject\"\nint x;\n"_s);
    row("a URL is no comment", u"src/cpv2/x.cpp"_s, u"auto x = \"http://x\"; auto y = \"*/ /*\";\n"_s);
    row("a test that waits for something", u"tests/core/x.cpp"_s,
        u"QVERIFY(QTest::qWaitFor([&] { return isDone; }));\n"_s);
    row("a test class", u"tests/core/x.cpp"_s,
        u"class TestX : public support::Test\n{\n    Q_OBJECT\nprivate slots:\n    void x();\n};\n"_s);
    QTest::newRow("a script") << u"scripts/x"_s
                              << u"#!/bin/sh\n# SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors\n"
                                 "# SPDX-License-Identifier: MIT\nset -eu\n"_s;
}

void TestArchitecture::whatIsAllowedIsNotReported()
{
    QFETCH(const QString, path);
    QFETCH(const QString, text);
    QCOMPARE(architecture::violations(path, text), QStringList());
}

/// The anchors of a page's headings, as a Markdown renderer makes them.
static QStringList anchors(const QString &page)
{
    static const QRegularExpression heading(u"^#+ (.+)$"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression dropped(u"[^\\w\\- ]"_s, QRegularExpression::UseUnicodePropertiesOption);
    QStringList anchors;
    for (auto matches = heading.globalMatch(page); matches.hasNext();)
        anchors += matches.next().captured(1).toLower().remove(dropped).replace(u' ', u'-');
    return anchors;
}

void TestArchitecture::citedSectionsExist()
{
    const QDir project(support::sourcePath());
    static const QRegularExpression citation(u"\\bdocs/([\\w-]+\\.md)(?:#([\\w-]+))?"_s);
    QStringList missing;
    int cited = 0;
    for (const QString &area : {u"src"_s, u"resources"_s}) {
        QDirIterator files(project.filePath(area), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString file = files.next();
            for (auto matches = citation.globalMatch(contents(file)); matches.hasNext(); ++cited) {
                const QRegularExpressionMatch match = matches.next();
                const QString page = contents(project.filePath("docs/"_L1 + match.captured(1)));
                const QString anchor = match.captured(2);
                if (page.isEmpty() || (!anchor.isEmpty() && !anchors(page).contains(anchor)))
                    missing += project.relativeFilePath(file) + ": "_L1 + match.captured();
            }
        }
    }
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
    QVERIFY(cited > 0);
}

void TestArchitecture::theBuildLinksWhatThePictureAllows()
{
    const QDir sources(support::sourcePath(u"src"_s));
    static const QRegularExpression linking(uR"(target_link_libraries\(room_\w+([^)]*)\))"_s);
    static const QRegularExpression room(u"\\broom_(\\w+)"_s);
    QMap<QString, QSet<QString>> linked; // directly
    const QStringList rooms = sources.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &name : rooms) {
        const QString listing = contents(sources.filePath(name + "/CMakeLists.txt"_L1));
        for (auto links = linking.globalMatch(listing); links.hasNext();) {
            for (auto found = room.globalMatch(links.next().captured(1)); found.hasNext();)
                linked[name] += found.next().captured(1);
        }
    }
    for (const QString &name : rooms) {
        QSet<QString> reached;
        for (QSet<QString> next = linked.value(name); !next.isEmpty();) {
            const QString below = *next.cbegin();
            next.remove(below);
            reached += below;
            next += linked.value(below) - reached;
        }
        const QStringList allowed = architecture::roomsBelow(name);
        QVERIFY2(reached == QSet<QString>(allowed.cbegin(), allowed.cend()),
                 qPrintable(u"%1 links %2; the picture allows %3"_s.arg(
                     name, QStringList(reached.cbegin(), reached.cend()).join(u' '), allowed.join(u' '))));
    }
}

QTEST_GUILESS_MAIN(TestArchitecture)
#include "test_architecture.moc"
