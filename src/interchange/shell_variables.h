// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QHash>

#include <optional>

namespace interchange
{

inline bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// The variables that a script sets to a plain text, for the lines after that. Those whose names are those of
/// secrets are left alone, so that no secret gets into a text that is shown.
class ShellVariables
{
public:
    void set(const QByteArray &name, const QByteArray &value);
    /// From here on it is not known what runs and how often, so no variable has a known value.
    void giveUp() { m_isGivenUp = true; }
    /// Empty when it is not known.
    std::optional<QByteArray> value(const QByteArray &name);

private:
    QHash<QByteArray, QByteArray> m_values;
    qsizetype m_room = 64 * 1024 * 1024; ///< for values, in bytes: they may name others, and so grow
    bool m_isGivenUp = false;
};

} // namespace interchange
