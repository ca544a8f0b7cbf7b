// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <optional>

namespace simulator
{

/// The URL when the text is an absolute http or https one and nothing else: only such ever become a
/// link, a style sheet or a postback's target.
std::optional<QUrl> webUrl(const QString &text);

/// `scheme://host[:port]`, as a Content-Security-Policy source.
QByteArray originOf(const QUrl &url);

} // namespace simulator
