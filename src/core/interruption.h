// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <memory>

namespace core
{

/// Turns the signals that ask a program to end (SIGINT, SIGTERM, SIGHUP) into a Qt signal, so that
/// it ends in order. One at a time; what was in force before comes back when it goes.
class Interruption : public QObject
{
    Q_OBJECT
public:
    explicit Interruption(QObject *parent = nullptr);
    ~Interruption() override;

signals:
    void interrupted();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace core
