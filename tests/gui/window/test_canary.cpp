// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/files/export_dialog.h"
#include "gui/json/json_view.h"
#include "gui/setup/doctor_dialog.h"
#include "gui/trips/replay_dialog.h"
#include "gui/trips/round_trips_page.h"
#include "gui/window_bench.h"
#include "support/hostile_server.h"
#include "support/test.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDirIterator>
#include <QFile>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTableView>

using namespace Qt::Literals::StringLiterals;
using support::HostileServer;
using window_bench::Bench;
using window_bench::patience;

namespace
{

const auto key = "canary/key+0123456789-5d2e0c88-with-a-tail"_ba;
const auto card = "4111111111111111"_ba; // every brand and spelling: core-redaction

QByteArray escaped(QByteArray text)
{
    return text.replace('/', "\\/");
}

/// The ways in which a reader could find the key or the card.
bool holdsSecret(const QByteArray &bytes)
{
    static const auto beginning = key.first(18);
    const QByteArray whole = key.toBase64().first(key.size() / 3 * 4);
    const QByteArrayList spellings{key,
                                   whole,
                                   key.toPercentEncoding(),
                                   "canary\\/key"_ba,
                                   beginning.toHex(),
                                   beginning.toHex(' '),
                                   card,
                                   card.toHex(),
                                   card.toHex(' '),
                                   "4111 1111 1111 1111"_ba};
    return std::ranges::any_of(spellings,
                               [&](const QByteArray &spelling) { return bytes.contains(spelling); });
}

bool holdsSecret(const QString &text)
{
    return holdsSecret(text.toUtf8());
}

/// Form fields that hold both.
QByteArray secrets()
{
    return "CardNumber=" + card + "&note=" + card.first(4) + "+1111+1111+1111&k=" + key.toPercentEncoding() +
           "&b=" + key.toBase64().toPercentEncoding();
}

/// An answer that gives back all it should not have kept.
QByteArray tellingAnswer()
{
    const QByteArray body = "{\"message\": \"" + key + "\", \"authorization\": \"" + key.toBase64() +
                            "\", \"escaped\": \"" + escaped(key) + "\", \"card\": \"" + card + "\"}";
    return "HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\nX-Key: " + key +
           "\r\nX-Card: " + card + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" +
           body;
}

/// Reads everything that the windows show or would say when asked.
class Reader
{
public:
    void readAll()
    {
        for (const QWidget *widget : QApplication::allWidgets())
            read(widget);
        const QMimeData *copied = QApplication::clipboard()->mimeData();
        for (const QString &format : copied ? copied->formats() : QStringList())
            note(QString::fromUtf8(copied->data(format)), QApplication::clipboard());
    }

    QStringList found; ///< class, object name and text
    int texts = 0;

private:
    void read(const QWidget *widget)
    {
        note(widget->windowTitle(), widget);
        note(widget->toolTip(), widget);
        note(widget->statusTip(), widget);
        note(widget->whatsThis(), widget);
        note(widget->accessibleName(), widget);
        note(widget->accessibleDescription(), widget);
        for (const QAction *action : widget->actions()) {
            note(action->text(), action);
            note(action->toolTip(), action);
        }
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            note(label->text(), label);
        else if (const auto *line = qobject_cast<const QLineEdit *>(widget))
            note(line->displayText(), line);
        else if (const auto *edit = qobject_cast<const QPlainTextEdit *>(widget))
            note(edit->toPlainText(), edit);
        else if (const auto *json = qobject_cast<const gui::JsonView *>(widget))
            note(json->toPlainText(), json);
        else if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            note(button->text(), button);
        else if (const auto *box = qobject_cast<const QComboBox *>(widget))
            read(box->model(), {}, box);
        else if (const auto *view = qobject_cast<const QAbstractItemView *>(widget))
            read(view->model(), {}, view);
    }

    void read(const QAbstractItemModel *model, const QModelIndex &parent, const QObject *where)
    {
        for (int row = 0; model && row < model->rowCount(parent); ++row) {
            for (int column = 0; column < model->columnCount(parent); ++column) {
                const QModelIndex index = model->index(row, column, parent);
                for (const int role :
                     {Qt::DisplayRole, Qt::EditRole, Qt::ToolTipRole, Qt::AccessibleTextRole})
                    note(index.data(role).toString(), where);
                if (column == 0)
                    read(model, index, where);
            }
        }
    }

    void note(const QString &text, const QObject *where)
    {
        texts += text.isEmpty() ? 0 : 1;
        if (holdsSecret(text))
            found << "%1 %2: %3"_L1.arg(QLatin1StringView(where->metaObject()->className()),
                                        where->objectName(), text.left(200));
    }
};

} // namespace

/// A key and a card number go through the window in every way that ends badly; afterwards they are nowhere.
class TestWindowCanary : public support::Test
{
    Q_OBJECT
private:
    QTemporaryDir m_home;

    /// Every page of every inspector, each choice in it, text and hex.
    static void readInspectors(Reader &reader)
    {
        for (QWidget *window : QApplication::topLevelWidgets()) {
            for (auto *tabs : window->findChildren<QTabWidget *>()) {
                for (int tab = 0; tab < tabs->count(); ++tab) {
                    tabs->setCurrentIndex(tab);
                    reader.readAll();
                }
            }
            for (const auto *name : {"rawChoice"}) {
                for (auto *choice : window->findChildren<QComboBox *>(QString::fromLatin1(name))) {
                    for (int i = 0; i < choice->count(); ++i) {
                        choice->setCurrentIndex(i);
                        for (const char *pressed : {"hex", "copyRaw", "hex"}) {
                            for (auto *button :
                                 window->findChildren<QAbstractButton *>(QString::fromLatin1(pressed)))
                                button->click();
                            reader.readAll();
                        }
                    }
                }
            }
        }
    }

    static void trigger(const Bench &bench, const QString &action)
    {
        auto *found = bench.window->findChild<QAction *>(action);
        QVERIFY2(found && found->isEnabled(), qPrintable(action));
        found->trigger();
    }

private slots:
    void initTestCase()
    {
        for (const char *variable : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "TMPDIR"})
            qputenv(variable, m_home.path().toLocal8Bit());
    }

    // G14: the negative control; what is there is found, wherever it is.
    void theReaderFindsASecret_data()
    {
        QTest::addColumn<QString>("place");
        for (const char *place :
             {"label", "line", "text", "json", "tool tip", "accessible", "list", "clipboard"})
            QTest::newRow(place) << QString::fromLatin1(place);
    }
    void theReaderFindsASecret()
    {
        QFETCH(QString, place);
        QWidget window;
        const QString text = u"a "_s + QString::fromLatin1(key.toBase64());
        if (place == "label"_L1)
            new QLabel(text, &window);
        else if (place == "line"_L1)
            new QLineEdit(text, &window);
        else if (place == "text"_L1)
            new QPlainTextEdit(QString::fromLatin1(card.toHex(' ')), &window);
        else if (place == "json"_L1)
            (new gui::JsonView(&window))->setBytes(key);
        else if (place == "tool tip"_L1)
            window.setToolTip(text);
        else if (place == "accessible"_L1)
            window.setAccessibleDescription(text);
        else if (place == "list"_L1)
            (new QComboBox(&window))->addItem(text);
        else
            QApplication::clipboard()->setText(text);
        Reader reader;
        reader.readAll();
        QVERIFY(!reader.found.isEmpty());
        QApplication::clipboard()->clear();
    }

    // G13 G14 K03
    void theyAreNowhere()
    {
        HostileServer service(HostileServer::answerAndClose(tellingAnswer()));
        Bench bench;
        workspace::Environment environment;
        environment.id = u"telling"_s;
        environment.name = u"Telling"_s;
        environment.endpoint = service.url();
        QVERIFY(bench.environments.save(environment));
        bench.keychain.keys.insert(environment.id, key);
        bench.settings.set(workspace::setting::openPageAutomatically, false);
        bench.show();
        auto *rows = bench.widget<QComboBox>(u"environments"_s);
        rows->setCurrentText(environment.name);
        emit rows->activated(rows->currentIndex());
        QTRY_VERIFY_WITH_TIMEOUT(bench.widget<QWidget>(u"submitButton"_s)->isEnabled(), patience);

        bench.click(u"submitButton"_s);
        QTRY_COMPARE_WITH_TIMEOUT(service.requests().size(), 1, patience);
        QVERIFY(service.requests().first().contains(key.toBase64())); // it did go out
        QTRY_VERIFY_WITH_TIMEOUT(bench.onlyTrip().submit() && bench.onlyTrip().submit()->status == 400,
                                 patience);
        const QString base = bench.desk.callbackBase().toString();
        const QString callbacks = base + "/cb/"_L1 + bench.onlyTrip().record().id;
        const QString query = u'?' + QString::fromLatin1(secrets());
        QCOMPARE(Bench::request("POST", callbacks + "/postback"_L1, "Approved=True&" + secrets()), 200);
        QCOMPARE(Bench::request("GET", callbacks + "/return"_L1 + query), 200);
        QCOMPARE(Bench::request("POST", base + "/lost"_L1 + query, secrets()), 404);
        QTRY_COMPARE(bench.navigatorStates().size(), 2);

        Reader reader;
        auto *navigator = bench.widget<QTreeView>(u"navigator"_s);
        const QModelIndex trips = navigator->model()->index(gui::NavigatorModel::RoundTrips, 0);
        for (int row = 0; row < navigator->model()->rowCount(trips); ++row) {
            navigator->setCurrentIndex(navigator->model()->index(row, 0, trips));
            readInspectors(reader);
        }
        lookAtHistory(bench, reader);
        lookAtReplay(bench, reader);
        lookAtDoctor(bench, reader);
        lookAtExports(bench, reader);
        QVERIFY2(reader.found.isEmpty(), qPrintable(reader.found.join(u'\n')));
        QVERIFY(reader.texts > 1000);

        bench.window->close();
        QTRY_VERIFY(!bench.window->isVisible());
        int files = 0;
        for (const QString &folder : {bench.folder.path(), m_home.path()}) {
            QDirIterator all(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
            for (; all.hasNext(); ++files) {
                QFile file(all.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                QVERIFY2(!holdsSecret(file.readAll()), qPrintable(file.fileName()));
            }
        }
        QVERIFY(files > 1);
    }

private:
    static void lookAtHistory(const Bench &bench, Reader &reader)
    {
        trigger(bench, u"actionRoundTrips"_s);
        auto *history = bench.window->findChild<gui::RoundTripsPage *>();
        QVERIFY(history && history->isVisible());
        auto *entries = history->findChild<QTableView *>(u"entries"_s);
        QTRY_COMPARE_WITH_TIMEOUT(entries->model()->rowCount(), 2, patience);
        for (int row = 0; row < 2; ++row) {
            entries->selectRow(row);
            QTRY_VERIFY(!history->roundTrip().exchanges().isEmpty() &&
                        history->roundTrip().id().isEmpty() == (row == 0)); // the stray is the newest
            // Every exchange, one after the other.
            auto *sequence = history->findChild<QWidget *>(u"sequence"_s);
            for (qsizetype step = 0; step <= 3 * history->roundTrip().exchanges().size(); ++step) {
                readInspectors(reader);
                if (sequence->isVisible())
                    QTest::keyClick(sequence, Qt::Key_Down);
            }
        }
        entries->selectAll();
        history->findChild<QAbstractButton *>(u"compare"_s)->click();
        QTRY_VERIFY(history->findChild<QDialog *>(u"TripComparisonDialog"_s));
        auto *comparison = history->findChild<QDialog *>(u"TripComparisonDialog"_s);
        QTRY_COMPARE(comparison->findChild<QTabBar *>(u"parts"_s)->count(), 4);
        for (int part = 0; part < 4; ++part) {
            comparison->findChild<QTabBar *>(u"parts"_s)->setCurrentIndex(part);
            comparison->findChild<QTableView *>(u"differences"_s)->selectAll();
            comparison->findChild<QAbstractButton *>(u"copy"_s)->click();
            reader.readAll();
        }
        comparison->reject();
        trigger(bench, u"actionRequests"_s);
    }

    static void lookAtReplay(const Bench &bench, Reader &reader)
    {
        auto *navigator = bench.widget<QTreeView>(u"navigator"_s);
        const QModelIndex trips = navigator->model()->index(gui::NavigatorModel::RoundTrips, 0);
        const int stray = int(bench.navigatorStates().indexOf(u"UNMATCHED"_s));
        navigator->setCurrentIndex(navigator->model()->index(1 - stray, 0, trips));
        trigger(bench, u"actionReplay"_s);
        auto *replay = bench.dialog<gui::ReplayDialog>(u"ReplayDialog"_s);
        auto *source = replay->findChild<QComboBox *>(u"source"_s);
        for (int i = 0; i < source->count(); ++i) {
            source->setCurrentIndex(i);
            reader.readAll();
        }
        replay->reject();
    }

    static void lookAtDoctor(const Bench &bench, Reader &reader)
    {
        trigger(bench, u"actionDoctor"_s);
        auto *doctor = bench.dialog<gui::DoctorDialog>(u"doctorDialog"_s);
        QTRY_VERIFY_WITH_TIMEOUT(doctor->findChild<QAbstractButton *>(u"lookAgain"_s)->isEnabled(), patience);
        doctor->findChild<QAbstractButton *>(u"copyReport"_s)->click();
        reader.readAll();
        doctor->reject();
    }

    static void lookAtExports(const Bench &bench, Reader &reader)
    {
        for (const char *name :
             {"actionExportCurl", "actionExportPostman", "actionExportHar", "actionExportHttp"}) {
            trigger(bench, QString::fromLatin1(name));
            gui::ExportDialog *dialog = nullptr;
            QTRY_VERIFY((dialog = bench.window->findChild<gui::ExportDialog *>()) && dialog->isVisible());
            QTRY_VERIFY(!dialog->bytes().isEmpty());
            QVERIFY2(!holdsSecret(dialog->bytes()), name);
            reader.readAll();
            QSignalSpy gone(dialog, &QObject::destroyed);
            dialog->reject();
            QTRY_COMPARE(gone.size(), 1);
        }
        trigger(bench, u"actionCopyAsCurl"_s);
        QTRY_VERIFY(QApplication::clipboard()->text().contains(u"curl"_s));
        reader.readAll();
    }
};

QTEST_MAIN(TestWindowCanary)
#include "test_canary.moc"
