// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/speculation.h"

#include <algorithm>
#include <array>

namespace http
{

namespace
{

/// `Sec-Purpose: prefetch;prerender`, `Purpose: prefetch`, `X-Purpose: preview`, `X-Moz: prefetch` and others
/// name the purpose; `Turbo-Prefetch: 1` and others are there or not.
constexpr std::array purposes{"prefetch", "prerender", previewPurpose, "instant", "speculat"};

bool endsWith(const QByteArray &name, QByteArrayView end)
{
    return name.size() >= end.size() &&
           qstrnicmp(name.constData() + name.size() - end.size(), end.data(), size_t(end.size())) == 0;
}

bool isSpeculative(const Header &header)
{
    const QByteArray &name = header.name;
    if (endsWith(name, "-prefetch") || endsWith(name, "-prerender") || endsWith(name, "sec-speculation-tags"))
        return header.value.trimmed() != "0" && header.value.trimmed().toLower() != "false";
    if (!endsWith(name, "purpose") && !endsWith(name, "x-moz"))
        return false;
    const QByteArray value = header.value.toLower();
    return std::ranges::any_of(purposes, [&](const char *purpose) { return value.contains(purpose); });
}

} // namespace

bool isSpeculative(const Headers &headers)
{
    return std::ranges::any_of(headers, [](const Header &header) { return isSpeculative(header); });
}

Response notAheadOfTime()
{
    Response response = plainText(503, "This page is not served ahead of time.\n");
    response.headers.append(Header{"Cache-Control", "no-store"});
    return response;
}

} // namespace http
