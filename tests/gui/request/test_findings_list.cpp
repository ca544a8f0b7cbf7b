// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/findings_filter.h"
#include "gui/request/findings_list.h"
#include "gui/request/request_document.h"
#include "support/test.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QSignalSpy>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using core::Json;
using cpv2::FieldId;

/// The sample with that many invoices, all without a number.
static cpv2::PaymentRequest nameless(int invoices)
{
    cpv2::PaymentRequest request = cpv2::PaymentRequest::sample();
    Json invoice = request.find(FieldId::Invoices, {0, -1})->items().front();
    invoice.members()[0].value = Json();
    (void)request.apply(
        request.set(FieldId::Invoices, Json::array(Json::Items(size_t(invoices), invoice)), {0, -1}));
    return request;
}

class TestFindingsList : public support::Test
{
    Q_OBJECT
private slots:
    void init()
    {
        support::Test::init();
        m_document = std::make_unique<gui::RequestDocument>();
        m_list = std::make_unique<gui::FindingsList>();
        m_list->setDocument(m_document.get());
        m_list->resize(600, 200);
        m_list->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_list.get()));
    }

    void cleanup()
    {
        m_list.reset(); // before what it shows
        m_document.reset();
    }

    void itFollowsTheDocument()
    {
        QAbstractItemModelTester tester(model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (const int invoices : {0, 3, 1000, 2, 1}) {
            m_document->reset(nameless(invoices), {});
            QCOMPARE(model()->rowCount(), m_document->findingCount());
            for (int row = 0; row < model()->rowCount(); ++row)
                QCOMPARE(text(row), m_document->finding(row).sentence);
        }
    }

    void severitiesAreShownAndHidden()
    {
        using Severity = cpv2::Finding::Severity;
        QAbstractItemModelTester tester(model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_document->reset(nameless(3), {});
        gui::FindingsFilter filter;
        filter.setDocument(m_document.get());
        connect(&filter, &gui::FindingsFilter::changed, m_list.get(), &gui::FindingsList::setSeverities);
        filter.show();
        filter.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&filter));

        auto *errors = filter.findChild<QToolButton *>(u"show-error"_s);
        const int count = m_document->findingCount(Severity::Error);
        QVERIFY(count > 0 && count < m_document->findingCount());
        QVERIFY(errors->text().contains(QString::number(count)));
        errors->setFocus(Qt::TabFocusReason);
        QTest::keyClick(errors, Qt::Key_Space);
        QCOMPARE(model()->rowCount(), m_document->findingCount() - count);
        QVERIFY(errors->text().contains(QString::number(count))); // hidden, not gone
        for (const char *name : {"show-warning", "show-hint"})
            QTest::mouseClick(filter.findChild<QToolButton *>(QString::fromLatin1(name)), Qt::LeftButton);
        QCOMPARE(model()->rowCount(), 0);
        m_document->reset(nameless(5), {});
        QCOMPARE(model()->rowCount(), 0);
        QTest::mouseClick(errors, Qt::LeftButton);
        QCOMPARE(model()->rowCount(), m_document->findingCount(Severity::Error));
        for (int row = 0; row < model()->rowCount(); ++row)
            QCOMPARE(text(row), m_document->finding(row, Severity::Error).sentence);
    }

    /// Ten thousand rows are neither built nor moved: an edit changes at most their number.
    void anEditResetsNothing()
    {
        m_document->reset(nameless(10'000), {});
        QVERIFY(model()->rowCount() > 10'000);
        QSignalSpy resets(model(), &QAbstractItemModel::modelReset);
        QSignalSpy inserted(model(), &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(model(), &QAbstractItemModel::rowsRemoved);
        QSignalSpy changed(model(), &QAbstractItemModel::dataChanged);

        m_document->edit(m_document->request().setText(FieldId::BalanceDue, u"1.00"_s, {0, 5'000}), u"Set"_s);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(inserted[0][1].toInt(), inserted[0][2].toInt());
        m_document->edit(m_document->request().setText(FieldId::BalanceDue, u"164.31"_s, {0, 5'000}),
                         u"Set"_s);
        QCOMPARE(removed.size(), 1);
        QCOMPARE(changed.size(), 2);
        QCOMPARE(resets.size(), 0);
    }

    void theChosenRowStays()
    {
        m_document->reset(nameless(20), {});
        m_list->setCurrentIndex(model()->index(7, 0));
        m_document->edit(m_document->request().setText(FieldId::BalanceDue, u"1.00"_s, {0, 0}), u"Set"_s);
        QCOMPARE(m_list->currentIndex().row(), 7);
        m_document->undoStack()->undo();
        QCOMPARE(m_list->currentIndex().row(), 7);
        m_document->reset(nameless(1), {});
        QVERIFY(m_list->currentIndex().row() < model()->rowCount());
    }

    void fixIsForRowsThatHaveOne()
    {
        auto *fix = m_list->findChild<QAction *>(u"fix"_s);
        m_document->reset(nameless(1), {});
        const int row = rowOf(u"InvoiceNumber"_s);
        QVERIFY(row >= 0);
        m_list->setCurrentIndex(model()->index(row, 0));
        QVERIFY(!fix->isEnabled());
        QVERIFY(m_list->fixButton(model()->index(row, 0)).isEmpty());

        m_document->edit(m_document->request().setText(FieldId::InvoiceNumber, u"1"_s, {0, 0}), u"Set"_s);
        m_document->edit(m_document->request().setText(FieldId::BalanceDue, u"1.00"_s, {0, 0}), u"Set"_s);
        m_list->setCurrentIndex(model()->index(rowOf(u"add up"_s), 0));
        QVERIFY(fix->isEnabled());
        QSignalSpy requested(m_list.get(), &gui::FindingsList::fixRequested);
        fix->trigger();
        QCOMPARE(requested.size(), 1);
        m_document->undoStack()->undo(); // the chosen row is another finding now, or none
        QCOMPARE(fix->isEnabled(), m_list->currentIndex().isValid() &&
                                       m_document->finding(m_list->currentIndex().row()).fix.has_value());
    }

    void theToolTipNamesTheRule()
    {
        cpv2::PaymentRequest request = cpv2::PaymentRequest::sample();
        QVERIFY(request.apply({core::JsonEdit::Kind::Insert, core::JsonPointer({u"<b>x</b>"_s}), Json(), 0}));
        QVERIFY(request.apply(request.setText(FieldId::TypeID, u"7"_s, {0, 0})));
        m_document->reset(request, {});
        const QModelIndex foreign = model()->index(rowOf(u"<b>x</b>"_s), 0);
        QVERIFY(foreign.data(Qt::ToolTipRole).toString().contains("&lt;b&gt;"_L1));
        const QModelIndex type = model()->index(rowOf(u"invoice type 43"_s), 0);
        QVERIFY(type.data(Qt::ToolTipRole).toString().contains("profile SagesGov 1.0"_L1));
        QVERIFY(type.data(Qt::AccessibleTextRole).toString().startsWith("warning"_L1));
        QVERIFY(!m_list->grab().isNull());
    }

private:
    QAbstractItemModel *model() const { return m_list->model(); }
    QString text(int row) const { return model()->index(row, 0).data().toString(); }
    int rowOf(const QString &part) const
    {
        for (int row = 0; row < model()->rowCount(); ++row) {
            if (text(row).contains(part))
                return row;
        }
        return -1;
    }

    std::unique_ptr<gui::RequestDocument> m_document;
    std::unique_ptr<gui::FindingsList> m_list;
};

QTEST_MAIN(TestFindingsList)
#include "test_findings_list.moc"
