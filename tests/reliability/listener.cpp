// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT

// reliability-listener JOURNAL READY [ENVIRONMENT]: the callback listener as the programs have it
// (roundtrip::Desk), on a free port, until it is terminated or killed. It writes its base URL to READY
// once it listens, and forwards postbacks of the environment's round trips to their own handlers.

#include "core/interruption.h"
#include "core/process_limits.h"
#include "roundtrip/desk.h"

#include "ready_file.h"

#include <QCoreApplication>
#include <QTextStream>

namespace
{

int fail(const core::Error &error)
{
    QTextStream(stderr) << error.sentence << Qt::endl;
    return 3;
}

} // namespace

int main(int argc, char *argv[])
{
    core::returnFreedMemory();
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    roundtrip::Desk desk(arguments.at(1));
    QObject::connect(&desk, &roundtrip::Desk::failed, &application,
                     [](const core::Error &error) { fail(error); });
    if (const auto started = desk.start(); !started)
        return fail(started.error());
    if (const auto listening = desk.listen(0); !listening)
        return fail(listening.error());
    if (arguments.size() > 3)
        desk.setForwarding(arguments.at(3), {.isOn = true, .allowPrivate = true});
    if (!writeReadyFile(arguments.at(2), desk.callbackBase()))
        return 3;

    const core::Interruption interruption;
    QObject::connect(&interruption, &core::Interruption::interrupted, &application, &QCoreApplication::quit);
    return QCoreApplication::exec();
}
