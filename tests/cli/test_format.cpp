// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/schema.h"
#include "outcome.h"
#include "support/places.h"
#include "support/test.h"

#include <QFile>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;
using cli_test::Outcome;
using cli_test::run;

namespace
{

QString sampleFile()
{
    return support::sourcePath(u"resources/samples/sagesgov-greene-county.json"_s);
}

QByteArray contents(const QString &file)
{
    QFile source(file);
    return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
}

} // namespace

/// `cpv2 format` and `cpv2 schema`: data in, data out.
class FormatTest : public support::Test
{
    Q_OBJECT
private slots:
    void formattingTheSampleChangesNothing();
    void formattingKeepsUnknownMembers();
    void theSchemaIsTheContractByDefault();
    void theSchemaFollowsTheProfile();

private:
    /// A file with these bytes, and its name.
    QString file(const QString &name, const QByteArray &bytes) const;

    QTemporaryDir m_folder;
};

QString FormatTest::file(const QString &name, const QByteArray &bytes) const
{
    QFile target(m_folder.filePath(name));
    if (!target.open(QIODevice::WriteOnly) || target.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(target.fileName()));
    return target.fileName();
}

void FormatTest::formattingTheSampleChangesNothing()
{
    const Outcome outcome = run({u"format"_s, sampleFile()});
    QCOMPARE(outcome.code, int(cli::Done));
    QCOMPARE(outcome.out, contents(sampleFile()));
    QCOMPARE(outcome.err, QByteArray());
}

void FormatTest::formattingKeepsUnknownMembers()
{
    const Outcome outcome =
        run({u"format"_s, u"-"_s}, R"({"z":10.00,"a":12345678901234567890,"a":"ñ","Customers":null})");
    QCOMPARE(outcome.code, int(cli::Done));
    QCOMPARE(
        QString::fromUtf8(outcome.out),
        u"{\n  \"z\": 10.00,\n  \"a\": 12345678901234567890,\n  \"a\": \"ñ\",\n  \"Customers\": null\n}\n"_s);
}

void FormatTest::theSchemaIsTheContractByDefault()
{
    const Outcome outcome = run({u"schema"_s});
    QCOMPARE(outcome.code, int(cli::Done));
    QCOMPARE(outcome.err, QByteArray());
    QCOMPARE(outcome.out, cpv2::jsonSchema(cpv2::BillerProfile::generic()));
}

void FormatTest::theSchemaFollowsTheProfile()
{
    QCOMPARE(run({u"schema"_s, u"--profile"_s, u"sagesgov"_s}).out,
             cpv2::jsonSchema(cpv2::BillerProfile::sagesGov()));
    const QByteArray text = R"({"name": "Greene", "version": "1", "typeId": 51})";
    const Outcome outcome = run({u"schema"_s, u"--profile"_s, file(u"greene.json"_s, text)});
    QCOMPARE(outcome.code, int(cli::Done));
    QCOMPARE(outcome.out, cpv2::jsonSchema(*cpv2::BillerProfile::fromJson(u"greene"_s, text)));
}

QTEST_GUILESS_MAIN(FormatTest)
#include "test_format.moc"
