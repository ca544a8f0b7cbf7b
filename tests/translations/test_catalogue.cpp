// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/json.h"
#include "core/translation.h"
#include "support/test.h"

#include <QFile>

using namespace Qt::Literals::StringLiterals;

class TestCatalogue : public support::Test
{
    Q_OBJECT
private slots:
    void itIsPartOfTheProgram();
    void ourSentencesComeInThePersonsLanguage();
};

void TestCatalogue::itIsPartOfTheProgram()
{
    QVERIFY(QFile::exists(u":/i18n/cpv2-workbench_es.qm"_s));
}

void TestCatalogue::ourSentencesComeInThePersonsLanguage()
{
    const auto sentence = [] {
        return core::parseJson("{").error().sentence;
    };
    const QString english = sentence();
    core::installTranslations(*QCoreApplication::instance(), QLocale(QLocale::Spanish, QLocale::Mexico));
    QVERIFY2(sentence() != english, qPrintable(english));
}

QTEST_GUILESS_MAIN(TestCatalogue)
#include "test_catalogue.moc"
