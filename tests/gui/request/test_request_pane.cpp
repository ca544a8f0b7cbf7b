// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/look/badge.h"
#include "gui/look/theme.h"
#include "gui/request/request_document.h"
#include "gui/request/request_pane.h"
#include "support/test.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableView>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using core::Json;
using core::JsonPointer;
using cpv2::FieldId;
using cpv2::PaymentRequest;
using cpv2::Place;
using gui::Badge;

namespace
{

/// The pane on a screen, worked by object names. It refuses what a user could not do.
class Bench
{
public:
    explicit Bench(const PaymentRequest &request = PaymentRequest::sample())
    {
        document.reset(request, {});
        pane.resize(700, 900);
        pane.show();
        pane.activateWindow();
        isReady = QTest::qWaitForWindowActive(&pane);
        before = document.bytes();
    }

    template <typename Widget>
    Widget *find(const QString &name)
    {
        auto *widget = pane.findChild<Widget *>(name);
        if (!widget)
            qFatal("there is no widget %s", qPrintable(name));
        return widget;
    }

    template <typename Widget>
    Widget *usable(const QString &name)
    {
        auto *widget = find<Widget>(name);
        if (!widget->isVisible() || !widget->isEnabled())
            qFatal("%s cannot be used now", qPrintable(name));
        pane.findChild<QScrollArea *>()->ensureWidgetVisible(widget);
        return widget;
    }

    QString text(const QString &name) { return find<QLineEdit>(name)->text(); }

    /// Replaces what is in a line edit, key by key.
    void type(const QString &name, const QString &text)
    {
        auto *edit = usable<QLineEdit>(name);
        edit->setFocus();
        edit->selectAll();
        if (text.isEmpty())
            QTest::keyClick(edit, Qt::Key_Delete);
        QTest::keyClicks(edit, text);
    }

    void click(const QString &name) { QTest::mouseClick(usable<QAbstractButton>(name), Qt::LeftButton); }

    void check(const QString &name)
    {
        auto *box = usable<QCheckBox>(name);
        QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
    }

    void choose(const QString &field, const QString &action)
    {
        auto *widget = usable<QWidget>(field);
        const QPoint at = widget->rect().center();
        QContextMenuEvent event(QContextMenuEvent::Keyboard, at, widget->mapToGlobal(at));
        QApplication::sendEvent(widget, &event);
        auto *menu = widget->findChild<QMenu *>();
        if (!menu)
            qFatal("%s has no context menu", qPrintable(field));
        auto *entry = menu->findChild<QAction *>(action);
        if (!entry || !entry->isEnabled())
            qFatal("the menu of %s does not offer %s now", qPrintable(field), qPrintable(action));
        entry->trigger();
        menu->close();
    }

    /// Puts `text` into a table cell as a user does: choose, F2, type, Return.
    void typeInCell(const QString &table, int row, int column, const QString &text)
    {
        auto *view = usable<QTableView>(table);
        view->setFocus();
        view->setCurrentIndex(view->model()->index(row, column));
        QTest::keyClick(view, Qt::Key_F2);
        typeInEditor(table, text);
    }

    void typeInEditor(const QString &table, const QString &text)
    {
        QPointer<QLineEdit> editor = openEditor(table);
        if (!editor)
            qFatal("no editor is open in %s", qPrintable(table));
        editor->selectAll();
        if (text.isEmpty())
            QTest::keyClick(editor, Qt::Key_Delete);
        QTest::keyClicks(editor, text);
        QTest::keyClick(editor, Qt::Key_Return);
        // The delegate commits from the event loop.
        if (!QTest::qWaitFor([&] { return !editor || !editor->isVisible(); }))
            qFatal("the editor in %s does not close", qPrintable(table));
    }

    QLineEdit *openEditor(const QString &table)
    {
        for (auto *editor : usable<QTableView>(table)->viewport()->findChildren<QLineEdit *>()) {
            if (editor->isVisible())
                return editor;
        }
        return nullptr;
    }

    QString cell(const QString &table, int row, int column)
    {
        return find<QTableView>(table)->model()->index(row, column).data().toString();
    }
    int rows(const QString &table) { return find<QTableView>(table)->model()->rowCount(); }
    void select(const QString &table, int row)
    {
        usable<QTableView>(table)->setCurrentIndex(find<QTableView>(table)->model()->index(row, 0));
    }

    QByteArray json() const { return document.request().toJson(); }
    QString field(FieldId id, Place place = {}) const { return document.request().text(id, place); }
    bool holds(const QByteArray &name, const QByteArray &value) const
    {
        return json().contains('"' + name + "\": " + value);
    }
    int steps() { return document.undoStack()->count(); }

    /// True when undoing everything gives the first bytes back and redoing it the last.
    bool undoesAndRedoes()
    {
        const QByteArray after = json();
        while (document.undoStack()->canUndo())
            document.undoStack()->undo();
        if (json() != before)
            return false;
        while (document.undoStack()->canRedo())
            document.undoStack()->redo();
        return json() == after;
    }

    gui::RequestDocument document;
    gui::RequestPane pane{&document};
    QByteArray before;
    bool isReady = false;
};

constexpr Place first{0, 0};

QByteArray withReplaced(QByteArray text, const QByteArray &before, const QByteArray &after)
{
    return text.replace(before, after);
}

PaymentRequest publicClientsRequest()
{
    return *PaymentRequest::fromJson(R"({
      "Customers": [{"AccountNumber": "A1", "Name": "N", "Invoices": [{
        "InvoiceNumber": 17, "TypeID": "43", "DueDate": "06/06/2025", "InvoiceDate": "06/06/2025",
        "BalanceDue": "164.31", "CCServiceFee": "0.00", "ACHServiceFee": 0, "x": 12345678901234567890}]}],
      "ReturnURL": "https://a.example/r", "PostbackURL": "https://a.example/p", "CSSUrl": ""})");
}

PaymentRequest twoByTwo()
{
    PaymentRequest request = PaymentRequest::sample();
    const Json invoice = *request.find(FieldId::Invoices, {0, -1})->items().data();
    (void)request.apply(request.insertInvoice({0, 1}, invoice));
    (void)request.apply(request.setText(FieldId::InvoiceNumber, u"two"_s, {0, 1}));
    (void)request.apply(request.insertCustomer(1, request.find(FieldId::Customers)->items()[0]));
    (void)request.apply(request.setText(FieldId::Name, u"Second"_s, {1, -1}));
    (void)request.apply(request.setText(FieldId::InvoiceNumber, u"three"_s, {1, 0}));
    (void)request.apply(request.setText(FieldId::InvoiceNumber, u"four"_s, {1, 1}));
    return request;
}

} // namespace

class TestRequestPane : public support::Test
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void whatIsTypedIsWrittenAsItIs_data();
    void whatIsTypedIsWrittenAsItIs();
    void aNumberStaysANumberWhileItIsTyped();
    void otherSpellingsAndTypesSurvive();
    void lookingAtFieldsEditsNothing();
    void leavingAFieldEndsTheStep();
    void undoKeysInAFieldAreTheDocuments();
    void theCursorStaysWhereThePersonTypes();
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
    void otherMembersAreEdited();
    void otherMembersKeepTheirPlaces();
    void repeatedNamesAreShown();
    void aMemberIsAddedWhereThereIsNone_data();
    void aMemberIsAddedWhereThereIsNone();
    void theSameKeysWorkAtEveryLevel_data();
    void theSameKeysWorkAtEveryLevel();
    void theMenuIsAboutWhatHasTheFocus();
    void anAbsentCustomFieldCanBeSet();
    void aLongListIsCountedInThousands();
    void customersComeGoAndMove();
    void invoicesComeGoAndMove();
    void aRequestWithoutCustomersGetsOne();
    void feeLinesComeGoAndMove();
    void feeLineCellsAreEdited();
    void aBarInAFeeLineIsRefused_data();
    void aBarInAFeeLineIsRefused();
    void aBrokenFeeLineIsShownAndMended();
    void oneClickSetsTheBalance();
    void customFieldsComeAndGo();
    void customFieldsCanBeNull();
    void aCustomFieldNameIsNotGivenTwice();
    void aFeeLineIsNotEditedAsACustomField();
    void theTableChoosesTheInvoice();
    void theFilterNarrowsTheTable();
    void editingDoesNotJumpWhileFiltered();
    void aFindingIsShownAtItsField();
    void showPlaceGoesToTheField_data();
    void showPlaceGoesToTheField();
    void invoiceStatesAreShown();
    void aMegabyteIsShownAndSurvives();
    void markupIsShownLiterally();
    void everyFieldExplainsItself();
    void nothingIsCutOffAt450Pixels();
    void strangeDocumentsAreShown_data();
    void strangeDocumentsAreShown();
};

void TestRequestPane::initTestCase()
{
    gui::applyTheme(*qApp, workspace::Settings::Theme::Light);
}

void TestRequestPane::init()
{
    // The offscreen platform names what it cannot do; that says nothing of the program.
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
}

void TestRequestPane::whatIsTypedIsWrittenAsItIs_data()
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

void TestRequestPane::whatIsTypedIsWrittenAsItIs()
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

void TestRequestPane::aNumberStaysANumberWhileItIsTyped()
{
    Bench bench;
    QVERIFY(bench.isReady);
    bench.type(u"BalanceDue"_s, u"164."_s); // no number yet
    QVERIFY(bench.holds("BalanceDue", "\"164.\""));
    QTest::keyClicks(bench.usable<QLineEdit>(u"BalanceDue"_s), u"30"_s);
    QVERIFY(bench.holds("BalanceDue", "164.30"));
    QCOMPARE(bench.steps(), 1);
}

void TestRequestPane::otherSpellingsAndTypesSurvive()
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

void TestRequestPane::lookingAtFieldsEditsNothing()
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

void TestRequestPane::leavingAFieldEndsTheStep()
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

void TestRequestPane::undoKeysInAFieldAreTheDocuments()
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

void TestRequestPane::theCursorStaysWhereThePersonTypes()
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

void TestRequestPane::switchesAreTrueAndFalse()
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

void TestRequestPane::aSwitchInTextStaysText()
{
    Bench bench(*PaymentRequest::fromJson(R"({"AllowCCPayment": "True", "AllowSwipe": "maybe"})"));
    QVERIFY(bench.isReady);
    QCOMPARE(bench.find<QCheckBox>(u"AllowCCPayment"_s)->checkState(), Qt::Checked);
    QCOMPARE(bench.find<QCheckBox>(u"AllowSwipe"_s)->checkState(), Qt::PartiallyChecked);
    bench.check(u"AllowCCPayment"_s);
    QVERIFY(bench.holds("AllowCCPayment", "\"false\""));
}

void TestRequestPane::pageResultOptionsAreMadeWhereTheyAreMissing()
{
    Bench bench(publicClientsRequest());
    QVERIFY(bench.isReady);
    bench.click(u"pageResultOptionsToggle"_s);
    bench.check(u"AllowRemove"_s);
    QCOMPARE(bench.document.request().boolean(FieldId::AllowRemove, false), true);
    bench.check(u"AllowRegisterAccount"_s);
    QCOMPARE(bench.find<QToolButton>(u"pageResultOptionsToggle"_s)->text(), u"2 on"_s);
    QVERIFY(bench.undoesAndRedoes());
}

void TestRequestPane::viewModeIsChosen()
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

void TestRequestPane::viewModeOfAnotherValueIsShown()
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

void TestRequestPane::cssUrlHasANullSwitch()
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

void TestRequestPane::everyFieldCanBeNullOrAbsent_data()
{
    QTest::addColumn<QString>("field");
    for (const char *field : {"BillerReference", "ReturnURL", "Name", "BalanceDue", "TypeID",
                              "AllowCCPayment", "CreateCustomerRecord", "ViewMode"})
        QTest::newRow(field) << QString::fromLatin1(field);
}

void TestRequestPane::everyFieldCanBeNullOrAbsent()
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

void TestRequestPane::statesHaveKeys_data()
{
    everyFieldCanBeNullOrAbsent_data();
}

void TestRequestPane::statesHaveKeys()
{
    QFETCH(const QString, field);
    Bench bench;
    QVERIFY(bench.isReady);
    auto *widget = bench.usable<QWidget>(field);
    widget->setFocus();
    QTest::keyClick(widget, Qt::Key_0, Qt::ControlModifier);
    QVERIFY(bench.holds(field.toLatin1(), "null"));
    QCOMPARE(bench.document.undoStack()->undoText(), u"Set %1 to null"_s.arg(field));
    QVERIFY(widget->accessibleDescription().contains(u"Currently: null."_s));
    QTest::keyClick(widget, Qt::Key_Delete, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!bench.json().contains('"' + field.toLatin1() + '"'));
    QCOMPARE(bench.document.undoStack()->undoText(), u"Remove %1"_s.arg(field));
    QVERIFY(widget->accessibleDescription().contains(u"Currently: absent."_s));
    QCOMPARE(bench.steps(), 2);
    QVERIFY(bench.undoesAndRedoes());
}

void TestRequestPane::aSwitchShowsItsState()
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

void TestRequestPane::aValueOfAnotherKindIsShownAndSurvives_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("shown");
    QTest::newRow("list") << QByteArray(R"([1.0, "two"])") << u"[ 1.0, \"two\" ]"_s;
    QTest::newRow("object") << QByteArray(R"({"a": {"b": null}})") << u"{ \"a\": { \"b\": null } }"_s;
    QTest::newRow("empty") << QByteArray("[]") << u"[]"_s;
}

void TestRequestPane::aValueOfAnotherKindIsShownAndSurvives()
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
    QTest::keyClick(edit, Qt::Key_0, Qt::ControlModifier); // on purpose
    QVERIFY(bench.holds("BillerReference", "null"));
    QVERIFY(!edit->isReadOnly());
    QVERIFY(bench.undoesAndRedoes());
}

void TestRequestPane::optionsAsAWholeCanBeNullOrAbsent()
{
    Bench bench;
    QVERIFY(bench.isReady);
    auto *toggle = bench.usable<QToolButton>(u"pageResultOptionsToggle"_s);
    toggle->setFocus();
    QTest::keyClick(toggle, Qt::Key_0, Qt::ControlModifier);
    QVERIFY(bench.holds("PageResultOptions", "null"));
    QCOMPARE(toggle->text(), u"null"_s);
    bench.choose(u"pageResultOptionsToggle"_s, u"removeMember"_s);
    QCOMPARE(toggle->text(), u"absent"_s);
    QVERIFY(bench.undoesAndRedoes());
}

void TestRequestPane::otherMembersAreEdited()
{
    Bench bench(*PaymentRequest::fromJson(R"({"Extra": {"a": 1.0}, "BillerReference": "R", "Note": "n"})"));
    QVERIFY(bench.isReady);
    auto *members = bench.find<QWidget>(u"requestMembers"_s);
    QVERIFY(members->isVisible());
    for (const char *other : {"customerMembers", "invoiceMembers"})
        QVERIFY(!bench.find<QWidget>(QString::fromLatin1(other))->isVisible());
    auto *table = members->findChild<QTableView *>();
    table->setObjectName(u"table"_s);
    QCOMPARE(bench.rows(u"table"_s), 2);
    QCOMPARE(bench.cell(u"table"_s, 0, 0), u"Extra"_s);
    QCOMPARE(bench.cell(u"table"_s, 0, 1), u"{ \"a\": 1.0 }"_s);

    bench.typeInCell(u"table"_s, 0, 1, u"[10.00, null]"_s);
    QCOMPARE(bench.document.undoStack()->undoText(), u"Set Extra"_s);
    bench.typeInCell(u"table"_s, 0, 0, u"Other"_s);
    QCOMPARE(bench.document.undoStack()->undoText(), u"Rename Extra"_s);
    QCOMPARE(bench.json(),
             PaymentRequest::fromJson(R"({"Other": [10.00, null], "BillerReference": "R", "Note": "n"})")
                 ->toJson());
    QCOMPARE(bench.steps(), 2);

    const QByteArray before = bench.json();
    auto *message = members->findChild<Badge *>(u"memberMessage"_s);
    QVERIFY(!message->isVisible());
    bench.typeInCell(u"table"_s, 1, 1, u"no quotes"_s);
    QVERIFY(message->isVisible());
    QVERIFY(message->text().contains(u"not valid JSON"_s));
    QCOMPARE(bench.json(), before);
    QCOMPARE(bench.steps(), 2);
    bench.typeInCell(u"table"_s, 1, 1, u"\"quotes\""_s);
    QVERIFY(!message->isVisible());
    QVERIFY(bench.holds("Note", "\"quotes\""));
    QVERIFY(bench.undoesAndRedoes());
}

void TestRequestPane::otherMembersKeepTheirPlaces()
{
    Bench bench(*PaymentRequest::fromJson(R"({"b": 1, "BillerReference": "R", "a": 2, "c": 3})"));
    QVERIFY(bench.isReady);
    auto *table = bench.find<QWidget>(u"requestMembers"_s)->findChild<QTableView *>();
    const auto names = [&] {
        QStringList list;
        for (const Json::Member &member : bench.document.request().document().members())
            list << member.name;
        return list.join(u' ');
    };
    const auto press = [&](int row, int key, Qt::KeyboardModifiers modifiers) {
        table->setFocus();
        table->setCurrentIndex(table->model()->index(row, 0));
        QTest::keyClick(table, Qt::Key(key), modifiers);
    };
    press(0, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(names(), u"a BillerReference b c"_s);
    QCOMPARE(table->currentIndex().row(), 1);
    press(1, Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(names(), u"a BillerReference b b2 c"_s);
    press(0, Qt::Key_Delete, {});
    QCOMPARE(names(), u"BillerReference b b2 c"_s);
    press(1, Qt::Key_0, Qt::ControlModifier);
    QVERIFY(bench.holds("b2", "null"));
    QCOMPARE(bench.steps(), 4);
    QVERIFY(bench.undoesAndRedoes());
}

void TestRequestPane::repeatedNamesAreShown()
{
    Bench bench(*PaymentRequest::fromJson(
        R"({"x": 1, "BillerReference": "old", "x": 2, "billerreference": "odd", "BillerReference": "new"})"));
    QVERIFY(bench.isReady);
    QCOMPARE(bench.text(u"BillerReference"_s), u"new"_s);
    auto *table = bench.find<QWidget>(u"requestMembers"_s)->findChild<QTableView *>();
    table->setObjectName(u"table"_s);
    QCOMPARE(bench.rows(u"table"_s), 4);
    QCOMPARE(bench.cell(u"table"_s, 0, 0), u"x (repeated)"_s);
    QCOMPARE(bench.cell(u"table"_s, 1, 0), u"BillerReference (repeated)"_s);
    bench.typeInCell(u"table"_s, 0, 1, u"10"_s);
    bench.typeInCell(u"table"_s, 1, 1, u"7"_s);
    QCOMPARE(
        bench.json(),
        PaymentRequest::fromJson(
            R"({"x": 10, "BillerReference": 7, "x": 2, "billerreference": "odd", "BillerReference": "new"})")
            ->toJson());
    QVERIFY(bench.undoesAndRedoes());
}

void TestRequestPane::aMemberIsAddedWhereThereIsNone_data()
{
    QTest::addColumn<int>("entry"); // of the menu
    QTest::addColumn<QString>("view");
    QTest::addColumn<QString>("pointer");
    QTest::newRow("request") << 0 << u"requestMembers"_s << u"/Note"_s;
    QTest::newRow("options") << 1 << u"PageResultOptionsMembers"_s << u"/PageResultOptions/Note"_s;
    QTest::newRow("invoice options") << 2 << u"InvoiceOptionsMembers"_s
                                     << u"/PageResultOptions/InvoiceOptions/Note"_s;
    QTest::newRow("customer") << 3 << u"customerMembers"_s << u"/Customers/0/Note"_s;
    QTest::newRow("invoice") << 4 << u"invoiceMembers"_s << u"/Customers/0/Invoices/0/Note"_s;
}

void TestRequestPane::aMemberIsAddedWhereThereIsNone()
{
    QFETCH(const int, entry);
    QFETCH(const QString, view);
    QFETCH(const QString, pointer);
    const auto at = *JsonPointer::parse(pointer);
    for (const PaymentRequest &request : {PaymentRequest::sample(), publicClientsRequest()}) {
        Bench bench(request);
        QVERIFY(bench.isReady);
        auto *menu = bench.find<QMenu>(u"memberMenu"_s);
        menu->popup({});
        QVERIFY(menu->actions()[entry]->isEnabled());
        menu->actions()[entry]->trigger();
        menu->close();
        bench.find<QWidget>(view)->findChild<QTableView *>()->setObjectName(u"table"_s);
        bench.typeInEditor(u"table"_s, u"Note"_s);
        bench.typeInCell(u"table"_s, bench.rows(u"table"_s) - 1, 1, u"1.50"_s);
        const Json *value = core::find(bench.document.request().document(), at);
        QVERIFY(value);
        QCOMPARE(value->numberText(), "1.50"_ba);
        bench.pane.showPlace(at);
        QCOMPARE(bench.pane.focusWidget(), bench.find<QWidget>(u"table"_s)); // a menu took the window's
        QVERIFY(bench.undoesAndRedoes());
    }
}

void TestRequestPane::theSameKeysWorkAtEveryLevel_data()
{
    QTest::addColumn<QString>("focus");
    QTest::addColumn<QString>("counted"); // pointer of the list whose entries come and go
    QTest::addColumn<QString>("word");
    QTest::newRow("customers") << u"Name"_s << u"/Customers"_s << u"Customer"_s;
    QTest::newRow("invoices") << u"BalanceDue"_s << u"/Customers/0/Invoices"_s << u"Invoice"_s;
    QTest::newRow("overview") << u"invoicesTable"_s << u"/Customers/0/Invoices"_s << u"Invoice"_s;
    QTest::newRow("fee lines") << u"feeLinesTable"_s << u"/Customers/0/Invoices/0/CustomFields"_s
                               << u"Fee Line"_s;
    QTest::newRow("custom fields") << u"customFieldsTable"_s << u"/Customers/0/Invoices/0/CustomFields"_s
                                   << u"Custom2"_s;
}

void TestRequestPane::theSameKeysWorkAtEveryLevel()
{
    QFETCH(const QString, focus);
    QFETCH(const QString, counted);
    QFETCH(const QString, word);
    Bench bench(twoByTwo());
    QVERIFY(bench.isReady);
    const auto count = [&] {
        const Json *list = core::find(bench.document.request().document(), *JsonPointer::parse(counted));
        return list->isArray() ? list->items().size() : list->members().size();
    };
    const size_t before = count();
    const auto press = [&](int key, Qt::KeyboardModifiers modifiers, const QString &step) {
        auto *widget = bench.usable<QWidget>(focus);
        widget->setFocus();
        QTest::keyClick(widget, Qt::Key(key), modifiers);
        return bench.document.undoStack()->undoText() == step;
    };
    const auto chooseRow = [&](int row) {
        if (auto *table = bench.pane.findChild<QTableView *>(focus); table && focus != "invoicesTable"_L1)
            table->setCurrentIndex(table->model()->index(row, 1));
    };
    chooseRow(1);
    QVERIFY(press(Qt::Key_D, Qt::ControlModifier, u"Duplicate "_s + word));
    QCOMPARE(count(), before + 1);
    chooseRow(1);
    QVERIFY(press(Qt::Key_Up, Qt::AltModifier, u"Move "_s + word));
    chooseRow(0);
    QVERIFY(press(Qt::Key_Down, Qt::AltModifier, u"Move "_s + word));
    chooseRow(1);
    QVERIFY(press(Qt::Key_Minus, Qt::ControlModifier, u"Remove "_s + word));
    QCOMPARE(count(), before);
    QVERIFY(press(Qt::Key_Plus, Qt::ControlModifier,
                  word == "Custom2"_L1 ? u"Add Custom Field"_s : u"Add "_s + word));
    QCOMPARE(count(), before + 1);
    QVERIFY(bench.undoesAndRedoes());
}

void TestRequestPane::theMenuIsAboutWhatHasTheFocus()
{
    Bench bench;
    QVERIFY(bench.isReady);
    const auto action = [&](const char *name) {
        return bench.find<QAction>(QString::fromLatin1(name));
    };
    bench.usable<QWidget>(u"Name"_s)->setFocus();
    QCOMPARE(action("actionAddEntry")->text(), u"Add a customer"_s);
    QVERIFY(!action("actionMoveEntryUp")->isEnabled()); // there is one
    QCOMPARE(action("actionSetNull")->text(), u"Set Name to &null"_s);
    bench.usable<QWidget>(u"BalanceDue"_s)->setFocus();
    QCOMPARE(action("actionAddEntry")->text(), u"Add an invoice"_s);
    auto *lines = bench.usable<QTableView>(u"feeLinesTable"_s);
    lines->setFocus();
    QCOMPARE(action("actionAddEntry")->text(), u"Add a fee line"_s);
    QVERIFY(!action("actionSetNull")->isEnabled());
    bench.select(u"feeLinesTable"_s, 1);
    QVERIFY(action("actionMoveEntryUp")->isEnabled());
    QVERIFY(!action("actionMoveEntryDown")->isEnabled());
    auto *fields = bench.usable<QTableView>(u"customFieldsTable"_s);
    fields->setFocus();
    bench.select(u"customFieldsTable"_s, 2); // Custom3 is null already
    QVERIFY(!action("actionSetNull")->isEnabled());
    QVERIFY(action("actionRemoveMember")->isEnabled());
    bench.select(u"customFieldsTable"_s, 4); // a fee line
    QVERIFY(!action("actionRemoveEntry")->isEnabled());
}

void TestRequestPane::anAbsentCustomFieldCanBeSet()
{
    Bench bench;
    QVERIFY(bench.isReady);
    const QString table = u"customFieldsTable"_s;
    auto *view = bench.usable<QTableView>(table);
    view->setFocus();
    bench.select(table, 1);
    QTest::keyClick(view, Qt::Key_Delete, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!bench.json().contains("\"Custom2\""));
    QCOMPARE(bench.rows(table), 6);
    QCOMPARE(bench.cell(table, 5, 0), u"Custom2"_s);
    QCOMPARE(bench.cell(table, 5, 1), u"absent"_s);
    bench.typeInCell(table, 5, 1, QString()); // looked at, not changed
    QVERIFY(!bench.json().contains("\"Custom2\""));
    bench.typeInCell(table, 5, 1, u"RG"_s);
    QVERIFY(bench.holds("Custom2", "\"RG\""));
    QCOMPARE(bench.cell(table, 1, 1), u"RG"_s); // where the sample has it
    bench.select(table, 1);
    view->setFocus();
    QTest::keyClick(view, Qt::Key_0, Qt::ControlModifier);
    QVERIFY(bench.holds("Custom2", "null"));
    QCOMPARE(bench.document.undoStack()->undoText(), u"Set Custom2 to null"_s);
    QVERIFY(bench.undoesAndRedoes());
}

void TestRequestPane::aLongListIsCountedInThousands()
{
    PaymentRequest request = PaymentRequest::sample();
    const Json invoice = request.find(FieldId::Invoices, {0, -1})->items()[0];
    (void)request.apply(request.set(FieldId::Invoices, Json::array(Json::Items(1'200, invoice)), {0, -1}));
    Bench bench(request);
    QVERIFY(bench.isReady);
    const QString thousands = bench.pane.locale().toString(1'200);
    QVERIFY(bench.find<QLabel>(u"overviewTitle"_s)->text().contains(thousands));
    QVERIFY(bench.find<QLabel>(u"invoiceTitle"_s)->text().contains(thousands));
}

void TestRequestPane::customersComeGoAndMove()
{
    Bench bench;
    QVERIFY(bench.isReady);
    bench.click(u"duplicateCustomer"_s);
    QCOMPARE(bench.pane.place(), Place({1, 0}));
    bench.type(u"Name"_s, u"Second"_s);
    QCOMPARE(bench.field(FieldId::Name, {0, -1}), u"Greene Administrator"_s);
    bench.click(u"addCustomer"_s);
    QCOMPARE(bench.pane.place(), Place({2, 0}));
    QCOMPARE(bench.text(u"Name"_s), QString());
    bench.type(u"Name"_s, u"Third"_s);
    bench.click(u"moveCustomerUp"_s);
    QCOMPARE(bench.text(u"Name"_s), u"Third"_s);
    QCOMPARE(bench.field(FieldId::Name, {2, -1}), u"Second"_s);
    bench.click(u"moveCustomerUp"_s);
    bench.click(u"moveCustomerDown"_s);
    QCOMPARE(bench.field(FieldId::Name, {1, -1}), u"Third"_s);
    bench.click(u"removeCustomer"_s);
    QCOMPARE(bench.document.request().customerCount(), 2);
    QCOMPARE(bench.text(u"Name"_s), u"Second"_s);
    QVERIFY(bench.undoesAndRedoes());
}

void TestRequestPane::invoicesComeGoAndMove()
{
    Bench bench;
    QVERIFY(bench.isReady);
    bench.click(u"duplicateInvoice"_s);
    bench.type(u"InvoiceNumber"_s, u"Second"_s);
    bench.click(u"addInvoice"_s);
    bench.type(u"InvoiceNumber"_s, u"Third"_s);
    QCOMPARE(bench.pane.place(), Place({0, 2}));
    bench.click(u"moveInvoiceUp"_s);
    QCOMPARE(bench.field(FieldId::InvoiceNumber, {0, 1}), u"Third"_s);
    QCOMPARE(bench.text(u"InvoiceNumber"_s), u"Third"_s);
    bench.click(u"moveInvoiceDown"_s);
    QCOMPARE(bench.field(FieldId::InvoiceNumber, {0, 2}), u"Third"_s);
    bench.click(u"removeInvoice"_s);
    QCOMPARE(bench.text(u"InvoiceNumber"_s), u"Second"_s);
    bench.click(u"removeInvoice"_s);
    bench.click(u"removeInvoice"_s);
    QCOMPARE(bench.document.request().invoiceCount(0), 0);
    QVERIFY(!bench.find<QLineEdit>(u"InvoiceNumber"_s)->isEnabled());
    bench.click(u"addInvoice"_s);
    QVERIFY(bench.find<QLineEdit>(u"InvoiceNumber"_s)->isEnabled());
    QVERIFY(bench.undoesAndRedoes());
}

void TestRequestPane::aRequestWithoutCustomersGetsOne()
{
    Bench bench(PaymentRequest{});
    QVERIFY(bench.isReady);
    QVERIFY(!bench.find<QLineEdit>(u"Name"_s)->isEnabled());
    bench.click(u"addCustomer"_s);
    QCOMPARE(bench.document.request().customerCount(), 1);
    QCOMPARE(bench.document.request().invoiceCount(0), 1);
    bench.type(u"Name"_s, u"A"_s);
    QVERIFY(bench.undoesAndRedoes());
}

void TestRequestPane::feeLinesComeGoAndMove()
{
    Bench bench;
    QVERIFY(bench.isReady);
    const QString table = u"feeLinesTable"_s;
    QCOMPARE(bench.rows(table), 2);
    bench.click(u"addFeeLine"_s);
    bench.typeInEditor(table, u"FEE-3"_s);
    bench.typeInCell(table, 2, 2, u"Third: fee"_s);
    bench.typeInCell(table, 2, 3, u"1.5000"_s);
    QVERIFY(bench.holds("Custom7", "\"poi:FEE-3|i:Third: fee|amt:1.5000\""));

    bench.select(table, 2);
    bench.click(u"moveFeeLineUp"_s);
    QCOMPARE(bench.cell(table, 1, 1), u"FEE-3"_s);
    QCOMPARE(bench.cell(table, 1, 0), u"Custom6"_s);
    bench.click(u"moveFeeLineUp"_s); // the selection went with the line
    QCOMPARE(bench.cell(table, 0, 1), u"FEE-3"_s);
    bench.click(u"moveFeeLineDown"_s);
    QCOMPARE(bench.cell(table, 1, 1), u"FEE-3"_s);

    bench.click(u"duplicateFeeLine"_s);
    QCOMPARE(bench.rows(table), 4);
    QCOMPARE(bench.cell(table, 3, 1), u"FEE-3"_s);

    bench.select(table, 0);
    bench.click(u"removeFeeLine"_s);
    QCOMPARE(bench.rows(table), 3);
    QCOMPARE(bench.cell(table, 0, 0), u"Custom5"_s);
    QCOMPARE(bench.cell(table, 0, 1), u"FEE-3"_s);
    QVERIFY(!bench.json().contains("Custom8"));
    QVERIFY(bench.undoesAndRedoes());

    auto *view = bench.usable<QTableView>(table);
    view->setFocus();
    bench.select(table, 0);
    QTest::keyClick(view, Qt::Key_Delete);
    QCOMPARE(bench.rows(table), 2);
}

void TestRequestPane::feeLineCellsAreEdited()
{
    Bench bench(*PaymentRequest::fromJson(R"({"Customers": [{"Invoices": [{"BalanceDue": 1.00, "CustomFields":
        {"Custom5": "x:1|poi:P|i:I|amt:1.0000|y:2"}}]}]})"));
    QVERIFY(bench.isReady);
    bench.typeInCell(u"feeLinesTable"_s, 0, 2, u"New: name"_s);
    bench.typeInCell(u"feeLinesTable"_s, 0, 3, u"2.5"_s);
    QVERIFY(bench.json().contains("\"x:1|poi:P|i:New: name|amt:2.5|y:2\""));
    QCOMPARE(bench.steps(), 2);
    bench.typeInCell(u"feeLinesTable"_s, 0, 1, u"P"_s); // as it was
    QCOMPARE(bench.steps(), 2);
    QVERIFY(bench.undoesAndRedoes());
}

void TestRequestPane::aBarInAFeeLineIsRefused_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("text");
    QTest::newRow("poi") << 1 << u"a|b"_s;
    QTest::newRow("item") << 2 << u"Gas|Fuel"_s;
    QTest::newRow("amount") << 3 << u"1|2"_s;
    QTest::newRow("no amount") << 3 << u"ten"_s;
    QTest::newRow("comma") << 3 << u"1,5"_s;
    QTest::newRow("empty amount") << 3 << QString();
}

void TestRequestPane::aBarInAFeeLineIsRefused()
{
    QFETCH(const int, column);
    QFETCH(const QString, text);
    Bench bench;
    QVERIFY(bench.isReady);
    auto *message = bench.find<Badge>(u"feeLineMessage"_s);
    QVERIFY(!message->isVisible());
    bench.typeInCell(u"feeLinesTable"_s, 0, column, text);
    QCOMPARE(bench.json(), bench.before);
    QCOMPARE(bench.steps(), 0);
    QVERIFY(message->isVisible());
    QVERIFY(!message->text().isEmpty());
    QCOMPARE(message->textFormat(), Qt::PlainText);
    bench.typeInCell(u"feeLinesTable"_s, 0, 2, u"Good"_s);
    QVERIFY(!message->isVisible());
}

void TestRequestPane::aBrokenFeeLineIsShownAndMended()
{
    Bench bench(*PaymentRequest::fromJson(R"({"Customers": [{"Invoices": [{"BalanceDue": 1.00, "CustomFields":
        {"Custom5": "poi:P|i:Gas|Fuel|amt:1.0000"}}]}]})"));
    QVERIFY(bench.isReady);
    const QModelIndex broken = bench.find<QTableView>(u"feeLinesTable"_s)->model()->index(0, 1);
    QCOMPARE(broken.data().toString(), u"poi:P|i:Gas|Fuel|amt:1.0000"_s);
    QVERIFY(!broken.data(Qt::ToolTipRole).toString().isEmpty());
    QVERIFY(broken.data(Qt::BackgroundRole).isValid());
    QCOMPARE(bench.find<Badge>(u"feeLineSum"_s)->kind(), Badge::Kind::Bad);
    QVERIFY(!bench.find<QWidget>(u"setBalance"_s)->isVisible());
    bench.typeInCell(u"feeLinesTable"_s, 0, 1, u"poi:P|i:Gas Fuel|amt:1.0000"_s);
    QCOMPARE(bench.cell(u"feeLinesTable"_s, 0, 2), u"Gas Fuel"_s);
    QCOMPARE(bench.find<Badge>(u"feeLineSum"_s)->kind(), Badge::Kind::Good);
    QVERIFY(bench.undoesAndRedoes());
}

void TestRequestPane::oneClickSetsTheBalance()
{
    Bench bench;
    QVERIFY(bench.isReady);
    auto *sum = bench.find<Badge>(u"feeLineSum"_s);
    QCOMPARE(sum->kind(), Badge::Kind::Good);
    QVERIFY(!bench.find<QWidget>(u"setBalance"_s)->isVisible());
    bench.type(u"BalanceDue"_s, u"164.30"_s);
    QCOMPARE(sum->kind(), Badge::Kind::Warning);
    QCOMPARE(sum->text(), u"sum 164.31 ≠ balance 164.30"_s);
    QCOMPARE(bench.find<QAbstractButton>(u"setBalance"_s)->text(), u"Set balance to 164.31"_s);
    bench.click(u"setBalance"_s);
    QCOMPARE(bench.json(), bench.before);
    QVERIFY(!bench.find<QWidget>(u"setBalance"_s)->isVisible());
    QCOMPARE(bench.steps(), 2);
    QVERIFY(bench.undoesAndRedoes());
}

void TestRequestPane::customFieldsComeAndGo()
{
    Bench bench;
    QVERIFY(bench.isReady);
    const QString table = u"customFieldsTable"_s;
    QCOMPARE(bench.rows(table), 6);
    bench.click(u"addCustomField"_s);
    bench.typeInEditor(table, u"note"_s);
    QVERIFY(bench.holds("Custom7", "\"note\""));
    bench.typeInCell(table, 6, 0, u"Memo"_s);
    QVERIFY(bench.holds("Memo", "\"note\""));
    bench.typeInCell(table, 1, 1, u"RG"_s);
    QVERIFY(bench.holds("Custom2", "\"RG\""));
    bench.select(table, 6);
    bench.click(u"removeCustomField"_s);
    QCOMPARE(bench.rows(table), 6);
    QVERIFY(bench.undoesAndRedoes());
}

void TestRequestPane::customFieldsCanBeNull()
{
    Bench bench;
    QVERIFY(bench.isReady);
    auto *view = bench.usable<QTableView>(u"customFieldsTable"_s);
    const auto toggle = [&](int row) {
        view->setFocus();
        view->setCurrentIndex(view->model()->index(row, 2));
        QTest::keyClick(view, Qt::Key_Space);
    };
    toggle(1);
    QVERIFY(bench.holds("Custom2", "null"));
    toggle(2);
    QVERIFY(bench.holds("Custom3", "\"\""));
    bench.typeInCell(u"customFieldsTable"_s, 3, 1, QString()); // null stays null
    QVERIFY(bench.holds("Custom4", "null"));
    bench.typeInCell(u"customFieldsTable"_s, 3, 1, u"4"_s);
    QVERIFY(bench.holds("Custom4", "\"4\""));
    QVERIFY(bench.undoesAndRedoes());
}

void TestRequestPane::aCustomFieldNameIsNotGivenTwice()
{
    Bench bench;
    QVERIFY(bench.isReady);
    bench.typeInCell(u"customFieldsTable"_s, 0, 0, u"custom2"_s);
    QCOMPARE(bench.json(), bench.before);
    QVERIFY(bench.find<Badge>(u"customFieldMessage"_s)->isVisible());
    bench.typeInCell(u"customFieldsTable"_s, 0, 0, QString());
    QCOMPARE(bench.json(), bench.before);
    bench.typeInCell(u"customFieldsTable"_s, 0, 0, u"custom1"_s); // another spelling of its own
    QVERIFY(bench.holds("custom1", "\"Residential"));
    QVERIFY(!bench.find<Badge>(u"customFieldMessage"_s)->isVisible());
}

void TestRequestPane::aFeeLineIsNotEditedAsACustomField()
{
    Bench bench;
    QVERIFY(bench.isReady);
    auto *view = bench.usable<QTableView>(u"customFieldsTable"_s);
    const QModelIndex line = view->model()->index(4, 1);
    QVERIFY(!(line.flags() & Qt::ItemIsEditable));
    QVERIFY(!view->model()->setData(line, u"x"_s));
    QCOMPARE(bench.cell(u"customFieldsTable"_s, 4, 2), u"fee line"_s);
    bench.select(u"customFieldsTable"_s, 4);
    QVERIFY(!bench.find<QWidget>(u"removeCustomField"_s)->isEnabled());
}

void TestRequestPane::theTableChoosesTheInvoice()
{
    Bench bench(twoByTwo());
    QVERIFY(bench.isReady);
    const QString table = u"invoicesTable"_s;
    QVERIFY(bench.find<QTableView>(table)->isVisible());
    QCOMPARE(bench.rows(table), 4);
    QCOMPARE(bench.cell(table, 2, 1), u"Second"_s);
    bench.select(table, 2);
    QCOMPARE(bench.pane.place(), Place({1, 0}));
    QCOMPARE(bench.text(u"InvoiceNumber"_s), u"three"_s);
    bench.type(u"InvoiceNumber"_s, u"33"_s);
    QCOMPARE(bench.cell(table, 2, 2), u"33"_s);

    bench.find<QTableView>(table)->sortByColumn(2, Qt::DescendingOrder);
    QCOMPARE(bench.cell(table, 0, 2), u"two"_s);
    QCOMPARE(bench.pane.place(), Place({1, 0}));
    bench.select(table, 0);
    QCOMPARE(bench.pane.place(), Place({0, 1}));

    Bench one;
    QVERIFY(!one.find<QTableView>(table)->isVisible());
}

void TestRequestPane::theFilterNarrowsTheTable()
{
    Bench bench(twoByTwo());
    QVERIFY(bench.isReady);
    bench.type(u"invoiceFilter"_s, u"SECOND"_s);
    QCOMPARE(bench.rows(u"invoicesTable"_s), 2);
    bench.type(u"invoiceFilter"_s, u"four"_s);
    QCOMPARE(bench.rows(u"invoicesTable"_s), 1);
    bench.type(u"invoiceFilter"_s, u"("_s); // no pattern, just a character
    QCOMPARE(bench.rows(u"invoicesTable"_s), 0);
    bench.type(u"invoiceFilter"_s, QString());
    QCOMPARE(bench.rows(u"invoicesTable"_s), 4);
}

void TestRequestPane::editingDoesNotJumpWhileFiltered()
{
    Bench bench(twoByTwo());
    QVERIFY(bench.isReady);
    bench.type(u"invoiceFilter"_s, u"three"_s);
    bench.select(u"invoicesTable"_s, 0);
    QCOMPARE(bench.pane.place(), Place({1, 0}));
    bench.type(u"InvoiceNumber"_s, u"matches no more"_s);
    QCOMPARE(bench.pane.place(), Place({1, 0}));
    QCOMPARE(bench.field(FieldId::InvoiceNumber, {1, 0}), u"matches no more"_s);
    QCOMPARE(bench.field(FieldId::InvoiceNumber, {0, 0}), u"566504"_s);
}

void TestRequestPane::aFindingIsShownAtItsField()
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

void TestRequestPane::showPlaceGoesToTheField_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("widget");
    QTest::addColumn<Place>("place");
    const auto row = [](const char *pointer, const char *widget, Place place) {
        QTest::newRow(pointer) << QString::fromLatin1(pointer) << QString::fromLatin1(widget) << place;
    };
    row("/CssUrl", "CssUrl", {0, 0});
    row("/ViewMode", "ViewMode", {0, 0});
    row("/PageResultOptions/InvoiceOptions/AllowRemove", "AllowRemove", {0, 0});
    row("/Customers/1/Name", "Name", {1, 0});
    row("/Customers/1/Invoices/1/BalanceDue", "BalanceDue", {1, 1});
    row("/Customers/0/Invoices/1/CustomFields/Custom6", "feeLinesTable", {0, 1});
    row("/Customers/1/Invoices/0/CustomFields/Custom2", "customFieldsTable", {1, 0});
}

void TestRequestPane::showPlaceGoesToTheField()
{
    QFETCH(const QString, pointer);
    QFETCH(const QString, widget);
    QFETCH(const Place, place);
    Bench bench(twoByTwo());
    QVERIFY(bench.isReady);
    bench.pane.resize(700, 300);
    bench.pane.showPlace(*JsonPointer::parse(pointer));
    auto *field = bench.find<QWidget>(widget);
    QCOMPARE(bench.pane.place(), place);
    QVERIFY(field->hasFocus());
    const QScrollArea *area = bench.pane.findChild<QScrollArea *>();
    const QPoint corner = field->mapTo(area->viewport(), QPoint(0, 0));
    QVERIFY(area->viewport()->rect().contains(corner));
}

void TestRequestPane::invoiceStatesAreShown()
{
    Bench bench(twoByTwo());
    QVERIFY(bench.isReady);
    auto *badge = bench.find<Badge>(u"invoiceState"_s);
    QCOMPARE(badge->text(), roundtrip::stateWord(roundtrip::InvoiceState::Open));
    bench.pane.setInvoiceStates(
        {{u"566504"_s, roundtrip::InvoiceState::Paid}, {u"two"_s, roundtrip::InvoiceState::Declined}});
    QCOMPARE(badge->text(), roundtrip::stateWord(roundtrip::InvoiceState::Paid));
    QCOMPARE(badge->kind(), Badge::Kind::Good);
    QCOMPARE(bench.cell(u"invoicesTable"_s, 1, 5), roundtrip::stateWord(roundtrip::InvoiceState::Declined));
    bench.select(u"invoicesTable"_s, 1);
    QCOMPARE(badge->kind(), Badge::Kind::Bad);
}

void TestRequestPane::aMegabyteIsShownAndSurvives()
{
    const QString megabyte(1024 * 1024, u'x');
    PaymentRequest request = PaymentRequest::sample();
    for (const FieldId id : {FieldId::Name, FieldId::InvoiceNumber})
        (void)request.apply(request.setText(id, megabyte, first));
    for (const char *name : {"Custom2", "Custom3"})
        (void)request.apply(request.setCustomField(first, QString::fromLatin1(name), Json::string(megabyte)));
    (void)request.apply(request.setCustomField(first, u"Custom6"_s,
                                               Json::string(u"poi:1|i:"_s + megabyte + u"|amt:100.0000"_s)));
    Bench bench(request);
    QVERIFY(bench.isReady);
    (void)bench.pane.grab();
    bench.type(u"City"_s, u"B"_s);
    QCOMPARE(bench.field(FieldId::Name, first).size(), megabyte.size());
    QVERIFY(bench.find<QLineEdit>(u"Name"_s)->isReadOnly());
    QVERIFY(bench.find<QWidget>(u"content"_s)->width() <= bench.pane.width());

    // Pasting one is an edit like any other.
    auto *address = bench.usable<QLineEdit>(u"Address"_s);
    address->setFocus();
    address->selectAll();
    address->insert(megabyte);
    QCOMPARE(bench.field(FieldId::Address, first), megabyte);
    QVERIFY(bench.undoesAndRedoes());
}

void TestRequestPane::markupIsShownLiterally()
{
    const QString markup = u"<img src='x'><b>Bold</b>"_s;
    PaymentRequest request = twoByTwo();
    for (const FieldId id : {FieldId::Name, FieldId::InvoiceNumber, FieldId::BalanceDue})
        (void)request.apply(request.setText(id, markup, first));
    (void)request.apply(request.setCustomField(first, markup, Json::string(markup)));
    (void)request.apply(request.setCustomField(first, u"Custom5"_s, Json::string(u"poi:"_s + markup)));
    Bench bench(request);
    QVERIFY(bench.isReady);
    QCOMPARE(bench.text(u"Name"_s), markup);
    for (const QLabel *label : bench.pane.findChildren<QLabel *>()) {
        if (label->text().contains(u"<"_s))
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }
    for (const QWidget *widget : bench.pane.findChildren<QWidget *>()) {
        QVERIFY(!widget->toolTip().contains("<img"_L1));
        QVERIFY(!widget->whatsThis().contains("<img"_L1));
    }
    for (const QTableView *table : bench.pane.findChildren<QTableView *>()) {
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            for (int column = 0; column < table->model()->columnCount(); ++column)
                QVERIFY(
                    !table->model()->index(row, column).data(Qt::ToolTipRole).toString().contains("<img"_L1));
        }
    }
    bench.typeInCell(u"feeLinesTable"_s, 1, 3, markup);
    auto *message = bench.find<Badge>(u"feeLineMessage"_s);
    QVERIFY(message->text().contains(markup));
    QCOMPARE(message->textFormat(), Qt::PlainText);
}

void TestRequestPane::everyFieldExplainsItself()
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

void TestRequestPane::nothingIsCutOffAt450Pixels()
{
    Bench bench(twoByTwo());
    QVERIFY(bench.isReady);
    bench.type(u"BalanceDue"_s, u"1234567.30"_s);
    bench.click(u"pageResultOptionsToggle"_s);
    bench.pane.resize(450, 600);
    const QScrollArea *area = bench.pane.findChild<QScrollArea *>();
    QTRY_COMPARE(area->horizontalScrollBar()->maximum(), 0);
    bench.pane.resize(1600, 900);
    QTRY_COMPARE(area->horizontalScrollBar()->maximum(), 0);
    const auto *left = bench.find<QWidget>(u"BillerReference"_s);
    QTRY_VERIFY(bench.find<QWidget>(u"ViewMode"_s)->x() > left->geometry().right()); // side by side again
}

void TestRequestPane::strangeDocumentsAreShown_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const char *json :
         {"[]", "null", "7", "{}", R"({"Customers": {}})", R"({"Customers": [5, null, []]})",
          R"({"Customers": [{"Invoices": 3}]})", R"({"Customers": [{"Invoices": [4, []]}]})",
          R"({"Customers": [{"Name": {"a": 1}, "Invoices": [{"CustomFields": [1]}]}]})",
          R"({"PageResultOptions": 1, "ViewMode": [], "CssUrl": {}})",
          R"({"Name": 1, "customers": [{"NAME": "a", "name": "b", "invoices": [{"customfields":
                                {"Custom5": "poi:1|i:a|amt:1", "Custom5": "poi:2|i:b|amt:2"}}]}]})"})
        QTest::newRow(QByteArray(json).simplified()) << QByteArray(json);
}

void TestRequestPane::strangeDocumentsAreShown()
{
    QFETCH(const QByteArray, json);
    Bench bench(*PaymentRequest::fromJson(json));
    QVERIFY(bench.isReady);
    for (int i = 0; i < bench.document.findingCount(); ++i)
        bench.pane.showPlace(bench.document.finding(i).at);
    QCOMPARE(bench.json(), bench.before);
    bench.document.reset(PaymentRequest::sample(), {});
    QCOMPARE(bench.text(u"Name"_s), u"Greene Administrator"_s);
    bench.document.reset(*PaymentRequest::fromJson(json), {});
    QCOMPARE(bench.json(), bench.before);
    bench.type(u"BillerReference"_s, u"R"_s);
    QVERIFY(bench.undoesAndRedoes());
}

QTEST_MAIN(TestRequestPane)
#include "test_request_pane.moc"
