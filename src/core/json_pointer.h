// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/json.h"

#include <QStringList>

namespace core
{

/// A place in a document (RFC 6901). A token is a member's name or an item's index in decimal.
/// Where a name repeats, it means the last one.
class JsonPointer
{
public:
    JsonPointer() = default;
    explicit JsonPointer(QStringList tokens) : m_tokens(std::move(tokens)) {}
    /// Fails with `json-pointer` when the text is neither empty nor starts with `/`.
    static Result<JsonPointer> parse(QStringView text);

    const QStringList &tokens() const { return m_tokens; }
    bool isRoot() const { return m_tokens.isEmpty(); }
    QString last() const { return m_tokens.isEmpty() ? QString() : m_tokens.last(); }
    JsonPointer parent() const;
    JsonPointer operator/(const QString &name) const;
    JsonPointer operator/(qsizetype index) const;
    bool startsWith(const JsonPointer &prefix) const;
    QString toString() const;
    bool operator==(const JsonPointer &) const = default;

private:
    QStringList m_tokens;
};

/// An array index in its one spelling ("0", "17"), or -1.
qsizetype arrayIndex(const QString &token);

/// nullptr when nothing is there. To change what is found, see Json::items().
const Json *find(const Json &document, const JsonPointer &at);
Json *find(Json &document, const JsonPointer &at);

/// The line (from 1) of writeJson(document) on which the value at `at` starts; 0 when it is not there.
int lineOf(const Json &document, const JsonPointer &at);

} // namespace core
