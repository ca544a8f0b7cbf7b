// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/setup/doctor_dialog.h"
#include "gui/setup/simulator_faults_dialog.h"
#include "gui/window_bench.h"
#include "support/test.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTcpServer>

using namespace Qt::Literals::StringLiterals;
using gui::DiagnosesModel;
using gui::DoctorDialog;
using gui::SimulatorFaultsDialog;
using roundtrip::Checkup;
using roundtrip::Diagnosis;
using simulator::Fault;
using simulator::Faults;

namespace
{

constexpr int patience = 20'000; // ms; only ever waited out by a failing test

QUrl closedUrl()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return QUrl(u"http://127.0.0.1:%1"_s.arg(server.serverPort()));
}

Checkup brokenCheckup()
{
    Checkup checkup;
    checkup.endpoint = closedUrl();
    checkup.apiKey = "canary-key";
    checkup.tunnels = {closedUrl(), {}};
    return checkup;
}

QString found(const DoctorDialog &dialog, int row, int column)
{
    const QAbstractItemModel *model = dialog.findChild<QTableView *>(u"diagnoses"_s)->model();
    return model->index(row, column).data().toString();
}

} // namespace

class TestDoctorDialog : public support::Test
{
    Q_OBJECT
private slots:
    void rowsAreInTheOrderOfTheirSubjects()
    {
        DiagnosesModel model;
        const QAbstractItemModelTester tester(&model);
        model.add({Diagnosis::Subject::Tls, Diagnosis::State::Good, u"trusted"_s, {}});
        model.add({Diagnosis::Subject::Port, Diagnosis::State::Broken, u"<b>taken</b>"_s, u"end it"_s});
        model.add({Diagnosis::Subject::Clock, Diagnosis::State::Unknown, u"silent"_s, {}});
        QCOMPARE(model.index(0, DiagnosesModel::Found).data().toString(), u"<b>taken</b>\nend it"_s);
        QCOMPARE(model.index(0, DiagnosesModel::Light).data().toString(), u"Broken"_s);
        QVERIFY(!model.index(0, DiagnosesModel::Light).data(Qt::DecorationRole).isNull());
        QCOMPARE(model.index(2, DiagnosesModel::Found).data().toString(), u"trusted"_s);
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    void theDoctorChecksReportsAndChecksAgain()
    {
        int looks = 0;
        DoctorDialog dialog([&] {
            ++looks;
            return brokenCheckup();
        });
        dialog.show();
        auto *again = dialog.findChild<QPushButton *>(u"lookAgain"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!dialog.isLooking(), patience);
        QVERIFY(dialog.findChild<QLabel *>(u"verdict"_s)->text().contains(u"not working"_s));
        QCOMPARE(dialog.findChild<QTableView *>(u"diagnoses"_s)->model()->rowCount(), 8);
        QVERIFY(found(dialog, 0, DiagnosesModel::Found).contains(u"free"_s));
        QVERIFY(found(dialog, 4, DiagnosesModel::Found).contains(u"refused"_s));

        QTest::mouseClick(again, Qt::LeftButton);
        QVERIFY(!again->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(!dialog.isLooking(), patience);
        QCOMPARE(looks, 2);
        QCOMPARE(dialog.findChild<QTableView *>(u"diagnoses"_s)->model()->rowCount(), 8);
    }

    void theReportIsCopiedWithoutTheKey()
    {
        DoctorDialog dialog([] { return brokenCheckup(); });
        dialog.show();
        QTRY_VERIFY_WITH_TIMEOUT(!dialog.isLooking(), patience);
        QTest::mouseClick(dialog.findChild<QPushButton *>(u"copyReport"_s), Qt::LeftButton);
        const QString report = QGuiApplication::clipboard()->text();
        QVERIFY(report.contains(u"Listener port: Good."_s));
        QVERIFY(report.contains(u"Endpoint and key: Broken."_s));
        QVERIFY(!report.contains(u"canary"_s));
    }

    void theDialogMayCloseWhileTheDoctorChecks()
    {
        auto dialog = std::make_unique<DoctorDialog>([] { return brokenCheckup(); });
        dialog->show();
        QVERIFY(dialog->isLooking());
        dialog.reset();
    }

    // M02
    void faultsAreShownAndReturned()
    {
        SimulatorFaultsDialog dialog(*Faults::parse({u"delay=70"_s, u"reset"_s}));
        dialog.show();
        QVERIFY(dialog.findChild<QCheckBox *>(u"delay"_s)->isChecked());
        QCOMPARE(dialog.findChild<QLineEdit *>(u"delay-value"_s)->text(), u"70"_s);
        QVERIFY(!dialog.findChild<QLineEdit *>(u"retries-value"_s)->isEnabled());

        dialog.findChild<QCheckBox *>(u"truncated-json"_s)->click(); // one answer at a time
        QVERIFY(!dialog.findChild<QCheckBox *>(u"reset"_s)->isChecked());
        dialog.findChild<QCheckBox *>(u"retries"_s)->click();
        dialog.findChild<QLineEdit *>(u"retries-value"_s)->setText(u"10, 20"_s);
        dialog.accept();
        QCOMPARE(dialog.result(), int(QDialog::Accepted));
        QCOMPARE(dialog.faults().toTexts(),
                 QStringList({u"delay=70"_s, u"truncated-json"_s, u"retries=10,20"_s}));
    }

    // M02
    void aBadValueIsReportedAndKeepsTheDialogOpen()
    {
        const Faults before = *Faults::parse({u"delay=70"_s});
        SimulatorFaultsDialog dialog(before);
        dialog.show();
        dialog.findChild<QLineEdit *>(u"delay-value"_s)->setText(u"soon"_s);
        dialog.accept();
        QVERIFY(dialog.isVisible());
        QVERIFY(dialog.findChild<QLabel *>(u"problem"_s)->text().contains(u"soon"_s));
        QCOMPARE(dialog.faults(), before);

        dialog.findChild<QPushButton *>(u"allOff"_s)->click();
        dialog.accept();
        QVERIFY(dialog.faults().isEmpty());
    }

    // M02
    void theWindowSaysThatFaultsAreOn()
    {
        window_bench::Bench bench;
        gui::MainWindow &window = bench.show();
        auto *badge = bench.widget<QLabel>(u"faultsBadge"_s);
        QVERIFY(!badge->isVisible());
        QSignalSpy chosen(&window, &gui::MainWindow::simulatorFaultsChosen);
        window.findChild<QAction *>(u"actionSimulatorFaults"_s)->trigger();
        auto *dialog = bench.dialog<SimulatorFaultsDialog>(u"simulatorFaultsDialog"_s);
        dialog->findChild<QCheckBox *>(u"reset"_s)->click();
        dialog->accept();
        QCOMPARE(chosen.size(), 1);
        QVERIFY(chosen.first().first().value<Faults>().has(Fault::Reset));
        QVERIFY(badge->isVisible());
        QVERIFY(badge->text().contains(u"reset"_s));
    }

    void theWindowChoosesHowTheSimulatorBehaves()
    {
        window_bench::Bench bench;
        gui::MainWindow &window = bench.show();
        QSignalSpy chosen(&window, &gui::MainWindow::simulatorBehaviourChosen);
        window.findChild<QAction *>(u"actionSimulatorFaults"_s)->trigger();
        auto *dialog = bench.dialog<SimulatorFaultsDialog>(u"simulatorFaultsDialog"_s);
        for (const simulator::OpenPoint &point : simulator::openPoints()) {
            auto *ways = dialog->findChild<QComboBox *>(QLatin1StringView(point.name));
            QVERIFY2(ways, point.name);
            QCOMPARE(ways->count(), int(point.ways.size()));
            QCOMPARE(ways->currentIndex(), 0);
            ways->setCurrentIndex(1);
        }
        dialog->accept();
        QCOMPARE(chosen.size(), 1);
        const auto behaviour = chosen.first().first().value<simulator::Behaviour>();
        for (const simulator::OpenPoint &point : simulator::openPoints())
            QVERIFY(behaviour.is(point.point, point.ways[1].name));
        QVERIFY(bench.widget<QLabel>(u"faultsBadge"_s)->text().contains("return-method=post"_L1));
    }

    // M06
    void theWindowAsksBeforePostbacksLeaveThisComputer()
    {
        window_bench::Bench bench;
        gui::MainWindow &window = bench.show();
        QSignalSpy allowed(&window, &gui::MainWindow::postbacksAllowed);
        window.askAboutPostbacks(u"portal.example is at 192.0.2.1, outside this computer."_s);
        auto *row = window.findChild<QWidget *>(u"postbackRefused"_s);
        QVERIFY(row);
        row->findChild<QPushButton *>()->click();
        QCOMPARE(allowed.size(), 1);
    }

    void theWindowsDoctorFindsTheSimulatorHealthy()
    {
        window_bench::Bench bench;
        bench.show().findChild<QAction *>(u"actionDoctor"_s)->trigger();
        auto *dialog = bench.dialog<DoctorDialog>(u"doctorDialog"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!dialog->isLooking(), patience);
        const QString verdict = dialog->findChild<QLabel *>(u"verdict"_s)->text();
        QVERIFY2(verdict.contains(u"is in place"_s), qPrintable(verdict));
        dialog->reject();
    }
};

QTEST_MAIN(TestDoctorDialog)
#include "test_doctor_dialog.moc"
