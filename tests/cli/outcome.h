// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cli/command.h"

#include <QBuffer>

namespace cli_test
{

/// What a command leaves.
struct Outcome {
    int code = -1;
    QByteArray out = {};
    QByteArray err = {};
};

/// Runs a command in this process; `input` is its standard input.
inline Outcome run(const QStringList &arguments, const QByteArray &input = {})
{
    QBuffer in;
    in.setData(input);
    in.open(QIODevice::ReadOnly);
    Outcome outcome;
    QTextStream out(&outcome.out, QIODevice::WriteOnly);
    QTextStream err(&outcome.err, QIODevice::WriteOnly);
    cli::Streams streams{&in, &out, &err};
    outcome.code = cli::run(arguments, streams);
    out.flush();
    err.flush();
    return outcome;
}

} // namespace cli_test
