// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/json/json_text.h"

#include <QByteArrayList>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

QString jsonOnOneLine(const core::Json &value)
{
    QString line;
    // A line break in the JSON is white space: those in texts are escaped.
    for (const QByteArray &part : core::writeJson(value).trimmed().split('\n'))
        line += (line.isEmpty() ? u""_s : u" "_s) + QString::fromUtf8(part.trimmed());
    return line;
}

} // namespace gui
