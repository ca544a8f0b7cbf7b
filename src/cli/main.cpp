// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cli/command.h"
#include "core/log.h"
#include "core/process_limits.h"
#include "core/translation.h"

#include <QCoreApplication>
#include <QFile>

int main(int argc, char *argv[])
{
    core::keepProcessPrivate();
    core::logInLines();
    core::raiseOpenFileLimit();
    core::returnFreedMemory();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("cpv2-workbench"));
    QCoreApplication::setApplicationVersion(QStringLiteral(WORKBENCH_VERSION));
    core::installTranslations(application);

    QFile in;
    QTextStream out(stdout);
    QTextStream err(stderr);
    if (!in.open(stdin, QIODevice::ReadOnly))
        return cli::Environment;
    cli::Streams streams{&in, &out, &err};
    return cli::run(QCoreApplication::arguments().mid(1), streams);
}
