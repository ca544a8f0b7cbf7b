// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "catalogue.h"
#include "support/places.h"
#include "support/test.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;

namespace
{

const QDir catalogues(support::sourcePath(u"translations"_s));

QByteArray contentOf(const QString &fileName)
{
    QFile file(fileName);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What lupdate said on its standard error.
QString collectSentences(const QString &catalogue)
{
    QStringList arguments = QStringLiteral(LUPDATE_ARGUMENTS).split(u'|');
    if (catalogue.endsWith("_en.ts"_L1)) // English, the language of the sources
        arguments << u"-pluralonly"_s;
    QProcess lupdate;
    lupdate.start(QStringLiteral(LUPDATE), arguments << u"-ts"_s << catalogue);
    if (!lupdate.waitForFinished(120'000) || lupdate.exitCode() != 0)
        return u"lupdate failed: "_s + lupdate.errorString();
    return QString::fromUtf8(lupdate.readAllStandardError());
}

QStringList faultsIn(const QByteArray &ts)
{
    QStringList faults;
    for (const Message &message : readCatalogue(ts))
        if (const QString fault = faultOf(message); !fault.isEmpty())
            faults << u"%1: %2: %3"_s.arg(message.context, fault, message.source);
    return faults;
}

/// lupdate does not know the namespaces of headers that it did not read; where a sentence's own
/// context is named, as everywhere here, that does no harm.
QStringList warningsOf(const QString &said)
{
    QStringList lines = said.split(u'\n', Qt::SkipEmptyParts);
    lines.removeIf([](const QString &line) { return line.contains("Qualifying with unknown"_L1); });
    return lines;
}

QByteArray catalogueOf(const QByteArray &message)
{
    return "<TS version=\"2.1\"><context><name>gui::Pane</name>" + message + "</context></TS>";
}

} // namespace

class TestTranslations : public support::Test
{
    Q_OBJECT
private slots:
    void everySentenceIsTranslated_data();
    void everySentenceIsTranslated();
    void everyContextIsOneThatTheProgramsAskFor_data();
    void everyContextIsOneThatTheProgramsAskFor();
    void aBrokenMessageIsFound_data();
    void aBrokenMessageIsFound();
    void aSentenceThatIsNewOrGoneIsFound();
};

void TestTranslations::everySentenceIsTranslated_data()
{
    QTest::addColumn<QString>("catalogue");
    for (const QString &name : catalogues.entryList({u"*.ts"_s}))
        QTest::newRow(qPrintable(name)) << name;
    QVERIFY(QFile::exists(catalogues.filePath(u"cpv2-workbench_en.ts"_s)));
    QVERIFY(QFile::exists(catalogues.filePath(u"cpv2-workbench_es.ts"_s)));
}

void TestTranslations::everySentenceIsTranslated()
{
    QFETCH(QString, catalogue);
    const QTemporaryDir folder;
    const QString copy = folder.filePath(catalogue);
    QVERIFY(QFile::copy(catalogues.filePath(catalogue), copy));

    QCOMPARE(warningsOf(collectSentences(copy)).join(u'\n'), QString());
    const QByteArray ts = contentOf(copy);
    QVERIFY(!readCatalogue(ts).isEmpty());
    const QStringList faults = faultsIn(ts);
    QVERIFY2(faults.isEmpty(),
             qPrintable(u"Build update_translations, then use Qt Linguist:\n"_s + faults.join(u'\n')));
}

void TestTranslations::everyContextIsOneThatTheProgramsAskFor_data()
{
    everySentenceIsTranslated_data();
}

/// A context is a name of a class or of a file of ui, and stands as text in a program. One that
/// does not (of a class whose Q_OBJECT is missing, say) is never asked for.
void TestTranslations::everyContextIsOneThatTheProgramsAskFor()
{
    QFETCH(QString, catalogue);
    const QByteArray programs =
        contentOf(support::buildPath(u"bin/cpv2"_s)) + contentOf(support::buildPath(u"bin/cpv2-workbench"_s));
    QVERIFY(!programs.isEmpty());
    QSet<QString> contexts;
    for (const Message &message : readCatalogue(contentOf(catalogues.filePath(catalogue))))
        contexts << message.context;
    QVERIFY(!contexts.isEmpty());
    QVERIFY(!contexts.contains(u"Words"_s)); // our helpers' name, never a context
    for (const QString &context : contexts)
        QVERIFY2(programs.contains(context.toUtf8() + '\0'), qPrintable(context));
}

void TestTranslations::aBrokenMessageIsFound_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QString>("fault");
    const auto row = [](const char *name, const QByteArray &source, const QByteArray &translation,
                        const QString &fault) {
        QTest::newRow(name) << QByteArray("<message><source>" + source + "</source>" + translation +
                                          "</message>")
                            << fault;
    };
    row("good", "Send %1", "<translation>Enviar %1</translation>", {});
    row("two plural forms", "%n bytes",
        "<translation>\n  <numerusform>%n byte</numerusform>\n  <numerusform>%n "
        "bytes</numerusform>\n</translation>",
        {});
    row("places in another order", "%1 of %2", "<translation>de %2, %1</translation>", {});
    row("an ampersand that is no accelerator", "A &amp; b", "<translation>A y b</translation>", {});
    row("unfinished", "Send", "<translation type=\"unfinished\">Enviar</translation>", u"not translated"_s);
    row("vanished", "Send", "<translation type=\"vanished\">Enviar</translation>",
        u"gone from the program"_s);
    row("empty", "Send", "<translation></translation>", u"empty"_s);
    row("without a translation", "Send", "", u"empty"_s);
    row("one plural form empty", "%n bytes",
        "<translation><numerusform>%n</numerusform><numerusform></numerusform></translation>", u"empty"_s);
    row("a place lost", "%1 of %2", "<translation>de %2</translation>", u"other places"_s);
    row("a place gained", "%1", "<translation>%1 %2</translation>", u"other places"_s);
    row("a number lost in one form", "%n bytes",
        "<translation><numerusform>un byte</numerusform><numerusform>%n bytes</numerusform></translation>",
        u"other places"_s);
    row("accelerator lost", "&amp;Send", "<translation>Enviar</translation>", u"other accelerator"_s);
    row("accelerator gained", "Send", "<translation>&amp;Enviar</translation>", u"other accelerator"_s);
}

void TestTranslations::aBrokenMessageIsFound()
{
    QFETCH(QByteArray, message);
    const QList<Message> messages = readCatalogue(catalogueOf(message));
    QCOMPARE(messages.size(), 1);
    QTEST(faultOf(messages.first()), "fault");
}

void TestTranslations::aSentenceThatIsNewOrGoneIsFound()
{
    const QTemporaryDir folder;
    const QString copy = folder.filePath(u"cpv2-workbench_es.ts"_s);
    QByteArray ts = contentOf(catalogues.filePath(u"cpv2-workbench_es.ts"_s));
    QVERIFY(ts.contains("<source>The text is empty.</source>"));
    QFile file(copy);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(ts.replace("<source>The text is empty.</source>", "<source>The text was empty.</source>"));
    file.close();

    collectSentences(copy);
    const QStringList faults = faultsIn(contentOf(copy));
    QVERIFY(faults.contains(u"core::Json: not translated: The text is empty."_s));
    QVERIFY(faults.contains(u"core::Json: gone from the program: The text was empty."_s));
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "test_translations.moc"
