// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/json/json_view.h"
#include "gui/look/theme.h"
#include "gui/request/findings_list.h"
#include "gui/request/preview_pane.h"
#include "gui/request/request_document.h"
#include "support/test.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QCryptographicHash>
#include <QGuiApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using cpv2::FieldId;

class PreviewPaneTest : public support::Test
{
    Q_OBJECT
private slots:
    void init()
    {
        Test::init();
        m_document = std::make_unique<gui::RequestDocument>();
        m_document->reset(cpv2::PaymentRequest::sample(), u"greene-county.json"_s);
        m_pane = std::make_unique<gui::PreviewPane>(m_document.get());
        m_pane->resize(500, 500);
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    }

    void cleanup()
    {
        m_pane.reset();
        m_document.reset();
    }

    void theBytesShownAreTheBytesThatWouldBeSent()
    {
        QCOMPARE(view()->toPlainText(), QString::fromUtf8(m_document->bytes()));
        setBalance(u"164.30"_s);
        QCOMPARE(view()->toPlainText(), QString::fromUtf8(m_document->bytes()));
        QCOMPARE(view()->changedLine(), 19);
        QVERIFY(label("size")->isVisible());
        QVERIFY(label("size")->text().contains(QLocale().toString(m_document->bytes().size())));
    }

    void theDigestIsThatOfTheBytesAndCanBeCopied()
    {
        auto *digest = m_pane->findChild<QToolButton *>(u"digest"_s);
        const QString expected = QString::fromLatin1(
            QCryptographicHash::hash(m_document->bytes(), QCryptographicHash::Sha256).toHex());
        QVERIFY(digest->text().contains(expected.first(4) + u'…' + expected.last(2)));
        QVERIFY(digest->toolTip().contains(expected));
        QTest::mouseClick(digest, Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), expected);
    }

    void aLargeTextIsHashedInTheBackground()
    {
        auto *digest = m_pane->findChild<QToolButton *>(u"digest"_s);
        m_document->edit(m_document->request().setText(FieldId::Custom1, QString(1'000'000, u'x'), {0, 0}),
                         u"Set"_s);
        QVERIFY(!digest->isEnabled());
        QCOMPARE(digest->text(), u"sha-256 …"_s);
        const QString expected = QString::fromLatin1(
            QCryptographicHash::hash(m_document->bytes(), QCryptographicHash::Sha256).toHex());
        QTRY_VERIFY(digest->toolTip().contains(expected));
        QVERIFY(digest->isEnabled());
        m_document->undoStack()->undo(); // small again: at once
        QVERIFY(digest->isEnabled());
        QVERIFY(!digest->toolTip().contains(expected));
    }

    void aLineLeadsToItsField()
    {
        QSignalSpy activated(m_pane.get(), &gui::PreviewPane::placeActivated);
        view()->setFocus();
        m_pane->goTo(m_document->request().pointer(FieldId::BalanceDue, {0, 0}));
        QTest::keyClick(view(), Qt::Key_Return);
        QCOMPARE(activated.count(), 1);
        QCOMPARE(activated.first().first().value<core::JsonPointer>(),
                 m_document->request().pointer(FieldId::BalanceDue, {0, 0}));
        QTest::mouseClick(view()->viewport(), Qt::LeftButton, Qt::ControlModifier,
                          view()->caretRect({view()->firstVisibleLine(), 0}).center());
        QCOMPARE(activated.count(), 2);
        QTest::keyClick(view(), Qt::Key_End, Qt::ControlModifier);
        QTest::keyClick(view(), Qt::Key_Return); // the empty line at the end
        QCOMPARE(activated.count(), 2);
    }

    void insertedOrRemovedLinesMoveOnlyWhatFollows()
    {
        m_pane->goTo(m_document->request().pointer(FieldId::BalanceDue, {0, 0}));
        QTest::keyClick(view(), Qt::Key_End, Qt::ShiftModifier);
        const QString selected = view()->selectedText();
        const core::JsonPointer extra({u"Customers"_s, u"0"_s, u"Extra"_s});
        m_document->edit({core::JsonEdit::Kind::Insert, extra, core::Json::array({core::Json()}), 0},
                         u"Add"_s);
        QCOMPARE(view()->selectedText(), selected);
        QCOMPARE(view()->caret().line, 22);
        QCOMPARE(view()->changedLine(), 5);
        QCOMPARE(view()->toPlainText(), QString::fromUtf8(m_document->bytes()));
        m_document->undoStack()->undo();
        QCOMPARE(view()->toPlainText(), QString::fromUtf8(m_document->bytes()));
    }

    void copyGivesTheExactBytes()
    {
        QTest::mouseClick(m_pane->findChild<QToolButton *>(u"copy"_s), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text().toUtf8(), m_document->bytes());
    }

    void aFindingLeadsToItsLineAndItsPlace()
    {
        setBalance(u"164.30"_s);
        QSignalSpy activated(m_pane.get(), &gui::PreviewPane::placeActivated);
        QTest::mouseClick(findings()->viewport(), Qt::LeftButton, {},
                          findings()->visualRect(row(0)).center());
        QCOMPARE(activated.count(), 1);
        const auto place = activated.first().first().value<core::JsonPointer>();
        QCOMPARE(place, m_document->finding(0).at);
        QCOMPARE(view()->caret().line, core::lineOf(m_document->toSend().document(), place));
    }

    void aFindingIsReachedByTheKeyboard()
    {
        setBalance(u"164.30"_s);
        QSignalSpy activated(m_pane.get(), &gui::PreviewPane::placeActivated);
        findings()->setFocus();
        findings()->setCurrentIndex(row(0));
        QTest::keyClick(findings(), Qt::Key_Return);
        QCOMPARE(activated.count(), 1);
    }

    void fixRepairsTheRequestAndCanBeUndone()
    {
        setBalance(u"164.30"_s);
        m_document->edit(m_document->request().setText(FieldId::BillerReference, u"1"_s), u"Set"_s);
        const QRect button = findings()->fixButton(rowAbout(u"BalanceDue"_s));
        QVERIFY(!button.isEmpty());
        QTest::mouseClick(findings()->viewport(), Qt::LeftButton, {}, button.center());
        QCOMPARE(m_document->request().text(FieldId::BalanceDue, {0, 0}), u"164.31"_s);
        QVERIFY(!rowAbout(u"BalanceDue"_s).isValid());
        m_document->undoStack()->undo();
        QCOMPARE(m_document->request().text(FieldId::BalanceDue, {0, 0}), u"164.30"_s);
    }

    void fixHasAKey()
    {
        setBalance(u"164.30"_s);
        findings()->setFocus();
        findings()->setCurrentIndex(rowAbout(u"BalanceDue"_s));
        QTest::keyClick(findings(), Qt::Key_Return, Qt::AltModifier);
        QCOMPARE(m_document->request().text(FieldId::BalanceDue, {0, 0}), u"164.31"_s);
    }

    void theReplacedCallbacksAreMarkedAndHinted()
    {
        m_document->setCallbacks(QUrl(u"http://127.0.0.1:41733"_s), u"abcdefghijklmnopqrstuvwxyz234567"_s);
        QVERIFY(view()->toPlainText().contains(u"http://127.0.0.1:41733/cb/"_s));
        QCOMPARE(markedLines(gui::themeOf(view()->palette()).selection), 2);
        QStringList sentences;
        for (int i = 0; i < findings()->model()->rowCount(); ++i)
            sentences << row(i).data().toString();
        QVERIFY(sentences.join(u'\n').contains(u"ReturnURL"_s));
        QVERIFY(sentences.join(u'\n').contains(u"PostBackURL"_s));
    }

    void aMissingFieldLeadsToWhereItWouldBe()
    {
        m_pane->goTo(core::JsonPointer({u"Customers"_s, u"0"_s, u"Nickname"_s}));
        QCOMPARE(view()->caret().line, 4); // the customer
    }

    void foreignTextIsNotMarkup()
    {
        m_document->edit({core::JsonEdit::Kind::Insert, core::JsonPointer({u"<b>x</b>"_s}), {}, 0},
                         u"Insert"_s);
        QVERIFY(row(0).data().toString().startsWith("<b>x</b>"_L1));
        QVERIFY(row(0).data(Qt::ToolTipRole).toString().contains(u"&lt;b&gt;"_s));
        QVERIFY(!findings()->grab().isNull());
    }

    void theModelKeepsItsPromises()
    {
        QAbstractItemModelTester tester(findings()->model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        setBalance(u"164.30"_s);
        setBalance(u"164.31"_s);
    }

private:
    gui::JsonView *view() const { return m_pane->findChild<gui::JsonView *>(u"jsonView"_s); }
    gui::FindingsList *findings() const { return m_pane->findChild<gui::FindingsList *>(u"findings"_s); }
    QLabel *label(const char *name) const { return m_pane->findChild<QLabel *>(QLatin1StringView(name)); }
    int markedLines(const QColor &color) const
    {
        int marked = 0;
        for (int line = 1; line <= view()->lineCount(); ++line)
            marked += view()->markOf(line) == color;
        return marked;
    }
    QModelIndex row(int number) const { return findings()->model()->index(number, 0); }
    QModelIndex rowAbout(const QString &field) const
    {
        const auto found = findings()->model()->match(row(0), Qt::DisplayRole, field, 1, Qt::MatchStartsWith);
        return found.isEmpty() ? QModelIndex() : found.first();
    }
    void setBalance(const QString &text)
    {
        m_document->edit(m_document->request().setText(FieldId::BalanceDue, text, {0, 0}), u"Set"_s);
    }

    std::unique_ptr<gui::RequestDocument> m_document;
    std::unique_ptr<gui::PreviewPane> m_pane;
};

QTEST_MAIN(PreviewPaneTest)
#include "test_preview_pane.moc"
