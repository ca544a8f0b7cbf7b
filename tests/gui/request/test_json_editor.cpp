// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/json/code_edit.h"
#include "gui/json/json_view.h"
#include "gui/look/badge.h"
#include "gui/request/preview_pane.h"
#include "gui/request/request_document.h"
#include "support/test.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTabBar>
#include <QTextBlock>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;
using cpv2::FieldId;

/// The "Edit" tab of the preview, with a real document behind it and another field that can have the focus.
class JsonEditorTest : public support::Test
{
    Q_OBJECT
private slots:
    void init()
    {
        Test::init();
        m_document = std::make_unique<gui::RequestDocument>();
        m_document->reset(cpv2::PaymentRequest::sample(), u"greene-county.json"_s);
        m_window = std::make_unique<QWidget>();
        auto *layout = new QVBoxLayout(m_window.get());
        m_pane = new gui::PreviewPane(m_document.get());
        m_elsewhere = new QLineEdit;
        layout->addWidget(m_elsewhere);
        layout->addWidget(m_pane);
        m_window->resize(600, 600);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void cleanup()
    {
        m_window.reset();
        m_document.reset();
    }

    void theTabOpensTheEditorWithTheText()
    {
        auto *tabs = m_pane->findChild<QTabBar *>(u"tabs"_s);
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(1).center());
        QVERIFY(m_pane->isEditing());
        QVERIFY(edit()->isVisible());
        QCOMPARE(edit()->text().toUtf8(), m_document->bytes());
        QCOMPARE(m_document->undoStack()->count(), 0);
    }

    void whatIsTypedIsInTheDocument()
    {
        openEditor();
        retype("164.31", u"99.5"_s);
        QCOMPARE(m_document->request().text(FieldId::BalanceDue, {0, 0}), u"99.5"_s);
        QVERIFY(!m_document->isRaw());
        QVERIFY(!badge()->isVisible());
        QVERIFY(m_document->isModified());
    }

    void theUsersOwnSpacesStayWhileTyping()
    {
        openEditor();
        retype("\"BalanceDue\": 164.31", u"\"BalanceDue\"  :   1"_s);
        QVERIFY(edit()->text().contains(u"\"BalanceDue\"  :   1,"_s));
        QCOMPARE(m_document->request().text(FieldId::BalanceDue, {0, 0}), u"1"_s);
    }

    void invalidJsonIsRawAndLeavesTheForms()
    {
        openEditor();
        retype("164.31", u"164.31 oops"_s);
        QVERIFY(m_document->isRaw());
        QCOMPARE(m_document->bytes(), edit()->text().toUtf8());
        QCOMPARE(m_document->request().text(FieldId::BalanceDue, {0, 0}), u"164.31"_s);
        QVERIFY(badge()->isVisible());
        QCOMPARE(badge()->text(), u"raw"_s);
        QVERIFY(problem()->isVisible());
        QVERIFY(problem()->text().contains(u"as is"_s));
        QVERIFY(edit()->errorPlace().has_value());
        QCOMPARE(edit()->errorPlace()->line, 19);
        QVERIFY(problem()->text().contains(u"19"_s));
        QVERIFY(hasWave(19));

        retype(" oops", {});
        QVERIFY(!m_document->isRaw());
        QVERIFY(!badge()->isVisible());
        QVERIFY(!problem()->isVisible());
        QVERIFY(!edit()->errorPlace().has_value());
    }

    void brokenTextsReportWhere_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("line");
        QTest::newRow("nothing") << QString() << 1;
        QTest::newRow("not closed") << u"{\n\"a\": 1\n"_s << 3;
        QTest::newRow("a comma too many") << u"{\n\"a\": 1,\n}"_s << 3;
        QTest::newRow("no quotes") << u"{a: 1}"_s << 1;
    }

    void brokenTextsReportWhere()
    {
        QFETCH(QString, text);
        QFETCH(int, line);
        openEditor();
        QTest::keyClick(edit(), Qt::Key_A, Qt::ControlModifier);
        if (text.isEmpty()) {
            QTest::keyClick(edit(), Qt::Key_Delete);
        } else {
            QGuiApplication::clipboard()->setText(text);
            QTest::keyClick(edit(), Qt::Key_V, Qt::ControlModifier);
        }
        QCOMPARE(m_document->bytes(), text.toUtf8());
        QVERIFY(m_document->isRaw());
        QCOMPARE(edit()->errorPlace()->line, line);
        QVERIFY(!problem()->text().isEmpty());
    }

    void rawTextIsSeenInTheOtherTabToo()
    {
        openEditor();
        retype("164.31", u"oops"_s);
        m_pane->setEditing(false);
        QCOMPARE(view()->toPlainText().toUtf8(), m_document->bytes());
        QVERIFY(view()->toPlainText().contains(u"oops"_s));
        QVERIFY(badge()->isVisible());
        QVERIFY(m_pane->findChild<QLabel *>(u"size"_s)->text().contains(
            QLocale().toString(m_document->bytes().size())));
    }

    void theUndoKeyTakesTheDocumentsStepBack()
    {
        openEditor();
        retype("164.31", u"99"_s);
        QTest::keyClick(edit(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_document->request().text(FieldId::BalanceDue, {0, 0}), u"164.31"_s);
        QCOMPARE(edit()->text().toUtf8(), m_document->bytes());
        QTest::keyClick(edit(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_document->request().text(FieldId::BalanceDue, {0, 0}), u"99"_s);
        QCOMPARE(edit()->text().toUtf8(), m_document->bytes());
    }

    void undoLeadsOutOfTheRawText()
    {
        openEditor();
        retype("164.31", u"oops"_s);
        QTest::keyClick(edit(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!m_document->isRaw());
        QCOMPARE(edit()->text().toUtf8(), m_document->bytes());
        QVERIFY(!badge()->isVisible());
        QVERIFY(!problem()->isVisible());
    }

    void anEditElsewhereFlowsInAndLeavesTheCaret()
    {
        openEditor();
        edit()->selectHit({30, 4}, 3);
        const QString selected = edit()->textCursor().selectedText();
        m_elsewhere->setFocus();
        m_document->edit(m_document->request().setText(FieldId::BalanceDue, u"7.00"_s, {0, 0}), u"Set"_s);
        QCOMPARE(edit()->text().toUtf8(), m_document->bytes());
        QCOMPARE(edit()->textCursor().selectedText(), selected);
        QCOMPARE(edit()->textCursor().blockNumber() + 1, 30);
        m_document->undoStack()->undo();
        QCOMPARE(edit()->text().toUtf8(), m_document->bytes());
    }

    void aHiddenDocumentIsReadWhenItIsShown()
    {
        openEditor();
        m_pane->setEditing(false);
        m_document->edit(m_document->request().setText(FieldId::BalanceDue, u"7.00"_s, {0, 0}), u"Set"_s);
        m_document->reset(cpv2::PaymentRequest::blank(QDate(2025, 6, 6)), {});
        m_pane->setEditing(true);
        QCOMPARE(edit()->text().toUtf8(), m_document->bytes());
    }

    void theListenersUrlsAreNotTakenForTyped()
    {
        const QString own = m_document->request().text(FieldId::ReturnURL);
        m_document->setCallbacks(QUrl(u"http://127.0.0.1:41733"_s), u"abcdefghijklmnopqrstuvwxyz234567"_s);
        openEditor();
        QVERIFY(edit()->text().contains(u"http://127.0.0.1:41733/cb/"_s));
        retype("164.31", u"1"_s);
        QCOMPARE(m_document->request().text(FieldId::ReturnURL), own);
        QCOMPARE(m_document->request().text(FieldId::BalanceDue, {0, 0}), u"1"_s);
    }

    void aNewLineKeepsTheIndent()
    {
        openEditor();
        QTextCursor cursor = find("164.31,");
        cursor.setPosition(cursor.selectionEnd());
        edit()->setTextCursor(cursor);
        QTest::keyClick(edit(), Qt::Key_Return);
        const QString line = edit()->textCursor().block().previous().text();
        const qsizetype indent = line.size() - line.trimmed().size();
        QCOMPARE(edit()->textCursor().positionInBlock(), int(indent));
        QVERIFY(!m_document->isRaw());
    }

    void charactersThatBreakLinesAreEscapedAndStay()
    {
        const QString odd = u"a\u2028b\u2029c\u00a0d\ufdd0e\u202ef"_s;
        m_document->edit(m_document->request().setText(FieldId::BillerReference, odd), u"Set"_s);
        openEditor();
        QVERIFY(edit()->text().contains(u"a\\u2028b\\u2029c\u00a0d\\ufdd0e\\u202ef"_s));
        retype("164.31", u"1"_s);
        QCOMPARE(m_document->request().text(FieldId::BillerReference), odd);
    }

    void aLargeTextArrivesInSlicesAndCanBeEdited()
    {
        m_document->reset(large(3000), {});
        const QByteArray bytes = m_document->bytes();
        QVERIFY(bytes.size() > 500'000);
        openEditor();
        QSignalSpy filled(edit(), &gui::CodeEdit::filled);
        QVERIFY(edit()->isReadOnly()); // half a text must not be typed into
        QTRY_COMPARE(filled.count(), 1);
        QCOMPARE(edit()->textCursor().position(), 0);
        QVERIFY(!edit()->isReadOnly());
        QVERIFY(edit()->text().toUtf8() == bytes);

        QTest::keyClick(edit(), Qt::Key_End, Qt::ControlModifier);
        retype("number-2999", u"last"_s);
        QTRY_VERIFY(m_document->bytes().contains("\"last\"")); // after a pause in typing
        retype("\"last\"", u"oops"_s);
        m_pane->commitText(); // or at once, before it is sent
        QVERIFY(m_document->isRaw());
        QTRY_VERIFY(problem()->isVisible());
    }

    void leavingTheEditorCommitsALargeText()
    {
        m_document->reset(large(3000), {});
        openEditor();
        QTRY_VERIFY(!edit()->isReadOnly());
        retype("number-17\"", u"elsewhere\""_s);
        QVERIFY(!m_document->bytes().contains("elsewhere"));
        m_elsewhere->setFocus();
        QVERIFY(m_document->bytes().contains("elsewhere"));
    }

    void minifiedJsonThatIsPastedIsLaidOut()
    {
        QByteArray minified = "{\"BillerReference\":\"" + QByteArray(10, 'x') + "\",\"Customers\":[";
        for (int i = 0; i < 20'000; ++i)
            minified += "{\"a\":" + QByteArray::number(i) + "},";
        minified.chop(1);
        minified += "]}";
        openEditor();
        QGuiApplication::clipboard()->setText(QString::fromLatin1(minified));
        QTest::keyClick(edit(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(edit(), Qt::Key_V, Qt::ControlModifier);
        QTRY_VERIFY(!edit()->isReadOnly());
        QCOMPARE(m_document->request().text(FieldId::BillerReference), u"xxxxxxxxxx"_s);
        QVERIFY(edit()->text().toUtf8() == m_document->bytes());
        QVERIFY(edit()->blockCount() > 60'000);
    }

    void aLineTooLongToEditIsLeftToTheForms()
    {
        m_document->edit(m_document->request().setText(FieldId::BillerReference, QString(60'000, u'x')),
                         u"Set"_s);
        openEditor();
        QVERIFY(!edit()->isEnabled());
        QVERIFY(problem()->text().contains(u"too long"_s));
        m_document->undoStack()->undo();
        QVERIFY(edit()->isEnabled());
        QVERIFY(!problem()->isVisible());
        QCOMPARE(edit()->text().toUtf8(), m_document->bytes());
    }

    void aFindingLeadsToItsLineInTheEditor()
    {
        openEditor();
        m_pane->goTo(m_document->request().pointer(FieldId::BalanceDue, {0, 0}));
        QCOMPARE(edit()->textCursor().blockNumber() + 1, 19);
    }

private:
    gui::CodeEdit *edit() const { return m_pane->findChild<gui::CodeEdit *>(u"edit"_s); }
    gui::JsonView *view() const { return m_pane->findChild<gui::JsonView *>(u"jsonView"_s); }
    gui::Badge *badge() const { return m_pane->findChild<gui::Badge *>(u"raw"_s); }
    QLabel *problem() const { return m_pane->findChild<QLabel *>(u"problem"_s); }

    void openEditor()
    {
        m_pane->setEditing(true);
        QVERIFY(edit()->hasFocus());
    }

    QTextCursor find(const char *text) const
    {
        return edit()->document()->find(QString::fromUtf8(text), 0, QTextDocument::FindCaseSensitively);
    }

    /// Selects the text's first occurrence and types over it.
    void retype(const char *text, const QString &keys)
    {
        const QTextCursor found = find(text);
        QVERIFY(found.hasSelection());
        edit()->setTextCursor(found);
        if (keys.isEmpty())
            QTest::keyClick(edit(), Qt::Key_Delete);
        QTest::keyClicks(edit(), keys);
    }

    bool hasWave(int line) const
    {
        const QList<QTextEdit::ExtraSelection> marks = edit()->extraSelections();
        return std::ranges::any_of(marks, [line](const QTextEdit::ExtraSelection &mark) {
            return mark.cursor.blockNumber() == line - 1 &&
                   mark.format.underlineStyle() == QTextCharFormat::WaveUnderline;
        });
    }

    static cpv2::PaymentRequest large(int invoices)
    {
        core::Json document = cpv2::PaymentRequest::sample().document();
        core::Json *list = core::find(document, core::JsonPointer({u"Customers"_s, u"0"_s, u"Invoices"_s}));
        core::Json::Items items;
        for (int i = 0; i < invoices; ++i) {
            core::Json item = list->items().front();
            *core::find(item, core::JsonPointer({u"InvoiceNumber"_s})) =
                core::Json::string(u"number-%1"_s.arg(i));
            items.push_back(item);
        }
        *list = core::Json::array(std::move(items));
        return cpv2::PaymentRequest(document);
    }

    std::unique_ptr<gui::RequestDocument> m_document;
    std::unique_ptr<QWidget> m_window;
    gui::PreviewPane *m_pane = nullptr;
    QLineEdit *m_elsewhere = nullptr;
};

QTEST_MAIN(JsonEditorTest)
#include "test_json_editor.moc"
