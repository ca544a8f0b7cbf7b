// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QHostAddress>
#include <QObject>

#include <functional>

namespace http
{

/// An address by which other computers could reach this one; null when there is none.
QHostAddress outwardAddress();

/// Tries to connect, by no proxy, and tells `then` once whether somebody answered within `patienceMs`; never
/// when `context` is gone by then.
void knock(const QHostAddress &address, quint16 port, int patienceMs, QObject *context,
           const std::function<void(bool isOpen)> &then);

/// A port that no browser connects to, since another protocol uses it (Fetch Standard, section "Port
/// blocking").
bool isBlockedByBrowsers(int port);

} // namespace http
