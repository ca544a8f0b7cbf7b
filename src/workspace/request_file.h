// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QByteArray>

#include <chrono>
#include <stop_token>

namespace workspace
{

/// How a file is read.
struct Reading {
    /// Also what is not a regular file: a pipe, `/dev/stdin`, a terminal. Else those are refused.
    bool takesStreams = false;
    /// How long to wait for the next byte. A regular file has its bytes at once, unless its file system
    /// hangs.
    std::chrono::milliseconds patience = std::chrono::seconds(5);
    std::stop_token stop = {}; ///< ends the waiting at once
};

/// The bytes of a request file. Fails with `file-read`: missing, not a file of that kind, not readable, over
/// core::jsonSizeLimit, silent for too long, or stopped. For any thread.
core::Result<QByteArray> readRequestFile(const QString &file, const Reading &reading = {});

/// The same for an open file descriptor, which `name` names in messages. It stays open.
core::Result<QByteArray> readDescriptor(int descriptor, const QString &name, const Reading &reading);

/// Writes all or nothing: a failure (`file-write`) leaves the old file as it was.
core::Result<core::Done> writeRequestFile(const QString &file, const QByteArray &bytes);

} // namespace workspace
