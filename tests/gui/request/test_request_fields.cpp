// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/look/theme.h"
#include "gui/request/pane_bench.h"
#include "support/test.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using cpv2::FieldId;
using cpv2::PaymentRequest;
using pane_bench::Bench;
using pane_bench::first;
using pane_bench::publicClientsRequest;
using pane_bench::withReplaced;

class TestRequestFields : public support::Test
{
    Q_OBJECT
private slots:
    void initTestCase() { gui::applyTheme(*qApp, workspace::Settings::Theme::Light); }
    void init() { pane_bench::failOnWarnings(); }
    void whatIsTypedIsWrittenAsItIs_data();
    void whatIsTypedIsWrittenAsItIs();
    void aNumberStaysANumberWhileItIsTyped();
    void otherSpellingsAndTypesSurvive();
    void lookingAtFieldsEditsNothing();
    void leavingAFieldEndsTheStep();
    void undoKeysInAFieldUndoInTheDocument();
    void theCursorStaysWhereTheUserTypes();
    void switchesAreTrueAndFalse();
    void aSwitchInTextStaysText();
    void pageResultOptionsAreMadeWhereTheyAreMissing();
    void viewModeIsChosen();
    void viewModeOfAnotherValueIsShown();
    void cssUrlHasANullSwitch();
    void everyFieldCanBeNullOrAbsent_data();
    void everyFieldCanBeNullOrAbsent();
    void statesHaveKeys_data();
    void statesHaveKeys();
    void aSwitchShowsItsState();
    void aValueOfAnotherKindIsShownAndSurvives_data();
    void aValueOfAnotherKindIsShownAndSurvives();
    void optionsAsAWholeCanBeNullOrAbsent();
    void aFindingIsShownAtItsField();
    void everyFieldExplainsItself();
};

void TestRequestFields::whatIsTypedIsWrittenAsItIs_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QByteArray>("old");
    QTest::addColumn<QByteArray>("written");
    const auto row = [](const char *field, const char *typed, const QByteArray &old,
                        const QByteArray &written) {
        QTest::newRow(qPrintable(QLatin1StringView(field) + u' ' + QLatin1StringView(typed)))
            << QString::fromLatin1(field) << QString::fromLatin1(typed) << old << written;
    };
    row("BillerReference", "R 1", R"("BillerReference": "566504")", R"("BillerReference": "R 1")");
    row("AccountNumber", "A", R"("AccountNumber": "J_152344")", R"("AccountNumber": "A")");
    row("EmailAddress", "a@b", R"("EmailAddress": "greeneadmin@sagesgov.com")", R"("EmailAddress": "a@b")");
    row("Zip", "00123", R"("Zip": "30042")", R"("Zip": "00123")");
    row("State", "", R"("State": "GA")", R"("State": "")");
    row("TypeID", "44", R"("TypeID": 43)", R"("TypeID": 44)");
    row("TypeID", "4x", R"("TypeID": 43)", R"("TypeID": "4x")");
    row("DueDate", "7/7/2025", R"("DueDate": "6/6/2025")", R"("DueDate": "7/7/2025")");
    row("BalanceDue", "10.00", R"("BalanceDue": 164.31)", R"("BalanceDue": 10.00)");
    row("BalanceDue", "12345678901234567890", R"("BalanceDue": 164.31)",
        R"("BalanceDue": 12345678901234567890)");
    row("BalanceDue", "007", R"("BalanceDue": 164.31)", R"("BalanceDue": "007")");
    row("CCServiceFee", "1.50", R"("CCServiceFee": 0.0)", R"("CCServiceFee": 1.50)");
    row("AchServiceFee", "0.00", R"("AchServiceFee": 0.0)", R"("AchServiceFee": 0.00)");
    row("CssUrl", "https://a/b.css", R"("CssUrl": null)", R"("CssUrl": "https://a/b.css")");
}

void TestRequestFields::whatIsTypedIsWrittenAsItIs()
{
    QFETCH(const QString, field);
    QFETCH(const QString, typed);
    QFETCH(const QByteArray, old);
    QFETCH(const QByteArray, written);
    Bench bench;
    QVERIFY(bench.isReady);
    QVERIFY(bench.before.contains(old));
    bench.type(field, typed);
    QCOMPARE(bench.json(), withReplaced(bench.before, old, written));
    QCOMPARE(bench.text(field), typed);
    QCOMPARE(bench.steps(), 1);
    QVERIFY(bench.undoesAndRedoes());
}

void TestRequestFields::aNumberStaysANumberWhileItIsTyped()
{
    Bench bench;
    QVERIFY(bench.isReady);
    bench.type(u"BalanceDue"_s, u"164."_s); // no number yet
    QVERIFY(bench.holds("BalanceDue", "\"164.\""));
    QTest::keyClicks(bench.usable<QLineEdit>(u"BalanceDue"_s), u"30"_s);
    QVERIFY(bench.holds("BalanceDue", "164.30"));
    QCOMPARE(bench.steps(), 1);
}

void TestRequestFields::otherSpellingsAndTypesSurvive()
{
    Bench bench(publicClientsRequest());
    QVERIFY(bench.isReady);
    QCOMPARE(bench.text(u"TypeID"_s), u"43"_s);
    QCOMPARE(bench.text(u"AchServiceFee"_s), u"0"_s);
    QCOMPARE(bench.text(u"PostBackURL"_s), u"https://a.example/p"_s);
    QCOMPARE(bench.find<QToolButton>(u"pageResultOptionsToggle"_s)->text(), u"absent"_s);

    bench.type(u"Name"_s, u"New"_s);
    QByteArray expected = withReplaced(bench.before, R"("Name": "N")", R"("Name": "New")");
    QCOMPARE(bench.json(), expected);

    bench.type(u"TypeID"_s, u"44"_s);
    expected.replace(R"("TypeID": "43")", R"("TypeID": "44")");
    bench.type(u"BalanceDue"_s, u"1.5"_s);
    expected.replace(R"("BalanceDue": "164.31")", R"("BalanceDue": "1.5")");
    bench.type(u"AchServiceFee"_s, u"0.00"_s);
    expected.replace(R"("ACHServiceFee": 0)", R"("ACHServiceFee": 0.00)");
    bench.type(u"InvoiceNumber"_s, u"18"_s);
    expected.replace(R"("InvoiceNumber": 17)", R"("InvoiceNumber": 18)");
    bench.type(u"PostBackURL"_s, u"https://b"_s);
    expected.replace(R"("PostbackURL": "https://a.example/p")", R"("PostbackURL": "https://b")");
    QCOMPARE(bench.json(), expected);
    QVERIFY(bench.undoesAndRedoes());
}

void TestRequestFields::lookingAtFieldsEditsNothing()
{
    Bench bench(publicClientsRequest());
    QVERIFY(bench.isReady);
    bench.usable<QLineEdit>(u"BillerReference"_s)->setFocus();
    QSet<QWidget *> visited;
    while (!visited.contains(QApplication::focusWidget())) {
        visited.insert(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QVERIFY(visited.contains(bench.find<QWidget>(u"customFieldsTable"_s)));
    QVERIFY(visited.size() > 25);
    QCOMPARE(bench.json(), bench.before);
    QCOMPARE(bench.steps(), 0);
    QVERIFY(!bench.document.isModified());
}

void TestRequestFields::leavingAFieldEndsTheStep()
{
    Bench bench;
    QVERIFY(bench.isReady);
    bench.type(u"Name"_s, u"One"_s);
    QTest::keyClick(bench.find<QLineEdit>(u"Name"_s), Qt::Key_Tab);
    bench.type(u"Name"_s, u"Two"_s);
    QCOMPARE(bench.steps(), 2);
    bench.document.undoStack()->undo();
    QCOMPARE(bench.text(u"Name"_s), u"One"_s);
    bench.document.undoStack()->undo();
    QCOMPARE(bench.text(u"Name"_s), u"Greene Administrator"_s);
}

void TestRequestFields::undoKeysInAFieldUndoInTheDocument()
{
    Bench bench;
    QVERIFY(bench.isReady);
    bench.type(u"Name"_s, u"One"_s);
    bench.type(u"City"_s, u"Two"_s);
    auto *name = bench.usable<QLineEdit>(u"Name"_s);
    name->setFocus();
    QTest::keySequence(name, QKeySequence::Undo);
    QCOMPARE(bench.text(u"City"_s), u"AnyTown"_s);
    QTest::keySequence(name, QKeySequence::Undo);
    QCOMPARE(bench.json(), bench.before);
    QTest::keySequence(name, QKeySequence::Redo);
    QCOMPARE(bench.text(u"Name"_s), u"One"_s);
}

void TestRequestFields::theCursorStaysWhereTheUserTypes()
{
    Bench bench;
    QVERIFY(bench.isReady);
    auto *name = bench.usable<QLineEdit>(u"Name"_s);
    name->setFocus();
    name->setCursorPosition(6);
    QTest::keyClicks(name, u" County"_s);
    QCOMPARE(name->text(), u"Greene County Administrator"_s);
    QCOMPARE(name->cursorPosition(), 13);
    bench.document.edit(bench.document.request().setText(FieldId::City, u"Elsewhere"_s, first), u"x"_s);
    QCOMPARE(name->cursorPosition(), 13);
}

void TestRequestFields::switchesAreTrueAndFalse()
{
    Bench bench;
    QVERIFY(bench.isReady);
    auto *ach = bench.find<QCheckBox>(u"AllowACHPayment"_s);
    QCOMPARE(ach->checkState(), Qt::PartiallyChecked); // absent
    bench.check(u"AllowACHPayment"_s);
    QVERIFY(bench.holds("AllowACHPayment", "true"));
    bench.check(u"AllowACHPayment"_s);
    QVERIFY(bench.holds("AllowACHPayment", "false"));
    bench.check(u"AllowCCPayment"_s);
    QVERIFY(bench.holds("AllowCCPayment", "false"));
    bench.check(u"CreateCustomerRecord"_s);
    QVERIFY(bench.holds("CreateCustomerRecord", "false"));
    QCOMPARE(bench.steps(), 4);
    QVERIFY(bench.undoesAndRedoes());
    while (bench.document.undoStack()->canUndo())
        bench.document.undoStack()->undo();
    QCOMPARE(ach->checkState(), Qt::PartiallyChecked);
}

void TestRequestFields::aSwitchInTextStaysText()
{
    Bench bench(*PaymentRequest::fromJson(R"({"AllowCCPayment": "True", "AllowSwipe": "maybe"})"));
    QVERIFY(bench.isReady);
    QCOMPARE(bench.find<QCheckBox>(u"AllowCCPayment"_s)->checkState(), Qt::Checked);
    QCOMPARE(bench.find<QCheckBox>(u"AllowSwipe"_s)->checkState(), Qt::PartiallyChecked);
    bench.check(u"AllowCCPayment"_s);
    QVERIFY(bench.holds("AllowCCPayment", "\"false\""));
}

void TestRequestFields::pageResultOptionsAreMadeWhereTheyAreMissing()
{
    Bench bench(publicClientsRequest());
    QVERIFY(bench.isReady);
    bench.click(u"pageResultOptionsToggle"_s);
    bench.check(u"AllowRemove"_s);
    QCOMPARE(bench.document.request().boolean(FieldId::AllowRemove, false), true);
    bench.check(u"AllowRegisterAccount"_s);
    QCOMPARE(bench.find<QToolButton>(u"pageResultOptionsToggle"_s)->text(), u"4 on"_s);
    QVERIFY(bench.undoesAndRedoes());
}

void TestRequestFields::viewModeIsChosen()
{
    Bench bench;
    QVERIFY(bench.isReady);
    auto *mode = bench.usable<QComboBox>(u"ViewMode"_s);
    QCOMPARE(mode->currentIndex(), 0);
    mode->setFocus();
    QTest::keyClick(mode, Qt::Key_Down);
    QVERIFY(bench.holds("ViewMode", "1"));
    QTest::keyClick(mode, Qt::Key_Down);
    QVERIFY(bench.holds("ViewMode", "null"));
    QTest::keyClick(mode, Qt::Key_Down);
    QVERIFY(!bench.json().contains("ViewMode"));
    QCOMPARE(bench.steps(), 3);
    QVERIFY(bench.undoesAndRedoes());
}

void TestRequestFields::viewModeOfAnotherValueIsShown()
{
    Bench bench(*PaymentRequest::fromJson(R"({"ViewMode": "7"})"));
    QVERIFY(bench.isReady);
    auto *mode = bench.usable<QComboBox>(u"ViewMode"_s);
    QCOMPARE(mode->currentText(), u"7"_s);
    mode->setFocus();
    QTest::keyClick(mode, Qt::Key_Home);
    QVERIFY(bench.holds("ViewMode", "\"0\""));
    QCOMPARE(mode->findText(u"7"_s), -1);
}

void TestRequestFields::cssUrlHasANullSwitch()
{
    Bench bench;
    QVERIFY(bench.isReady);
    auto *null = bench.find<QAbstractButton>(u"CssUrlNull"_s);
    QVERIFY(null->isChecked());
    QCOMPARE(bench.find<QLineEdit>(u"CssUrl"_s)->placeholderText(), u"null"_s);
    bench.click(u"CssUrlNull"_s);
    QVERIFY(bench.holds("CssUrl", "\"\""));
    bench.type(u"CssUrl"_s, u"https://a/b.css"_s);
    QVERIFY(!null->isChecked());
    bench.click(u"CssUrlNull"_s);
    QCOMPARE(bench.json(), bench.before);
    QVERIFY(bench.undoesAndRedoes());
}

void TestRequestFields::everyFieldCanBeNullOrAbsent_data()
{
    QTest::addColumn<QString>("field");
    for (const char *field : {"BillerReference", "ReturnURL", "Name", "BalanceDue", "TypeID",
                              "AllowCCPayment", "CreateCustomerRecord", "ViewMode"})
        QTest::newRow(field) << QString::fromLatin1(field);
}

void TestRequestFields::everyFieldCanBeNullOrAbsent()
{
    QFETCH(const QString, field);
    Bench bench;
    QVERIFY(bench.isReady);
    bench.choose(field, u"setToNull"_s);
    QVERIFY(bench.json().contains('"' + field.toLatin1() + "\": null"));
    bench.choose(field, u"removeMember"_s);
    QVERIFY(!bench.json().contains('"' + field.toLatin1() + '"'));
    QCOMPARE(bench.steps(), 2);
    if (auto *edit = bench.pane.findChild<QLineEdit *>(field))
        QCOMPARE(edit->placeholderText(), u"absent"_s);
    QVERIFY(bench.undoesAndRedoes());
}

void TestRequestFields::statesHaveKeys_data()
{
    everyFieldCanBeNullOrAbsent_data();
}

void TestRequestFields::statesHaveKeys()
{
    QFETCH(const QString, field);
    Bench bench;
    QVERIFY(bench.isReady);
    auto *widget = bench.usable<QWidget>(field);
    widget->setFocus();
    QTest::keyClick(widget, Qt::Key_0, Qt::AltModifier);
    QVERIFY(bench.holds(field.toLatin1(), "null"));
    QCOMPARE(bench.document.undoStack()->undoText(), u"Set %1 to null"_s.arg(field));
    QVERIFY(widget->accessibleDescription().contains(u"Currently: null."_s));
    QTest::keyClick(widget, Qt::Key_Delete, Qt::AltModifier);
    QVERIFY(!bench.json().contains('"' + field.toLatin1() + '"'));
    QCOMPARE(bench.document.undoStack()->undoText(), u"Remove %1"_s.arg(field));
    QVERIFY(widget->accessibleDescription().contains(u"Currently: absent."_s));
    QCOMPARE(bench.steps(), 2);
    QVERIFY(bench.undoesAndRedoes());
}

void TestRequestFields::aSwitchShowsItsState()
{
    Bench bench(*PaymentRequest::fromJson(R"({"AllowCCPayment": null, "AllowSwipe": "maybe"})"));
    QVERIFY(bench.isReady);
    const auto shape = [&](const char *name) {
        auto *box = bench.find<QCheckBox>(QString::fromLatin1(name));
        box->setFocus();
        return box->grab(QRect(0, 0, 20, box->height())).toImage();
    };
    const QImage null = shape("AllowCCPayment");
    const QImage absent = shape("AllowACHPayment");
    const QImage other = shape("AllowSwipe");
    QVERIFY(null != absent);
    QVERIFY(null != other);
    QVERIFY(absent != other);
    QVERIFY(bench.find<QCheckBox>(u"AllowCCPayment"_s)->accessibleDescription().contains("null"_L1));
    QVERIFY(bench.find<QCheckBox>(u"AllowACHPayment"_s)->accessibleDescription().contains("absent"_L1));
    QVERIFY(bench.find<QCheckBox>(u"AllowSwipe"_s)->accessibleDescription().contains("maybe"_L1));
}

void TestRequestFields::aValueOfAnotherKindIsShownAndSurvives_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("shown");
    QTest::newRow("list") << QByteArray(R"([1.0, "two"])") << u"[ 1.0, \"two\" ]"_s;
    QTest::newRow("object") << QByteArray(R"({"a": {"b": null}})") << u"{ \"a\": { \"b\": null } }"_s;
    QTest::newRow("empty") << QByteArray("[]") << u"[]"_s;
}

void TestRequestFields::aValueOfAnotherKindIsShownAndSurvives()
{
    QFETCH(const QByteArray, value);
    QFETCH(const QString, shown);
    Bench bench(*PaymentRequest::fromJson(R"({"BillerReference": )" + value + "}"));
    QVERIFY(bench.isReady);
    auto *edit = bench.usable<QLineEdit>(u"BillerReference"_s);
    QCOMPARE(edit->text(), shown);
    QVERIFY(edit->isReadOnly());
    QVERIFY(edit->toolTip().contains("Edit it in the JSON"_L1));
    QVERIFY(edit->accessibleDescription().contains("Edit it in the JSON"_L1));
    edit->setFocus();
    QTest::keyClicks(edit, u"x"_s);
    QTest::keyClick(edit, Qt::Key_Delete);
    QTest::keyClick(edit, Qt::Key_Tab);
    QCOMPARE(bench.json(), bench.before);
    QCOMPARE(bench.steps(), 0);
    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_0, Qt::AltModifier); // on purpose
    QVERIFY(bench.holds("BillerReference", "null"));
    QVERIFY(!edit->isReadOnly());
    QVERIFY(bench.undoesAndRedoes());
}

void TestRequestFields::optionsAsAWholeCanBeNullOrAbsent()
{
    Bench bench;
    QVERIFY(bench.isReady);
    auto *toggle = bench.usable<QToolButton>(u"pageResultOptionsToggle"_s);
    toggle->setFocus();
    QTest::keyClick(toggle, Qt::Key_0, Qt::AltModifier);
    QVERIFY(bench.holds("PageResultOptions", "null"));
    QCOMPARE(toggle->text(), u"null"_s);
    bench.choose(u"pageResultOptionsToggle"_s, u"removeMember"_s);
    QCOMPARE(toggle->text(), u"absent"_s);
    QVERIFY(bench.undoesAndRedoes());
}

void TestRequestFields::aFindingIsShownAtItsField()
{
    Bench bench;
    QVERIFY(bench.isReady);
    auto *balance = bench.find<QLineEdit>(u"BalanceDue"_s);
    QCOMPARE(balance->property("finding").toString(), QString());
    bench.type(u"BalanceDue"_s, u"1.00"_s);
    QCOMPARE(balance->property("finding").toString(), u"warning"_s);
    const QString sentence =
        bench.document.findingsAt(bench.document.request().pointer(FieldId::BalanceDue, first))
            .first()
            .sentence;
    QVERIFY(balance->toolTip().contains(sentence.toHtmlEscaped()));
    QVERIFY(balance->accessibleDescription().contains(sentence));
    bench.type(u"BalanceDue"_s, u"abc"_s);
    QCOMPARE(balance->property("finding").toString(), u"error"_s);
    bench.click(u"addCustomer"_s);
    bench.type(u"AccountNumber"_s, u"x"_s);
    QVERIFY(balance->property("finding").toString() != "error"_L1); // another invoice's balance
}

void TestRequestFields::everyFieldExplainsItself()
{
    Bench bench;
    QVERIFY(bench.isReady);
    for (const cpv2::Field &field : cpv2::fields()) {
        const bool isCustom = QLatin1StringView(field.parent).endsWith("/CustomFields"_L1); // a table's rows
        if (isCustom || field.type == cpv2::FieldType::Object || field.type == cpv2::FieldType::Array)
            continue;
        auto *widget = bench.find<QWidget>(cpv2::fieldName(field));
        QCOMPARE(widget->accessibleName(), cpv2::fieldName(field));
        QVERIFY(widget->accessibleDescription().startsWith(cpv2::description(field)));
        QVERIFY(widget->toolTip().contains(cpv2::description(field).toHtmlEscaped()));
        QVERIFY(!widget->whatsThis().isEmpty());
        QVERIFY(widget->focusPolicy() & Qt::TabFocus);
    }
    for (QAbstractButton *button : bench.pane.findChildren<QAbstractButton *>()) {
        if (!button->objectName().startsWith("qt_"_L1) && qobject_cast<QToolButton *>(button) &&
            button->focusPolicy() != Qt::NoFocus)
            QVERIFY2(!button->accessibleName().isEmpty(), qPrintable(button->objectName()));
    }
}

QTEST_MAIN(TestRequestFields)
#include "test_request_fields.moc"
