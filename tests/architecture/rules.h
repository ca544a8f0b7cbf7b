// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace architecture
{

/// What a source file does against the rules of ARCHITECTURE.md, one sentence each, with its line.
/// `path` is relative to the project's folder: which rules hold depends on the room.
QStringList violations(const QString &path, const QString &text);

/// The rooms that a room of `src` may include and link, directly or through others; empty for an unknown one.
QStringList roomsBelow(const QString &room);

} // namespace architecture
