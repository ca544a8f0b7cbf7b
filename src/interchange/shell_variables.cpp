// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "interchange/shell_variables.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace interchange
{

void ShellVariables::set(const QByteArray &name, const QByteArray &value)
{
    static const QRegularExpression secret(u"key|token|secret|pass|pwd|auth|cred|cookie|session|sign"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    if (secret.match(QString::fromUtf8(name)).hasMatch())
        m_values.remove(name);
    else
        m_values.insert(name, value);
}

std::optional<QByteArray> ShellVariables::value(const QByteArray &name)
{
    const auto known = m_values.constFind(name);
    if (m_isGivenUp || known == m_values.cend() || known->size() > m_room)
        return std::nullopt;
    m_room -= known->size();
    return *known;
}

} // namespace interchange
