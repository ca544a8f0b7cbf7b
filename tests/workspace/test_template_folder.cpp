// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/validation.h"
#include "support/test.h"
#include "workspace/template_folder.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using cpv2::FieldId;
using cpv2::PaymentRequest;
using workspace::Template;
using workspace::TemplateFolder;

class TemplateFolderTest : public support::Test
{
    Q_OBJECT
private slots:
    void init();

    void theSamplesExistAndAreValid();
    void ownTemplatesFollowTheSamples();
    void savingAgainReplaces();
    void aBadNameIsRejected_data();
    void aBadNameIsRejected();
    void eachFailedCheckSaysWhy();

private:
    QString folder() const { return m_folder->filePath(u"data/templates"_s); }
    QStringList ownNames() const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TemplateFolderTest::init()
{
    Test::init();
    m_folder = std::make_unique<QTemporaryDir>();
}

QStringList TemplateFolderTest::ownNames() const
{
    QStringList names;
    for (const Template &found : TemplateFolder(folder()).templates()) {
        if (!found.isBuiltIn())
            names << found.name;
    }
    return names;
}

void TemplateFolderTest::theSamplesExistAndAreValid()
{
    const TemplateFolder templates(folder());
    QVERIFY(templates.templates().size() >= 2);
    for (const Template &sample : templates.templates()) {
        QVERIFY(sample.isBuiltIn());
        const core::Result<PaymentRequest> request = templates.read(sample);
        QVERIFY2(request, qPrintable(sample.name));
        for (const cpv2::Finding &finding : cpv2::validate(*request, cpv2::BillerProfile::sagesGov()))
            QVERIFY2(finding.severity == cpv2::Finding::Severity::Hint, qPrintable(finding.sentence));
        QFile file(sample.file); // written as we write it
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(request->toJson(), file.readAll());
    }
    QVERIFY(!QFile::exists(folder()));
}

void TemplateFolderTest::ownTemplatesFollowTheSamples()
{
    const TemplateFolder templates(folder());
    for (const QString &name : {u"zoning"_s, u"Größe & 请求"_s, u"a.b"_s})
        QVERIFY(templates.save(name, PaymentRequest::sample()));
    QCOMPARE(ownNames(), QStringList({u"a.b"_s, u"Größe & 请求"_s, u"zoning"_s}));
    QVERIFY(!templates.templates().last().isBuiltIn());
    QCOMPARE(templates.read(templates.templates().last())->toJson(), PaymentRequest::sample().toJson());
    constexpr QFile::Permissions others = QFile::ReadGroup | QFile::ReadOther;
    QVERIFY(!(QFile::permissions(folder()) & others));
}

void TemplateFolderTest::savingAgainReplaces()
{
    const TemplateFolder templates(folder());
    QVERIFY(!templates.contains(u"mine"_s));
    QVERIFY(templates.save(u"mine"_s, PaymentRequest::sample()));
    QVERIFY(templates.contains(u"mine"_s));
    PaymentRequest other = PaymentRequest::sample();
    QVERIFY(other.apply(other.setText(FieldId::BillerReference, u"other"_s)));
    QVERIFY(templates.save(u"mine"_s, other));
    QCOMPARE(ownNames(), QStringList(u"mine"_s));
    QCOMPARE(templates.read(templates.templates().last())->toJson(), other.toJson());
}

void TemplateFolderTest::aBadNameIsRejected_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : {QString(), u".hidden"_s, u"a/b"_s, u"../escape"_s, u"a\\b"_s, u"a:b"_s,
                                u"a\nb"_s, u"a*"_s, QString(101, u'x')})
        QTest::addRow("%s", qPrintable(name)) << name;
}

void TemplateFolderTest::aBadNameIsRejected()
{
    QFETCH(QString, name);
    const auto saved = TemplateFolder(folder()).save(name, PaymentRequest::sample());
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, u"template-name"_s);
    QVERIFY(ownNames().isEmpty());
}

void TemplateFolderTest::eachFailedCheckSaysWhy()
{
    const TemplateFolder templates(folder());
    QVERIFY(templates.save(u"broken"_s, PaymentRequest::sample()));
    const Template broken = templates.templates().last();
    QFile file(broken.file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{");
    file.close();
    QVERIFY(!templates.read(broken));
    QVERIFY(QFile::remove(broken.file));
    const auto gone = templates.read(broken);
    QVERIFY(!gone);
    QCOMPARE(gone.error().code, u"file-read"_s);
}

QTEST_GUILESS_MAIN(TemplateFolderTest)
#include "test_template_folder.moc"
