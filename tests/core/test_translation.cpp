// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/json.h"
#include "core/translation.h"
#include "support/test.h"

#include <QTranslator>

using namespace Qt::Literals::StringLiterals;

class TestTranslation : public support::Test
{
    Q_OBJECT
private slots:
    void cleanup();
    void sentencesComeInThePersonsLanguage_data();
    void sentencesComeInThePersonsLanguage();
    void aNumberTakesItsFormOfTheWord_data();
    void aNumberTakesItsFormOfTheWord();
};

void TestTranslation::cleanup()
{
    qDeleteAll(QCoreApplication::instance()->findChildren<QTranslator *>());
}

void TestTranslation::sentencesComeInThePersonsLanguage_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<QString>("sentence");
    const QString english = u"Line 1, column 1: The text is empty."_s;
    const QString spanish = u"Línea 1, columna 1: El texto está vacío."_s;
    QTest::newRow("Mexico") << QLocale(u"es_MX"_s) << spanish;
    QTest::newRow("Spain") << QLocale(u"es_ES"_s) << spanish;
    QTest::newRow("English") << QLocale(u"en_US"_s) << english;
    QTest::newRow("no locale") << QLocale::c() << english;
    QTest::newRow("a language without a catalogue") << QLocale(u"fi_FI"_s) << english;
}

void TestTranslation::sentencesComeInThePersonsLanguage()
{
    QFETCH(QLocale, locale);
    core::installTranslations(*QCoreApplication::instance(), locale);
    QTEST(core::parseJson("").error().sentence, "sentence");
}

void TestTranslation::aNumberTakesItsFormOfTheWord_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("two");
    QTest::newRow("Spanish") << QLocale(u"es_MX"_s) << u"1 postback aprobado."_s
                             << u"2 postbacks aprobados."_s;
    for (const char *name : {"en_US", "C", "fi_FI"})
        QTest::newRow(name) << QLocale(QString::fromLatin1(name)) << u"1 approved postback."_s
                            << u"2 approved postbacks."_s;
}

void TestTranslation::aNumberTakesItsFormOfTheWord()
{
    QFETCH(QLocale, locale);
    core::installTranslations(*QCoreApplication::instance(), locale);
    const auto postbacks = [](int count) {
        return QCoreApplication::translate("roundtrip::judge", "%n approved postback(s).", nullptr, count);
    };
    QTEST(postbacks(1), "one");
    QTEST(postbacks(2), "two");
}

QTEST_GUILESS_MAIN(TestTranslation)
#include "test_translation.moc"
