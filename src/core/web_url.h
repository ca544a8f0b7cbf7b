// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <optional>

namespace core
{

/// True for a valid, absolute http or https URL with a plain host name or address.
bool isWebUrl(const QUrl &url);

/// The URL when the text is one by isWebUrl() and nothing else: only such ever become a link, a style
/// sheet or a target.
std::optional<QUrl> webUrl(const QString &text);

/// `scheme://host[:port]`, as a Content-Security-Policy source.
QByteArray originOf(const QUrl &url);

} // namespace core
