// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/field_search.h"
#include "gui/request/go_to_field.h"
#include "support/test.h"

#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using core::Json;
using core::JsonPointer;
using cpv2::FieldId;
using cpv2::PaymentRequest;
using gui::FieldSearch;
using gui::GoToField;

namespace
{

PaymentRequest manyInvoices(int count)
{
    PaymentRequest request = PaymentRequest::sample();
    const Json sample = request.find(FieldId::Invoices, {0, -1})->items()[0];
    Json::Items invoices;
    for (int i = 0; i < count; ++i) {
        Json invoice = sample;
        *core::find(invoice, *JsonPointer::parse(u"/InvoiceNumber")) = Json::string(QString::number(i));
        invoices.push_back(std::move(invoice));
    }
    (void)request.apply(request.set(FieldId::Invoices, Json::array(std::move(invoices)), {0, -1}));
    return request;
}

} // namespace

class TestGoToField : public support::Test
{
    Q_OBJECT
private slots:
    void init();
    void fieldsAreFoundByNameAndPlace_data();
    void fieldsAreFoundByNameAndPlace();
    void unknownMembersAreFoundToo_data();
    void unknownMembersAreFoundToo();
    void oneOfTenThousandIsFoundWhileTheWindowStaysResponsive();
    void theListIsShort();
    void theListIsOperatedFromTheLine();
    void returnWithoutAHitStays();
};

void TestGoToField::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
}

void TestGoToField::fieldsAreFoundByNameAndPlace_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("pointer");
    const auto row = [](const char *query, const char *title, const char *pointer) {
        QTest::newRow(query) << QString::fromLatin1(query) << QString::fromLatin1(title)
                             << QString::fromLatin1(pointer);
    };
    row("bal", "BalanceDue, invoice 566504", "/Customers/0/Invoices/0/BalanceDue");
    row("BALANCEDUE 566504", "BalanceDue, invoice 566504", "/Customers/0/Invoices/0/BalanceDue");
    row("566504 bal", "BalanceDue, invoice 566504", "/Customers/0/Invoices/0/BalanceDue");
    row("greene bal", "BalanceDue, invoice 566504", "/Customers/0/Invoices/0/BalanceDue");
    row("bdue", "BalanceDue, invoice 566504", "/Customers/0/Invoices/0/BalanceDue");
    row("city", "City, customer J_152344", "/Customers/0/City");
    row("cust J_15 zip", "Zip, customer J_152344", "/Customers/0/Zip");
    row("rurl", "ReturnURL, request", "/ReturnURL");
    row("reg", "AllowRegisterAccount, request", "/PageResultOptions/AllowRegisterAccount");
    row("custom2", "Custom2, invoice 566504", "/Customers/0/Invoices/0/CustomFields/Custom2");
}

void TestGoToField::fieldsAreFoundByNameAndPlace()
{
    QFETCH(const QString, query);
    QFETCH(const QString, title);
    QFETCH(const QString, pointer);
    FieldSearch search(PaymentRequest::sample());
    search.start(query);
    QTRY_VERIFY(!search.isRunning());
    QVERIFY(!search.hits().isEmpty());
    QCOMPARE(search.hits().first().title, title);
    QCOMPARE(search.hits().first().at.toString(), pointer);
    search.start(query + u" nowhere9"_s);
    QTRY_VERIFY(!search.isRunning());
    QVERIFY(search.hits().isEmpty());
}

void TestGoToField::unknownMembersAreFoundToo_data()
{
    QTest::addColumn<QString>("at");
    QTest::addColumn<QString>("where");
    QTest::newRow("of the request") << u"/xTrace"_s << u"request"_s;
    QTest::newRow("of the options") << u"/PageResultOptions/xTrace"_s << u"request"_s;
    QTest::newRow("of the invoice options") << u"/PageResultOptions/InvoiceOptions/xTrace"_s << u"request"_s;
    QTest::newRow("of a customer") << u"/Customers/0/xTrace"_s << u"customer J_152344"_s;
    QTest::newRow("of an invoice") << u"/Customers/0/Invoices/0/xTrace"_s << u"invoice 566504"_s;
    QTest::newRow("a custom field") << u"/Customers/0/Invoices/0/CustomFields/xTrace"_s
                                    << u"invoice 566504"_s;
}

void TestGoToField::unknownMembersAreFoundToo()
{
    QFETCH(const QString, at);
    QFETCH(const QString, where);
    const JsonPointer pointer = *JsonPointer::parse(at);
    PaymentRequest request = PaymentRequest::sample();
    if (!core::find(request.document(), pointer.parent()))
        QVERIFY(request.apply({core::JsonEdit::Kind::Insert, pointer.parent(), Json::object({}), -1}));
    QVERIFY(request.apply({core::JsonEdit::Kind::Insert, pointer, Json::string(u"7"_s), -1}));
    FieldSearch search(request);
    search.start(u"xtr"_s);
    QTRY_VERIFY(!search.isRunning());
    QCOMPARE(search.hits().size(), 1);
    QCOMPARE(search.hits().first().title, u"xTrace, "_s + where);
    QCOMPARE(search.hits().first().at, pointer);
}

void TestGoToField::oneOfTenThousandIsFoundWhileTheWindowStaysResponsive()
{
    FieldSearch search(manyInvoices(10'000));
    search.start(u"inv 9876 bal"_s);
    QVERIFY(search.isRunning()); // it gave the window its turn
    QTRY_VERIFY(!search.isRunning());
    QCOMPARE(search.hits().size(), 1);
    QCOMPARE(search.hits().first().at.toString(), u"/Customers/0/Invoices/9876/BalanceDue"_s);
}

void TestGoToField::theListIsShort()
{
    FieldSearch search(manyInvoices(3'000));
    search.start(u"balance"_s);
    QTRY_VERIFY(!search.isRunning());
    QCOMPARE(search.hits().size(), FieldSearch::mostHits);
    search.start({});
    QTRY_VERIFY(!search.isRunning());
    QCOMPARE(search.hits().size(), FieldSearch::mostHits);
}

void TestGoToField::theListIsOperatedFromTheLine()
{
    GoToField popup(manyInvoices(200));
    popup.open();
    QVERIFY(QTest::qWaitForWindowActive(&popup));
    auto *query = popup.findChild<QLineEdit *>();
    auto *list = popup.findChild<QListWidget *>();
    QVERIFY(query->hasFocus());
    const QSignalSpy chosen(&popup, &GoToField::chosen);
    QTest::keyClicks(query, u"inv 19 bal"_s);
    QTRY_COMPARE(list->count(), 12); // 19, 119 and 190 to 199
    QCOMPARE(list->currentRow(), 0);
    QCOMPARE(list->item(0)->text(), u"BalanceDue, invoice 19"_s);
    QTest::keyClick(query, Qt::Key_Down);
    QCOMPARE(list->currentRow(), 1);
    QVERIFY(query->hasFocus());
    QTest::keyClick(query, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().value<JsonPointer>().toString(),
             u"/Customers/0/Invoices/119/BalanceDue"_s);
    QVERIFY(!popup.isVisible());
}

void TestGoToField::returnWithoutAHitStays()
{
    GoToField popup(PaymentRequest::sample());
    popup.open();
    QVERIFY(QTest::qWaitForWindowActive(&popup));
    auto *query = popup.findChild<QLineEdit *>();
    const QSignalSpy chosen(&popup, &GoToField::chosen);
    QTest::keyClicks(query, u"zzz"_s);
    QTRY_COMPARE(popup.findChild<QListWidget *>()->count(), 0);
    QTest::keyClick(query, Qt::Key_Return);
    QVERIFY(popup.isVisible());
    QTest::keyClick(query, Qt::Key_Escape);
    QVERIFY(!popup.isVisible());
    QCOMPARE(chosen.size(), 0);
}

QTEST_MAIN(TestGoToField)
#include "test_go_to_field.moc"
