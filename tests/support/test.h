// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTest>

namespace support
{

/// The base of every test class: a Qt warning that the test did not announce with
/// QTest::ignoreMessage() fails it. A class with an init() of its own calls this one first.
class Test : public QObject
{
    Q_OBJECT
protected slots:
    void init();
};

} // namespace support
