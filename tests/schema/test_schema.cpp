// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/json_edit.h"
#include "cpv2/schema.h"
#include "cpv2/validation.h"
#include "support/places.h"
#include "support/test.h"

#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QSet>
#include <QTemporaryDir>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using core::Json;
using core::JsonEdit;
using core::JsonPointer;
using cpv2::BillerProfile;
using cpv2::PaymentRequest;

namespace
{

constexpr int requestCount = 2000;
constexpr quint32 seed = 20'250'606;
constexpr int patience = 120'000; // ms; only ever waited out by a failing test

Json parsed(QByteArrayView text)
{
    const core::Result<Json> document = core::parseJson(text);
    if (!document)
        support::fail(document.error().sentence);
    return *document;
}

/// On one line, as the judge reads it: JSON allows line ends between its tokens only.
QByteArray oneLine(const Json &document)
{
    return core::writeJson(document).replace('\n', ' ');
}

/// Payment requests by the dozen, good ones and such with members of a wrong type, empty or gone. Only names
/// in the sample's spelling, and no number whose text says more than its value: a schema sees neither.
class RequestSource
{
public:
    explicit RequestSource(quint32 start) : m_random(start) {}

    Json next()
    {
        Json document = goodRequest();
        if (below(3) == 0)
            return document;
        for (int i = 1 + below(4); i > 0; --i)
            spoil(document);
        return document;
    }

private:
    int below(int bound) { return m_random.bounded(bound); }

    Json goodRequest()
    {
        PaymentRequest request = PaymentRequest::sample();
        const Json customer = *request.find(cpv2::FieldId::Customers)->child(u"0"_s);
        const Json invoice = *request.find(cpv2::FieldId::Invoices, {0, -1})->child(u"0"_s);
        for (int i = below(3); i > 0; --i)
            change(request, request.insertCustomer(0, customer));
        for (int place = request.customerCount() - 1; place >= 0; --place) {
            for (int i = below(3); i > 0; --i)
                change(request, request.insertInvoice({place, 0}, invoice));
        }
        if (below(2) == 0)
            change(request, request.setText(cpv2::FieldId::AllowACHPayment, u"true"_s));
        if (below(2) == 0)
            change(request, request.set(cpv2::FieldId::AllowSwipe, Json::string(u"FALSE"_s)));
        return request.document();
    }

    static void change(PaymentRequest &request, const JsonEdit &edit)
    {
        if (!request.apply(edit))
            support::fail(u"The edit of a good request failed."_s);
    }

    void spoil(Json &document)
    {
        QList<JsonPointer> places;
        collect(document, {}, places);
        const JsonPointer at = places.at(below(int(places.size())));
        JsonEdit edit{.kind = JsonEdit::Kind::Replace, .at = at, .value = oddValue()};
        if (!at.isRoot() && below(3) == 0)
            edit.kind = JsonEdit::Kind::Remove;
        if (!core::apply(document, edit))
            support::fail(u"The edit at %1 failed."_s.arg(at.toString()));
    }

    static void collect(const Json &value, const JsonPointer &at, QList<JsonPointer> &places)
    {
        places.append(at);
        if (value.isObject()) {
            for (const Json::Member &member : value.members())
                collect(member.value, at / member.name, places);
        } else if (value.isArray()) {
            for (size_t i = 0; i < value.items().size(); ++i)
                collect(value.items()[i], at / qsizetype(i), places);
        }
    }

    Json oddValue()
    {
        static const QByteArrayList values{"null",
                                           "true",
                                           "false",
                                           R"("true")",
                                           R"("FALSE")",
                                           R"("yes")",
                                           R"("")",
                                           R"(" ")",
                                           "0",
                                           "1",
                                           "-1",
                                           "43",
                                           "43.5",
                                           "164.31",
                                           "12.3456",
                                           R"("0")",
                                           R"("1")",
                                           R"("43")",
                                           R"("043")",
                                           R"(" 43")",
                                           R"("+43")",
                                           R"("43.0")",
                                           R"("1e2")",
                                           R"("-5")",
                                           R"("12.34")",
                                           R"("1,5")",
                                           R"(".5")",
                                           R"("5.")",
                                           R"("0.00000")",
                                           R"("abc")",
                                           R"("3.5%")",
                                           R"("٤٣")",
                                           "99999999999",
                                           "[]",
                                           "[null]",
                                           R"(["x"])",
                                           "[[]]",
                                           "[{}]",
                                           "{}",
                                           R"({"InvoiceNumber": "1"})",
                                           R"("6/6/2025")"};
        return parsed(values.at(below(int(values.size()))));
    }

    QRandomGenerator m_random;
};

QList<Json> manyRequests()
{
    RequestSource source(seed);
    QList<Json> requests;
    for (int i = 0; i < requestCount; ++i)
        requests.append(source.next());
    return requests;
}

/// Where our validator holds that something of a wrong type is, or nothing where something must be.
QStringList placesOfOurs(const Json &request, const BillerProfile &profile)
{
    static const QSet<QString> judged{u"not-an-object"_s, u"required"_s, u"type"_s, u"integer"_s, u"amount"_s,
                                      u"amount-percent"_s, u"no-customer"_s, u"no-invoice"_s,
                                      // rules of the profile that a schema can say
                                      u"profile-type-id"_s, u"profile-service-fee"_s,
                                      u"profile-page-result-options"_s};
    QSet<QString> places;
    for (const cpv2::Finding &finding : cpv2::validate(PaymentRequest(request), profile)) {
        // The schema cannot say what the hosted page does where the member is missing, or null.
        const Json *value = core::find(request, finding.at);
        const bool isMissing =
            finding.code == "profile-page-result-options"_L1 && (!value || value->isNull());
        if (judged.contains(finding.code) && !isMissing)
            places.insert(finding.at.toString());
    }
    QStringList sorted(places.begin(), places.end());
    sorted.sort();
    return sorted;
}

} // namespace

/// Holds the JSON Schema we export, as ajv reads it, against our own validator.
class SchemaTest : public support::Test
{
    Q_OBJECT
private slots:
    void initTestCase();

    void theSchemaNamesItsDialectAndItsProfile();
    void everyFieldIsInItWithItsDescription();
    void ourVerdictIsAjvs_data();
    void ourVerdictIsAjvs();
    void aWrongSchemaIsFoundOut_data();
    void aWrongSchemaIsFoundOut();
    void theUrlPatternOfAProfileIsInIt();

private:
    /// For each request what ajv says of it; nothing when it could not be asked.
    QList<QStringList> placesOfAjv(const QByteArray &schema, const QList<Json> &requests);
    /// How many of them the two judge differently; -1 when ajv could not be asked.
    int disagreements(const QByteArray &schema, const QList<Json> &requests, const BillerProfile &profile);

    QTemporaryDir m_folder;
    QString m_first; ///< the first of the disagreements, or why ajv could not be asked
};

void SchemaTest::initTestCase()
{
    QVERIFY2(QFile::exists(support::sourcePath(u"tests/schema/node_modules/ajv"_s)),
             "ajv is missing: npm ci in tests/schema (scripts/test does it)");
}

QList<QStringList> SchemaTest::placesOfAjv(const QByteArray &schema, const QList<Json> &requests)
{
    const auto write = [this](const QString &name, const QByteArray &text) {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            support::fail(u"%1 cannot be written."_s.arg(name));
        return file.fileName();
    };
    QByteArray lines;
    for (const Json &request : requests)
        lines += oneLine(request) + '\n';

    QProcess node;
    node.start(u"node"_s, {support::sourcePath(u"tests/schema/judge.mjs"_s), write(u"schema.json"_s, schema),
                           write(u"requests.jsonl"_s, lines)});
    const bool isDone = node.waitForFinished(patience) && node.exitCode() == 0;
    const QByteArray errors = node.readAllStandardError();
    if (!isDone || !errors.isEmpty()) {
        m_first = u"node: %1 %2"_s.arg(node.errorString(), QString::fromUtf8(errors));
        return {};
    }

    QList<QStringList> places;
    for (const QByteArray &line : node.readAllStandardOutput().trimmed().split('\n')) {
        QStringList list;
        const Json judged = parsed(line);
        for (const Json &place : judged.items())
            list.append(place.toString());
        places.append(list);
    }
    return places;
}

int SchemaTest::disagreements(const QByteArray &schema, const QList<Json> &requests,
                              const BillerProfile &profile)
{
    m_first.clear();
    const QList<QStringList> theirs = placesOfAjv(schema, requests);
    if (theirs.size() != requests.size())
        return -1;
    int count = 0;
    for (qsizetype i = 0; i < requests.size(); ++i) {
        const QStringList ours = placesOfOurs(requests[i], profile);
        if (ours == theirs[i])
            continue;
        if (count++ == 0)
            m_first = u"request %1: ours %2, ajv %3\n%4"_s.arg(i).arg(
                ours.join(u' '), theirs[i].join(u' '), QString::fromUtf8(core::writeJson(requests[i])));
    }
    return count;
}

void SchemaTest::theSchemaNamesItsDialectAndItsProfile()
{
    const Json schema = parsed(cpv2::jsonSchema(BillerProfile::sagesGov()));
    QCOMPARE(schema.member(u"$schema")->toString(), u"https://json-schema.org/draft/2020-12/schema"_s);
    QCOMPARE(schema.member(u"$id")->toString(), u"urn:cpv2-workbench:payment-request:sagesgov:1.0"_s);
    QVERIFY(schema.member(u"$comment")->toString().contains(u"any case"));
    QCOMPARE(schema.member(u"title")->toString(), u"CPV2 payment request (SagesGov profile 1.0)"_s);
}

void SchemaTest::everyFieldIsInItWithItsDescription()
{
    const Json schema = parsed(cpv2::jsonSchema(BillerProfile::generic()));
    for (const cpv2::Field &field : cpv2::fields()) {
        JsonPointer at;
        for (const QString &step : QString::fromLatin1(field.parent).split(u'/', Qt::SkipEmptyParts))
            at = step == "*"_L1 ? at / u"items"_s : at / u"properties"_s / step;
        const Json *found = core::find(schema, at / u"properties"_s / cpv2::fieldName(field));
        QVERIFY2(found, field.name);
        QCOMPARE(found->member(u"description")->toString(), cpv2::description(field));
    }
}

void SchemaTest::ourVerdictIsAjvs_data()
{
    QTest::addColumn<QString>("profile");
    QTest::newRow("the contract alone") << u"generic"_s;
    QTest::newRow("SagesGov") << u"sagesgov"_s;
}

void SchemaTest::ourVerdictIsAjvs()
{
    QFETCH(QString, profile);
    BillerProfile rules = profile == "generic"_L1 ? BillerProfile::generic() : BillerProfile::sagesGov();
    rules.callbackUrlPattern.clear(); // a rule of the text, not of its type
    const QList<Json> requests = manyRequests();

    const qsizetype good = std::ranges::count_if(requests, [&](const Json &request) {
        return placesOfOurs(request, BillerProfile::generic()).isEmpty();
    });
    QVERIFY2(good > requestCount / 5 && good < requestCount * 4 / 5, qPrintable(QString::number(good)));

    const int different = disagreements(cpv2::jsonSchema(rules), requests, rules);
    QVERIFY2(different == 0, qPrintable(u"%1 differ, the first: %2"_s.arg(different).arg(m_first)));
}

void SchemaTest::aWrongSchemaIsFoundOut_data()
{
    QTest::addColumn<QString>("at");
    QTest::addColumn<QByteArray>("value");
    const QString invoice = u"/properties/Customers/items/properties/Invoices/items"_s;
    QTest::newRow("nothing is required of an invoice") << invoice + u"/required"_s << "[]"_ba;
    QTest::newRow("amounts are whole")
        << invoice + u"/properties/BalanceDue/type"_s << R"(["integer", "string"])"_ba;
    QTest::newRow("a switch may be any text") << u"/properties/AllowCCPayment/pattern"_s << R"("")"_ba;
    QTest::newRow("no null") << u"/properties/CssUrl/type"_s << R"(["string", "number"])"_ba;
    QTest::newRow("customers may be empty") << u"/properties/Customers/minItems"_s << "0"_ba;
}

void SchemaTest::aWrongSchemaIsFoundOut()
{
    QFETCH(QString, at);
    QFETCH(QByteArray, value);
    Json schema = parsed(cpv2::jsonSchema(BillerProfile::generic()));
    const core::Result<JsonPointer> place = JsonPointer::parse(at);
    QVERIFY(place);
    QVERIFY(core::apply(schema, {.kind = JsonEdit::Kind::Replace, .at = *place, .value = parsed(value)}));
    const int different = disagreements(core::writeJson(schema), manyRequests(), BillerProfile::generic());
    QVERIFY2(different > 0, qPrintable(u"%1 differ: %2"_s.arg(different).arg(m_first)));
}

void SchemaTest::theUrlPatternOfAProfileIsInIt()
{
    const PaymentRequest sample = PaymentRequest::sample();
    PaymentRequest elsewhere = sample;
    QVERIFY(elsewhere.apply(elsewhere.setText(cpv2::FieldId::ReturnURL, u"https://elsewhere.example/"_s)));
    const QList<QStringList> places =
        placesOfAjv(cpv2::jsonSchema(BillerProfile::sagesGov()), {sample.document(), elsewhere.document()});
    QCOMPARE(places, (QList<QStringList>{{}, {u"/ReturnURL"_s}}));
}

QTEST_GUILESS_MAIN(SchemaTest)
#include "test_schema.moc"
