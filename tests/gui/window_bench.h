// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "gui/trips/stories_list.h"
#include "gui/window/main_window.h"
#include "gui/window/navigator_model.h"
#include "http/client.h"
#include "payer/automatic_payer.h"
#include "roundtrip/checks/check.h"
#include "roundtrip/desk.h"
#include "simulator/simulator.h"
#include "support/memory_keys.h"
#include "support/test.h"
#include "workspace/environment_store.h"
#include "workspace/key_ring.h"
#include "workspace/request_file.h"

#include <QDir>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include <memory>

namespace window_bench
{

using namespace Qt::Literals::StringLiterals;
using cpv2::FieldId;
using gui::NavigatorModel;
using Will = payer::AutomaticPayer::Will;

inline constexpr int patience = 20'000; // ms; only ever waited out by a failing test

/// The program's own folders, which the tests must not share with the user.
inline void keepHomeIn(const QTemporaryDir &folder)
{
    for (const char *variable : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        qputenv(variable, folder.path().toLocal8Bit());
}

/// The window as `main` builds it, with folders of its own.
class Bench
{
public:
    explicit Bench(bool wrongKey = false)
    {
        QVERIFY(desk.start());
        QVERIFY(sim.start());
        QObject::connect(&desk, &roundtrip::Desk::changed, &desk,
                         [this](const roundtrip::Change &change) { trips[change.trip.id()] = change.trip; });
        simulatorEnvironment = {.name = u"Simulator"_s,
                                .endpoint = sim.endpoint(),
                                .apiKey = wrongKey ? "wrong"_ba : sim.apiKey(),
                                .simulated = true};
    }

    /// Shows the window; `environment` stands in for the simulator where it is given.
    gui::MainWindow &show(const QStringList &files = {})
    {
        window = std::make_unique<gui::MainWindow>(simulatorEnvironment, &environments, &keys, &desk,
                                                   &settings, &drafts, &profiles);
        window->show();
        window->start(files);
        if (!QTest::qWaitForWindowActive(window.get()))
            support::fail(u"the window never became active"_s);
        return *window;
    }

    template <typename T>
    T *widget(const QString &name) const
    {
        // Each open request has a form of its own: the one that can be seen.
        T *found = nullptr;
        for (T *child : window->findChildren<T *>(name)) {
            if (!found || (child->isVisible() && !found->isVisible()))
                found = child;
        }
        if (!found)
            support::fail(u"there is no %1"_s.arg(name));
        return found;
    }

    /// As a user can: not on what is hidden or disabled.
    void click(QWidget *target) const
    {
        QVERIFY2(target && target->isVisible() && target->isEnabled(),
                 qPrintable(target ? target->objectName() : QString()));
        QTest::mouseClick(target, Qt::LeftButton);
    }
    void click(const QString &name) const { click(widget<QWidget>(name)); }

    void type(const QString &field, const QString &text) const
    {
        auto *edit = widget<QLineEdit>(field);
        QVERIFY(edit->isVisible() && edit->isEnabled());
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
        QTest::keyClick(edit, Qt::Key_Tab);
    }

    /// Drops the files on a field, which would rather have their names as text.
    void drop(const QStringList &files) const
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString &file : files)
            urls << QUrl::fromLocalFile(file);
        data.setUrls(urls);
        auto *field = widget<QLineEdit>(u"BillerReference"_s);
        QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(field, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent dropped(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(field, &dropped);
    }

    /// Waits for the dialog of that name.
    template <typename T>
    T *dialog(const QString &name) const
    {
        T *found = nullptr;
        const bool isThere = QTest::qWaitFor(
            [&] {
                found = window->findChild<T *>(name);
                return found && found->isVisible();
            },
            patience);
        if (!isThere)
            support::fail(u"there is no dialog %1"_s.arg(name));
        return found;
    }

    QString message(const QString &topic) const
    {
        const QWidget *row = window->findChild<QWidget *>(topic);
        return row ? row->findChild<QLabel *>(u"sentence"_s)->text() : QString();
    }
    QPushButton *messageButton(const QString &topic, const QString &text) const
    {
        for (auto *button : widget<QWidget>(topic)->findChildren<QPushButton *>()) {
            if (button->text() == text)
                return button;
        }
        support::fail(u"there is no button %1"_s.arg(text));
    }

    QTabBar *tabBar() const { return widget<QTabBar>(u"requestTabs"_s); }
    QStringList tabs() const
    {
        QStringList texts;
        for (int i = 0; i < tabBar()->count(); ++i)
            texts << tabBar()->tabText(i);
        return texts;
    }
    void clickTab(int tab, Qt::MouseButton button = Qt::LeftButton) const
    {
        QTest::mouseClick(tabBar(), button, {}, tabBar()->tabRect(tab).center());
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::ControlModifier) const
    {
        QTest::keyClick(window.get(), key, modifiers);
    }
    QString text(const QString &field) const { return widget<QLineEdit>(field)->text(); }
    /// A request file with this BillerReference.
    QString requestFile(const QString &name, const QString &reference) const
    {
        cpv2::PaymentRequest made = cpv2::PaymentRequest::sample();
        if (!made.apply(made.setText(FieldId::BillerReference, reference)) ||
            !workspace::writeRequestFile(file(name), made.toJson()))
            support::fail(u"%1 was not made"_s.arg(name));
        return file(name);
    }
    /// As a program leaves it that is killed.
    void leaveDraft(const QString &source, const QByteArray &bytes) const
    {
        QVERIFY(workspace::DraftStore(file(u"drafts"_s)).newDraft()->save(source, bytes));
    }
    void leaveDrafts(int count) const
    {
        for (int i = 0; i < count; ++i)
            leaveDraft(file(u"source %1.json"_s.arg(i)), "{\"BillerReference\": \"rescued\"}");
    }
    QList<workspace::Draft> draftsLeft() const { return drafts.abandoned(); }
    int draftFiles() const { return int(QDir(file(u"drafts"_s)).entryList({u"*.draft"_s}).size()); }

    QString invoiceState() const { return widget<QLabel>(u"invoiceState"_s)->text(); }

    void clickRoundTrip(int row) const
    {
        auto *navigator = widget<QTreeView>(u"navigator"_s);
        const QAbstractItemModel *model = navigator->model();
        const QModelIndex index = model->index(row, 0, model->index(NavigatorModel::RoundTrips, 0));
        QTest::mouseClick(navigator->viewport(), Qt::LeftButton, {}, navigator->visualRect(index).center());
    }

    /// The badges of the navigator's round trips (and of the unmatched captures), from the top.
    QStringList navigatorStates() const
    {
        const QAbstractItemModel *model = widget<QTreeView>(u"navigator"_s)->model();
        const QModelIndex section = model->index(NavigatorModel::RoundTrips, 0);
        QStringList states;
        for (int row = 0; row < model->rowCount(section); ++row)
            states.append(model->index(row, 0, section).data(NavigatorModel::BadgeRole).toString());
        return states;
    }

    /// How many of the source document's four stories are ticked.
    int storiesPassed() const
    {
        const QAbstractItemModel *model = widget<gui::StoriesList>(u"stories"_s)->model();
        int passed = 0;
        for (int row = 0; row < std::min(4, model->rowCount()); ++row)
            passed += model->index(row, 0).data(gui::StoriesModel::VerdictRole) ==
                      static_cast<int>(roundtrip::Verdict::Passed);
        return passed;
    }

    roundtrip::RoundTrip onlyTrip() const
    {
        return trips.size() == 1 ? *trips.begin() : roundtrip::RoundTrip();
    }
    QString callback(FieldId field) const { return onlyTrip().request().text(field); }

    /// Sends it as the service or the payer's browser would; gives back the status.
    static int request(const QByteArray &method, const QString &url, const QByteArray &body = {})
    {
        http::Client client;
        http::ClientRequest request;
        request.method = method;
        request.url = QUrl(url);
        request.body = body;
        if (!body.isEmpty())
            request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
        std::optional<http::Reply> reply;
        QObject::connect(client.send(request), &http::Call::finished, &client,
                         [&](const http::Reply &answer) { reply = answer; });
        return QTest::qWaitFor([&] { return reply.has_value(); }, patience) ? reply->response.status : 0;
    }

    static void pay(const QUrl &page, Will will)
    {
        http::Client client;
        payer::AutomaticPayer payer(&client);
        std::optional<core::Result<core::Done>> result;
        QObject::connect(&payer, &payer::AutomaticPayer::finished, &payer,
                         [&](const core::Result<core::Done> &ended) { result = ended; });
        payer.pay(page, will);
        QTRY_VERIFY_WITH_TIMEOUT(result, patience);
        QVERIFY2(bool(*result), *result ? "" : qPrintable(result->error().sentence));
    }

    QString file(const QString &name) const { return folder.filePath(name); }

    QTemporaryDir folder;
    workspace::Settings settings{file(u"settings.ini"_s)};
    workspace::DraftStore drafts{file(u"drafts"_s)};
    workspace::ProfileLibrary profiles{file(u"profiles"_s)};
    workspace::EnvironmentStore environments{file(u"environments.json"_s)};
    support::MemoryKeys keychain;
    workspace::KeyRing keys{&keychain};
    roundtrip::Desk desk{file(u"journal.sqlite"_s)};
    simulator::Simulator sim;
    roundtrip::Destination simulatorEnvironment;
    QHash<QString, roundtrip::RoundTrip> trips;
    std::unique_ptr<gui::MainWindow> window;
};

} // namespace window_bench
