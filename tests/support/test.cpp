// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "support/test.h"

#include <QRegularExpression>

namespace support
{

void fail(const QString &sentence, const std::source_location &where)
{
    QTest::qFail(qPrintable(sentence), where.file_name(), int(where.line()));
    throw Failed();
}

void Test::init()
{
    // The offscreen platform says this of every window that has a minimum size or is raised, and of every
    // menu. It is not our fault.
    QTest::failOnWarning(
        QRegularExpression(QStringLiteral("^(?!This plugin does not support "
                                          "(propagateSizeHints\\(|raise\\(|grabbing the keyboard))")));
}

} // namespace support
