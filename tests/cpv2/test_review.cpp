// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/review.h"
#include "random_json.h"
#include "support/test.h"

#include <QHash>

using namespace cpv2;
using namespace Qt::Literals::StringLiterals;
using core::Json;
using core::JsonEdit;
using core::JsonPointer;

static const Circumstances onThatDay{false, QDate(2025, 6, 6)};

static QString written(const Finding &finding)
{
    QString text = severityWord(finding.severity) + u' ' + finding.code + u' ' + finding.at.toString() +
                   u' ' + finding.sentence + u" <- "_s + finding.rule;
    if (finding.fix)
        text += u" fix %1 %2 %3 "_s.arg(int(finding.fix->kind))
                    .arg(finding.fix->at.toString())
                    .arg(finding.fix->position) +
                QString::fromUtf8(core::writeJson(finding.fix->value));
    return text;
}

static QStringList written(const QList<Finding> &findings)
{
    QStringList lines;
    for (const Finding &finding : findings)
        lines << written(finding);
    return lines;
}

static QStringList written(const Review &review, const PaymentRequest &request)
{
    QStringList lines;
    for (int i = 0; i < review.count(); ++i)
        lines << written(review.finding(request, i));
    return lines;
}

static int count(const QList<Finding> &findings, Finding::Severity severity)
{
    return int(std::ranges::count(findings, severity, &Finding::severity));
}

/// The slow way to count the places whose number another place of the same kind has too.
static int repeats(const PaymentRequest &request)
{
    QHash<QString, int> numbers;
    const auto add = [&](FieldId id, Place place) {
        const QString text = request.text(id, place);
        if (!text.isEmpty())
            ++numbers[QString::number(int(id)) + u' ' + text];
    };
    for (int customer = 0; customer < request.customerCount(); ++customer)
        add(FieldId::AccountNumber, {customer, -1});
    for (const Place place : request.invoices())
        add(FieldId::InvoiceNumber, place);
    int places = 0;
    for (const int times : numbers)
        places += times > 1 ? times : 0;
    return places;
}

/// A request of that size with good numbers and sums.
static PaymentRequest requestOf(int customers, int invoices)
{
    PaymentRequest request = PaymentRequest::sample();
    const Json customer = *core::find(request.document(), JsonPointer({u"Customers"_s, u"0"_s}));
    const Json invoice = customer.member(u"Invoices")->items().front();
    Json::Items list;
    for (int c = 0; c < customers; ++c) {
        Json::Items own;
        for (int i = 0; i < invoices; ++i) {
            own.push_back(invoice);
            own.back().members()[0].value = Json::string(u"%1-%2"_s.arg(c).arg(i));
        }
        list.push_back(customer);
        list.back().members()[0].value = Json::string(u"J_%1"_s.arg(c));
        list.back().members().back().value = Json::array(std::move(own));
    }
    (void)request.apply(request.set(FieldId::Customers, Json::array(std::move(list))));
    return request;
}

/// Edits that a user, a text editor or an undo could make, including ones that break the shape.
class RandomEdits
{
public:
    explicit RandomEdits(quint32 seed) : m_random(seed) {}

    JsonEdit next(const Json &document)
    {
        const JsonPointer at = m_random.place(document);
        const Json *there = core::find(document, at);
        if (there->isArray() && !there->items().empty() && below(2) == 0) {
            const int size = int(there->items().size());
            const int index = below(size);
            switch (below(4)) {
            case 0:
                return {JsonEdit::Kind::Move, at / index, {}, below(size)};
            case 1:
                return {JsonEdit::Kind::Remove, at / index, {}, -1};
            default: // a copy of a neighbour: lists grow, numbers repeat
                return {JsonEdit::Kind::Insert, at / below(size + 1), there->items()[size_t(index)], -1};
            }
        }
        if (there->isObject() && below(2) == 0) {
            const int size = int(there->members().size());
            if (size > 0 && below(3) == 0) {
                const int index = below(size);
                return {JsonEdit::Kind::Remove, at / there->members()[size_t(index)].name, {}, index};
            }
            return {JsonEdit::Kind::Insert, at / name(), value(document), below(size + 1)};
        }
        return {JsonEdit::Kind::Replace, at, value(document), -1};
    }

    int below(int bound) { return m_random.below(bound); }

private:
    QString name()
    {
        static const QStringList names{u"Customers"_s,
                                       u"customers"_s,
                                       u"Invoices"_s,
                                       u"INVOICES"_s,
                                       u"AccountNumber"_s,
                                       u"InvoiceNumber"_s,
                                       u"invoicenumber"_s,
                                       u"CustomFields"_s,
                                       u"Custom3"_s,
                                       u"custom7"_s,
                                       u"BalanceDue"_s,
                                       u"DueDate"_s,
                                       u"ReturnURL"_s,
                                       u"PageResultOptions"_s,
                                       u"x"_s,
                                       QString(QChar(0xd800)) + u"half"_s};
        return names[below(int(names.size()))];
    }

    Json value(const Json &document)
    {
        static const QStringList texts{u"0-0"_s,
                                       u"0-1"_s,
                                       u"J_0"_s,
                                       u"J_1"_s,
                                       u"6/6/2025"_s,
                                       u"2025-06-05"_s,
                                       u"poi:A|i:B|amt:64.3100"_s,
                                       u"poi:A|i:B|C|amt:1"_s,
                                       u"164.31"_s,
                                       u"$1"_s,
                                       u"a\tb"_s,
                                       u"GA"_s,
                                       u"http://localhost/x"_s,
                                       u""_s,
                                       QString(QChar(0xdc00))};
        switch (below(6)) {
        case 0:
            return m_random.document(3);
        case 1: // a value from elsewhere: a list where an object belongs, and the like
            return *core::find(document, m_random.place(document));
        case 2:
            return Json::number(QByteArray::number(below(3)));
        default:
            return Json::string(texts[below(int(texts.size()))]);
        }
    }

    RandomJson m_random;
};

class TestReview : public support::Test
{
    Q_OBJECT
private slots:
    void afterEachEditItAgreesWithValidate_data()
    {
        QTest::addColumn<quint32>("seed");
        QTest::addColumn<BillerProfile>("profile");
        for (quint32 seed = 1; seed <= 12; ++seed)
            QTest::addRow("seed %u", seed)
                << seed << (seed % 2 ? BillerProfile::sagesGov() : BillerProfile::generic());
    }

    void afterEachEditItAgreesWithValidate()
    {
        QFETCH(quint32, seed);
        QFETCH(BillerProfile, profile);
        RandomEdits edits(seed);
        PaymentRequest request = requestOf(int(seed % 4), 3);
        Review review(profile, onThatDay);
        review.reset(request);
        QList<JsonEdit> undo;
        int done = 0;
        for (int i = 0; i < 400; ++i) {
            if (request.toJson().size() > 60'000 || i % 80 == 79) { // a root edit
                const JsonEdit fresh{JsonEdit::Kind::Replace, {}, requestOf(int(seed % 4), 3).document(), -1};
                undo.clear();
                QVERIFY(request.apply(fresh));
                review.update(request, fresh);
            }
            const bool isUndo = !undo.isEmpty() && edits.below(4) == 0;
            const JsonEdit edit = isUndo ? undo.takeLast() : edits.next(request.document());
            const core::Result<JsonEdit> inverse = request.apply(edit);
            if (!inverse) // too deep, or a repeated name
                continue;
            if (!isUndo)
                undo.append(*inverse);
            ++done;
            review.update(request, edit);

            const QList<Finding> findings = validate(request, profile, onThatDay);
            const QByteArray after =
                "after " + QByteArray::number(int(edit.kind)) + ' ' + edit.at.toString().toUtf8();
            QVERIFY2(written(review, request) == written(findings), after.constData());
            for (const auto severity :
                 {Finding::Severity::Error, Finding::Severity::Warning, Finding::Severity::Hint})
                QVERIFY2(review.count(severity) == count(findings, severity), after.constData());
            const auto isRepeat = [](const Finding &finding) {
                return finding.code.startsWith("duplicate-"_L1) && finding.code.endsWith("-number"_L1);
            };
            QVERIFY2(std::ranges::count_if(findings, isRepeat) == repeats(request), after.constData());
        }
        QVERIFY(done > 200);
    }

    /// The parts of the request together have every finding exactly once.
    void formsGetFindingsByPlace()
    {
        PaymentRequest request = requestOf(2, 3);
        for (const Place place : {Place{0, 1}, Place{1, 2}})
            QVERIFY(request.apply(request.setText(FieldId::InvoiceNumber, u"same"_s, place)));
        QVERIFY(request.apply(request.setText(FieldId::Zip, u"x"_s, {1, -1})));
        QVERIFY(request.apply(request.setText(FieldId::ViewMode, u"7"_s)));
        QVERIFY(request.apply(request.setText(FieldId::CreateCustomerRecord, u"7"_s)));
        Review review(BillerProfile::generic(), onThatDay);
        review.reset(request);
        QList<Finding> all = review.findings(request, {});
        QCOMPARE(all.size(), 2);
        for (int customer = 0; customer < 2; ++customer) {
            all += review.findings(request, {customer, -1});
            for (int invoice = 0; invoice < 3; ++invoice)
                all += review.findings(request, {customer, invoice});
        }
        QCOMPARE(all.size(), 5);
        QStringList byPlace = written(all);
        QStringList byNumber = written(review, request);
        byPlace.sort();
        byNumber.sort();
        QCOMPARE(byPlace, byNumber);
        QCOMPARE(review.findings(request, {1, 2}).first().code, u"duplicate-invoice-number"_s);
    }

    void theEndpointMatters()
    {
        PaymentRequest request = PaymentRequest::sample();
        QVERIFY(request.apply(request.setText(FieldId::PostBackURL, u"http://127.0.0.1:8080/p"_s)));
        Review review(BillerProfile::generic(), onThatDay);
        review.reset(request);
        QCOMPARE(review.count(), 0);
        review.setEndpointIsRemote(request, true);
        QCOMPARE(review.count(), 1);
        QCOMPARE(review.finding(request, 0).code, u"url-loopback"_s);
        review.setEndpointIsRemote(request, false);
        QCOMPARE(review.count(), 0);
    }

    void invoicesAreInsertedRemovedAndMovedInALongList()
    {
        PaymentRequest request = requestOf(1, 2000);
        Review review(BillerProfile::generic(), onThatDay);
        review.reset(request);
        QCOMPARE(review.count(), 0);
        RandomEdits random(7);
        const Json bad = Json::object();
        const auto carryOut = [&](const JsonEdit &edit) {
            QVERIFY(request.apply(edit));
            review.update(request, edit);
        };
        for (int i = 0; i < 1500; ++i) {
            const int size = request.invoiceCount(0);
            switch (random.below(4)) {
            case 0:
                carryOut(request.moveInvoice({0, random.below(size)}, random.below(size)));
                break;
            case 1:
                carryOut(request.removeInvoice({0, random.below(size)}));
                break;
            default:
                carryOut(request.insertInvoice({0, random.below(size + 1)}, bad));
                break;
            }
        }
        QVERIFY(review.count() > 1000);
        QCOMPARE(written(review, request), written(validate(request, BillerProfile::generic(), onThatDay)));
    }
};

QTEST_GUILESS_MAIN(TestReview)
#include "test_review.moc"
