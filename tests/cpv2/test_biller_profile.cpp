// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/biller_profile.h"
#include "cpv2/payment_request.h"
#include "support/places.h"
#include "support/test.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;
using cpv2::BillerProfile;

namespace
{

/// The JSON blocks in the description of the format.
QByteArray documentedExample()
{
    QFile readme(support::sourcePath(u"resources/profiles/README.md"_s));
    if (!readme.open(QIODevice::ReadOnly))
        support::fail(u"The README is gone."_s);
    const QByteArray text = readme.readAll();
    const qsizetype start = text.indexOf("```json\n") + 8;
    return text.mid(start, text.indexOf("```\n", start) - start);
}

} // namespace

class BillerProfileTest : public support::Test
{
    Q_OBJECT
private slots:
    void theResourcesAreTheFilesInTheSources_data();
    void theResourcesAreTheFilesInTheSources();
    void theContractAloneAddsNoRules();
    void theSagesGovProfileFollowsTheDesign();
    void theSampleHasSagesGovUrls();
    void urlsOfOthersDoNotMatchSagesGov_data();
    void urlsOfOthersDoNotMatchSagesGov();
    void theExampleInTheReadmeIsRead();
    void onlyNameAndVersionAreRequired();
    void eachProblemIsNamed_data();
    void eachProblemIsNamed();
    void theIdIsAFileName_data();
    void theIdIsAFileName();
};

void BillerProfileTest::theResourcesAreTheFilesInTheSources_data()
{
    QTest::addColumn<QString>("name");
    const QDir folder(support::sourcePath(u"resources/profiles"_s));
    const QStringList names = folder.entryList({u"*.json"_s}, QDir::Files);
    QCOMPARE(names, (QStringList{u"generic.json"_s, u"sagesgov.json"_s}));
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << name;
}

void BillerProfileTest::theResourcesAreTheFilesInTheSources()
{
    QFETCH(QString, name);
    QFile resource(u":/profiles/"_s + name);
    QFile source(support::sourcePath(u"resources/profiles/"_s + name));
    QVERIFY(resource.open(QIODevice::ReadOnly));
    QVERIFY(source.open(QIODevice::ReadOnly));
    QCOMPARE(resource.readAll(), source.readAll());
}

void BillerProfileTest::theContractAloneAddsNoRules()
{
    BillerProfile nothing;
    nothing.id = u"generic"_s;
    nothing.name = u"CPV2"_s;
    nothing.version = u"1.0"_s;
    nothing.source = BillerProfile::generic().source;
    QCOMPARE(BillerProfile::generic(), nothing);
}

void BillerProfileTest::theSagesGovProfileFollowsTheDesign()
{
    const BillerProfile profile = BillerProfile::sagesGov();
    QCOMPARE(profile.id, u"sagesgov"_s);
    QCOMPARE(profile.name, u"SagesGov"_s);
    QCOMPARE(profile.version, u"1.0"_s);
    QCOMPARE(profile.source, u"Sages Gov Technical Design"_s);
    QCOMPARE(profile.typeId, 43);
    QVERIFY(profile.serviceFeesZero);
    QVERIFY(profile.pageResultOptionsOff);
    QVERIFY(profile.datesOfToday);
    QCOMPARE(profile.firstFeeLineSlot, 5);
    QVERIFY(!profile.lastFeeLineSlot);
    QCOMPARE(profile.customFieldMeanings.keys(), (QStringList{u"Custom1"_s, u"Custom2"_s, u"Custom3"_s,
                                                              u"Custom4"_s, u"Custom5"_s, u"Custom6"_s}));
    QCOMPARE(profile.paymentMethodsNotAllowed,
             (QStringList{u"PayPal"_s, u"Venmo"_s, u"Google Pay"_s, u"Apple Pay"_s}));
    QVERIFY(profile.modifications.isEmpty());
}

void BillerProfileTest::theSampleHasSagesGovUrls()
{
    const QRegularExpression pattern(BillerProfile::sagesGov().callbackUrlPattern);
    const auto sample = cpv2::PaymentRequest::sample();
    QVERIFY(pattern.match(sample.text(cpv2::FieldId::ReturnURL)).hasMatch());
    QVERIFY(pattern.match(sample.text(cpv2::FieldId::PostBackURL)).hasMatch());
}

void BillerProfileTest::urlsOfOthersDoNotMatchSagesGov_data()
{
    QTest::addColumn<QString>("url");
    const QString path = u"/Handler/InvoiceCloudResponse.ashx"_s;
    const QString query = u"?juri=greenecounty-oh&type=E1C2479D-59B4-4D15-9A6A-EF651CD8E812"_s;
    QTest::newRow("not encrypted") << u"http://qa.sagesgov.com"_s + path + query;
    QTest::newRow("another host") << u"https://qa.sagesgov.com.example"_s + path + query;
    QTest::newRow("a host that only ends like it") << u"https://notsagesgov.com"_s + path + query;
    QTest::newRow("another path") << u"https://qa.sagesgov.com/Handler/Other.ashx"_s + query;
    QTest::newRow("no query") << u"https://qa.sagesgov.com"_s + path;
    QTest::newRow("no jurisdiction") << u"https://qa.sagesgov.com"_s + path +
                                            u"?type=E1C2479D-59B4-4D15-9A6A-EF651CD8E812"_s;
    QTest::newRow("no GUID") << u"https://qa.sagesgov.com"_s + path + u"?juri=greenecounty-oh&type=1"_s;
    QTest::newRow("more behind the GUID") << u"https://qa.sagesgov.com"_s + path + query + u"0"_s;
}

void BillerProfileTest::urlsOfOthersDoNotMatchSagesGov()
{
    QFETCH(QString, url);
    QVERIFY(!QRegularExpression(BillerProfile::sagesGov().callbackUrlPattern).match(url).hasMatch());
}

void BillerProfileTest::theExampleInTheReadmeIsRead()
{
    const auto profile = BillerProfile::fromJson(u"example-county"_s, documentedExample());
    QVERIFY2(profile, qPrintable(profile ? QString() : profile.error().sentence));
    QCOMPARE(profile->id, u"example-county"_s);
    QCOMPARE(profile->name, u"Example County"_s);
    QCOMPARE(profile->typeId, 51);
    QCOMPARE(profile->firstFeeLineSlot, 5);
    QCOMPARE(profile->lastFeeLineSlot, 6);
    QCOMPARE(profile->customFieldMeanings.value(u"Custom2"_s), u"its number"_s);
    QCOMPARE(profile->paymentMethodsNotAllowed, QStringList{u"PayPal"_s});
    QCOMPARE(profile->modifications, (QList<cpv2::IntegrationModification>{
                                         {.reference = u"INT-1234"_s,
                                          .dateReleased = u"6/6/2025"_s,
                                          .previousBehavior = u"One fee line per request"_s,
                                          .desiredBehavior = u"Two fee lines, in Custom5 and Custom6"_s,
                                          .reason = u"Permits with a hearing have two fees"_s}}));
}

void BillerProfileTest::onlyNameAndVersionAreRequired()
{
    const auto profile = BillerProfile::fromJson(u"x"_s, R"({"name": "X", "version": "2"})");
    QVERIFY(profile);
    QCOMPARE(profile->firstFeeLineSlot, 5);
    QVERIFY(!profile->typeId);
}

void BillerProfileTest::eachProblemIsNamed_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");

    QTest::newRow("no JSON") << "{"_ba << u"Line 1"_s;
    QTest::newRow("empty") << ""_ba << u"Line 1"_s;
    QTest::newRow("no object") << "[]"_ba << u"The profile should be an object"_s;
    QTest::newRow("no name") << R"({"version": "1"})"_ba << u"name is missing or empty"_s;
    QTest::newRow("an empty version")
        << R"({"name": "X", "version": " "})"_ba << u"version is missing or empty"_s;
    const auto with = [](const QByteArray &members) {
        return R"({"name": "X", "version": "1", )" + members + '}';
    };
    QTest::newRow("a name that is a number")
        << R"({"name": 1, "version": "1"})"_ba << u"name should be text"_s;
    QTest::newRow("an unknown member") << with(R"("typeid": 43)") << u"typeid is not a known member"_s;
    QTest::newRow("a member twice") << with(R"("typeId": 43, "typeId": 43)") << u"typeId appears twice"_s;
    QTest::newRow("a type that is text") << with(R"("typeId": "43")") << u"typeId should be a whole number"_s;
    QTest::newRow("a type with decimals") << with(R"("typeId": 43.0)") << u"typeId should be"_s;
    QTest::newRow("type 0") << with(R"("typeId": 0)") << u"typeId should be"_s;
    QTest::newRow("a huge type") << with(R"("typeId": 99999999999)") << u"typeId should be"_s;
    QTest::newRow("a null") << with(R"("typeId": null)") << u"typeId should be"_s;
    QTest::newRow("a switch as text")
        << with(R"("serviceFeesZero": "true")") << u"serviceFeesZero should be true or false"_s;
    QTest::newRow("slots that are a number")
        << with(R"("feeLineSlots": 5)") << u"feeLineSlots should be an object"_s;
    QTest::newRow("the last slot before the first")
        << with(R"("feeLineSlots": {"first": 5, "last": 4})") << u"feeLineSlots/last should be"_s;
    QTest::newRow("an unknown slot") << with(R"("feeLineSlots": {"second": 6})")
                                     << u"feeLineSlots/second is not a known member"_s;
    QTest::newRow("a custom field without a number") << with(R"("customFieldMeanings": {"Custom": "x"})")
                                                     << u"customFieldMeanings/Custom is not a known member"_s;
    QTest::newRow("a meaning that is null") << with(R"("customFieldMeanings": {"Custom1": null})")
                                            << u"customFieldMeanings/Custom1 should be text"_s;
    QTest::newRow("meanings that are a list")
        << with(R"("customFieldMeanings": [])") << u"customFieldMeanings should be an object"_s;
    QTest::newRow("one method") << with(R"("paymentMethodsNotAllowed": "PayPal")")
                                << u"paymentMethodsNotAllowed should be a list"_s;
    QTest::newRow("a method that is a number") << with(R"("paymentMethodsNotAllowed": ["PayPal", 1])")
                                               << u"paymentMethodsNotAllowed/1 should be text"_s;
    QTest::newRow("a broken regular expression") << with(R"("callbackUrlPattern": "^(https")")
                                                 << u"callbackUrlPattern is not a valid regular expression"_s;
    QTest::newRow("a modification without a reference")
        << with(R"("modifications": [{"reason": "x"}])") << u"modifications/0/reference is missing"_s;
    QTest::newRow("a modification with an unknown member")
        << with(R"("modifications": [{"reference": "INT-1", "date": "x"}])")
        << u"modifications/0/date is not a known member"_s;
    QTest::newRow("a modification that is text")
        << with(R"("modifications": ["INT-1"])") << u"modifications/0 should be an object"_s;
}

void BillerProfileTest::eachProblemIsNamed()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, says);
    const auto profile = BillerProfile::fromJson(u"x"_s, text);
    QVERIFY(!profile);
    QCOMPARE(profile.error().code, u"profile"_s);
    QVERIFY2(profile.error().sentence.contains(says), qPrintable(profile.error().sentence));
}

void BillerProfileTest::theIdIsAFileName_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("letters, digits, a hyphen") << u"greene-county-2"_s << true;
    QTest::newRow("empty") << u""_s << false;
    QTest::newRow("capitals") << u"SagesGov"_s << false;
    QTest::newRow("a space") << u"greene county"_s << false;
    QTest::newRow("a path") << u"../x"_s << false;
    QTest::newRow("another alphabet") << u"греен"_s << false;
    QTest::newRow("a line end") << u"x\n"_s << false;
}

void BillerProfileTest::theIdIsAFileName()
{
    QFETCH(QString, id);
    QFETCH(bool, isGood);
    QCOMPARE(bool(BillerProfile::fromJson(id, R"({"name": "X", "version": "2"})")), isGood);
}

QTEST_GUILESS_MAIN(BillerProfileTest)
#include "test_biller_profile.moc"
