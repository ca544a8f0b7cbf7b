// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QUrl>

namespace roundtrip
{

/// The endpoint is on this machine, by name or by address.
bool isLoopback(const QUrl &endpoint);

/// Whether a request can be sent there. Fails with `endpoint`: it is no web address, holds a user name
/// or password, or the key would travel unencrypted to another machine.
core::Result<core::Done> checkEndpoint(const QUrl &endpoint, bool withKey);

} // namespace roundtrip
