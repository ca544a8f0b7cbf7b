// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace http
{

/// A host and port as they appear in `Host` or in a URL, in one spelling: lower case, no dot at the end of a
/// name, addresses as they are usually written (`[::1]`, and IPv4 that is mapped into IPv6 as IPv4).
struct Host {
    QByteArray name;         ///< IPv6 in brackets
    std::optional<int> port; ///< nothing: the scheme's own

    /// From `name` or `name:port` (RFC 9110, section 7.2). Nothing for anything else.
    static std::optional<Host> parse(QByteArrayView text);
    bool operator==(const Host &) const = default;
};

} // namespace http
