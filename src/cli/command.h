// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cli/output.h"
#include "core/result.h"
#include "cpv2/payment_request.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QIODevice>
#include <QUrl>

namespace cli
{

/// The same for every command.
enum ExitCode {
    Done = 0,          ///< done, and good
    NotGood = 1,       ///< done, and not good: findings, failed checks, a refused submit
    Usage = 2,         ///< unknown option or name, unreadable input
    Environment = 3,   ///< the environment failed: port taken, no connection, disk full
    Interrupted = 130, ///< ended early by SIGINT or SIGTERM, with what there was until then
};

/// Data goes to `out`, messages go to `err`.
struct Streams {
    QIODevice *in;
    Output out;
    Output err;
};

/// A command of `cpv2`: its options, and what it does.
struct Command {
    QString name;
    QString summary;                       ///< one line for `cpv2 --help`
    void (*declare)(QCommandLineParser &); ///< its options and arguments
    int (*run)(const QCommandLineParser &, Streams &);
    int arguments = 1; ///< the most arguments it takes
};

Command roundtripCommand();
Command validateCommand();
Command compareCommand();
Command formatCommand();
Command generateCommand();
Command schemaCommand();
Command exportCommand();
Command importCommand();
Command doctorCommand();
Command simulateCommand();
Command listenCommand();
Command replayCommand();
Command historyCommand();

/// Runs `cpv2` with these arguments (without the program's name). An unknown command, option or extra
/// argument is Usage, never ignored.
int run(const QStringList &arguments, Streams &streams);

/// Writes the sentence to `err` and returns the code.
int fail(Streams &streams, const QString &sentence, ExitCode code);

/// An error in the command line: `usage`.
core::Error misused(const QString &sentence);

/// The option's number. Fails like misused().
core::Result<qint64> numberOf(const QCommandLineParser &parser, const QString &option, qint64 least,
                              qint64 most = 1'000'000'000);

/// The option's http or https URL; empty when the option is not given. Fails like misused(): where only the
/// scheme is missing, with the URL that was probably meant. Quotes neither a login nor a query.
core::Result<QUrl> webUrlOf(const QCommandLineParser &parser, const QString &option);

/// The option's file of certificates to trust; empty when the option is not given. Fails like misused() when
/// it holds none.
core::Result<QString> certificatesOf(const QCommandLineParser &parser, const QString &option);

/// What --allow-host names. Fails like misused().
core::Result<QList<QByteArray>> allowedHosts(const QCommandLineParser &parser);

/// The bytes of FILE, or of standard input for `-`.
core::Result<QByteArray> readInput(const QString &file, Streams &streams);

/// The document in the bytes of FILE. Invalid JSON fails with `FILE:LINE:COLUMN: why`, as compilers write it.
core::Result<core::Json> parseDocument(const QString &file, QByteArrayView bytes);

/// The document in FILE. Fails like readInput() and parseDocument().
core::Result<core::Json> readDocument(const QString &file, Streams &streams);

} // namespace cli
