// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "architecture/rules.h"

#include <QMap>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace architecture
{

namespace
{

/// The picture of ARCHITECTURE.md: the rooms whose headers a room may include, besides its own.
const QMap<QString, QStringList> &roomsBelow()
{
    static const QStringList belowRoundtrip = {u"core"_s,    u"cpv2"_s,      u"http"_s,
                                               u"journal"_s, u"workspace"_s, u"payer"_s};
    static const QStringList belowPrograms =
        belowRoundtrip + QStringList{u"interchange"_s, u"simulator"_s, u"roundtrip"_s};
    static const QMap<QString, QStringList> rooms = {
        {u"core"_s, {}},
        {u"cpv2"_s, {u"core"_s}},
        {u"http"_s, {u"core"_s}},
        {u"journal"_s, {u"core"_s}},
        {u"workspace"_s, {u"core"_s, u"cpv2"_s}},
        {u"simulator"_s, {u"core"_s, u"cpv2"_s, u"http"_s}},
        {u"payer"_s, {u"core"_s, u"cpv2"_s, u"http"_s}},
        {u"roundtrip"_s, belowRoundtrip},
        {u"interchange"_s, {u"core"_s, u"cpv2"_s, u"journal"_s}},
        {u"gui"_s, belowPrograms},
        {u"cli"_s, belowPrograms},
    };
    return rooms;
}

/// The rooms of the window, in the same way: arrows run down to json and look, never both ways.
const QMap<QString, QStringList> &roomsOfTheWindow()
{
    static const QMap<QString, QStringList> rooms = {
        {u"look"_s, {}},
        {u"json"_s, {u"look"_s}},
        {u"request"_s, {u"look"_s, u"json"_s}},
        {u"compare"_s, {u"look"_s, u"json"_s, u"request"_s}},
        {u"setup"_s, {u"look"_s, u"json"_s}},
        {u"trips"_s, {u"look"_s, u"json"_s, u"compare"_s}},
        {u"files"_s, {u"look"_s, u"json"_s, u"request"_s, u"setup"_s}},
        {u"window"_s, {u"look"_s, u"json"_s, u"request"_s, u"compare"_s, u"setup"_s, u"trips"_s, u"files"_s}},
    };
    return rooms;
}

/// Words that only some rooms may use, and why.
struct Restriction {
    QRegularExpression words;
    QStringList onlyIn;
    QString why;
};

const QList<Restriction> &restrictions()
{
    static const QList<Restriction> list = {
        {QRegularExpression(uR"(\bQJson(Document|Object|Array|Value)\b)"_s),
         {u"cli"_s},
         u"it sorts members and turns 10.00 into 10; core::Json does not"_s},
        {QRegularExpression(uR"(\bQSql\w+\b|\bQtSql\b)"_s), {u"journal"_s}, u"SQL belongs to the journal"_s},
        {QRegularExpression(uR"(\bQ(Tcp|Udp|Ssl)(Socket|Server)\b|\bQ(t)?Network\w*\b)"_s),
         {u"http"_s},
         u"the wire belongs to http"_s},
        {QRegularExpression(uR"(\bQLocal(Socket|Server)\b)"_s),
         {u"gui"_s},
         u"only the window has an instance to talk to"_s},
        {QRegularExpression(uR"(\brapidjson::)"_s), {u"core"_s}, u"RapidJSON is core's own affair"_s},
    };
    return list;
}

enum class Keep { Strings, NoStrings };

/// The text with its comments, and its strings too if they are not to be kept, made blank: every
/// other character stays where it was.
QString blanked(QString text, Keep keep)
{
    static const QRegularExpression notCode(
        uR"re("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)'|//[^\n]*|/\*.*?\*/)re"_s,
        QRegularExpression::DotMatchesEverythingOption);
    for (auto matches = notCode.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        const bool isComment = match.capturedView().startsWith(u'/');
        if (!isComment && keep == Keep::Strings)
            continue;
        for (qsizetype i = match.capturedStart(); i < match.capturedEnd(); ++i) {
            if (text.at(i) != u'\n')
                text[i] = u' ';
        }
    }
    return text;
}

class Reader
{
public:
    Reader(const QString &path, const QString &text)
        : m_path(path), m_text(text), m_code(blanked(text, Keep::NoStrings)),
          m_area(path.section(u'/', 0, 0)), m_room(path.section(u'/', 1, 1)),
          m_subject(path.count(u'/') > 2 ? path.section(u'/', 2, 2) : QString())
    {
    }

    QStringList read()
    {
        checkLicence();
        checkIncludes();
        checkForeignText();
        if (m_area == "src"_L1)
            checkRoom();
        else if (m_area == "tests"_L1)
            checkTest();
        return m_violations;
    }

private:
    void report(qsizetype offset, const QString &sentence)
    {
        const qsizetype line = 1 + QStringView(m_code).left(offset).count(u'\n');
        m_violations += u"%1:%2: %3"_s.arg(m_path).arg(line).arg(sentence);
    }

    void checkLicence()
    {
        static const QRegularExpression header(
            uR"(\A(?:#![^\n]*\n)?(?://|#) SPDX-FileCopyrightText: [^\n]+\n(?://|#) SPDX-License-Identifier: MIT\n)"_s);
        if (!header.match(m_text).hasMatch())
            report(0, u"the two SPDX lines are missing at the top"_s);
        if (m_path.endsWith(".h"_L1) && !m_text.contains("\n#pragma once\n"_L1))
            report(0, u"#pragma once is missing"_s);
    }

    void checkIncludes()
    {
        static const QRegularExpression include(uR"re(^[ \t]*#[ \t]*include[ \t]*"([^"]+)")re"_s,
                                                QRegularExpression::MultilineOption);
        for (auto matches = include.globalMatch(blanked(m_text, Keep::Strings)); matches.hasNext();) {
            const QRegularExpressionMatch match = matches.next();
            const QString header = match.captured(1);
            if (header.endsWith(".cpp"_L1) || header.startsWith(".."_L1))
                report(match.capturedStart(), u"%1 is no header of a room"_s.arg(header));
            const QString room = header.section(u'/', 0, 0);
            const bool isOutside = header.contains(u'/') && room != m_room; // the others are generated
            if (m_area == "src"_L1 && isOutside && !roomsBelow().value(m_room).contains(room))
                report(match.capturedStart(), u"%1 may not include %2"_s.arg(m_room, header));
            const QString subject = header.section(u'/', 1, 1);
            const bool isOfTheWindow = m_area == "src"_L1 && m_room == "gui"_L1 && !m_subject.isEmpty();
            if (isOfTheWindow && room == "gui"_L1 && subject != m_subject &&
                !roomsOfTheWindow().value(m_subject).contains(subject))
                report(match.capturedStart(), u"gui/%1 may not include %2"_s.arg(m_subject, header));
        }
    }

    /// Text from outside shown as HTML would let a request or a postback draw on our window.
    void checkForeignText()
    {
        forbid(QRegularExpression(uR"(\bQt::(AutoText|RichText|MarkdownText)\b)"_s),
               u"%1 reads text from outside as mark-up: Qt::PlainText"_s);
    }

    void checkRoom()
    {
        if (!roomsBelow().contains(m_room) && m_path.count(u'/') > 1)
            report(0, u"“%1” is no room of the picture"_s.arg(m_room));
        if (m_room == "gui"_L1 && !m_subject.isEmpty() && !roomsOfTheWindow().contains(m_subject))
            report(0, u"“gui/%1” is no room of the picture"_s.arg(m_subject));
        if (m_room == "cpv2"_L1)
            forbid(QRegularExpression(uR"(\b(double|float|qreal)\b|\btoDouble\b|\btoFloat\b)"_s),
                   u"%1: money is a decimal (cpv2::Money)"_s);
        for (const Restriction &restriction : restrictions()) {
            if (!restriction.onlyIn.contains(m_room))
                forbid(restriction.words, u"%1 is not for "_s + m_room + u": "_s + restriction.why);
        }
    }

    void checkTest()
    {
        forbid(
            QRegularExpression(uR"(\bq(Sleep|Wait)(?=\s*\()|\bsleep_(for|until)\b|\bQThread::u?m?sleep\b)"_s),
            u"%1 hopes that the time is enough: wait for what is to happen (QTRY_…, QSignalSpy)"_s);
        static const QRegularExpression testClass(uR"(\bclass\s+(\w+)([^{;]*)\{[^{}]*?private slots:)"_s);
        for (auto matches = testClass.globalMatch(m_code); matches.hasNext();) {
            const QRegularExpressionMatch match = matches.next();
            if (!match.capturedView(2).contains(u"public support::Test"))
                report(match.capturedStart(),
                       u"%1 must derive from support::Test, which fails on a Qt warning"_s.arg(
                           match.captured(1)));
        }
    }

    /// `sentence` takes the word found as %1.
    void forbid(const QRegularExpression &words, const QString &sentence)
    {
        for (auto matches = words.globalMatch(m_code); matches.hasNext();) {
            const QRegularExpressionMatch match = matches.next();
            report(match.capturedStart(), sentence.arg(match.captured()));
        }
    }

    const QString m_path;
    const QString m_text;
    const QString m_code;
    const QString m_area;
    const QString m_room;
    const QString m_subject; ///< the folder within the room; empty when the file lies in the room itself
    QStringList m_violations;
};

} // namespace

QStringList roomsBelow(const QString &room)
{
    return roomsBelow().value(room);
}

QStringList violations(const QString &path, const QString &text)
{
    return Reader(path, text).read();
}

} // namespace architecture
