// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT

// draft-typist FOLDER: the window, with its data in FOLDER, and somebody who types into BillerReference
// until the program is killed. FOLDER/keys gets a line for each key, written before it is pressed: when
// that was, and how late the event loop was for it, both in milliseconds of the steady clock.

#include "gui/window/main_window.h"
#include "journal/journal.h"
#include "roundtrip/desk.h"
#include "simulator/simulator.h"
#include "support/memory_keys.h"
#include "workspace/environment_store.h"
#include "workspace/key_ring.h"
#include "workspace/profile_library.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QTest>
#include <QTextStream>
#include <QTimer>

#include <chrono>

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int keyIntervalMs = 15;

qint64 now()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const QDir folder(application.arguments().at(1));
    workspace::Settings settings(folder.filePath(u"settings.ini"_s));
    workspace::DraftStore drafts(folder.filePath(u"drafts"_s));
    workspace::ProfileLibrary profiles(folder.filePath(u"profiles"_s));
    workspace::EnvironmentStore environments(folder.filePath(u"environments.json"_s));
    support::MemoryKeys keychain;
    workspace::KeyRing keyRing(&keychain);
    roundtrip::Desk desk(folder.filePath(u"journal.sqlite"_s));
    simulator::Simulator simulator;
    QFile keys(folder.filePath(u"keys"_s));
    if (!desk.start() || !simulator.start() || !keys.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return 1;

    gui::MainWindow window({.name = u"Simulator"_s,
                            .endpoint = simulator.endpoint(),
                            .apiKey = simulator.apiKey(),
                            .simulated = true},
                           &environments, &keyRing, &desk, &settings, &drafts, &profiles);
    window.show();
    window.start({});
    auto *field = window.findChild<QLineEdit *>(u"BillerReference"_s);
    field->setFocus();
    field->selectAll();

    int pressed = 0;
    qint64 due = now() + keyIntervalMs;
    QTimer typing;
    QObject::connect(&typing, &QTimer::timeout, field, [&] {
        const qint64 at = now();
        keys.write(QByteArray::number(at) + ' ' + QByteArray::number(at - due) + '\n');
        QTest::keyClick(field, Qt::Key(Qt::Key_0 + pressed++ % 10));
        due = now() + keyIntervalMs;
        typing.start(keyIntervalMs);
    });
    typing.setSingleShot(true);
    typing.setTimerType(Qt::PreciseTimer);
    typing.start(keyIntervalMs);
    QTextStream(stdout) << "typing" << Qt::endl;
    return application.exec();
}
