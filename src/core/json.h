// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QSharedData>
#include <QString>

#include <variant>
#include <vector>

namespace core
{

/// A JSON value (RFC 8259) that loses nothing: members keep their order and may repeat a name,
/// numbers are the text they were written as (`10.00`, `0.0`, `12345678901234567890`), `null` is a
/// value and differs from an absent member. White space and the spelling of escapes are not kept.
///
/// Copies share their arrays and objects until one of them is changed, so copying a document costs
/// nothing by its size, and a copy may be read in another thread while the original is edited. A change
/// copies the containers on the way to it where they are shared, and no others.
class Json
{
public:
    enum class Kind : quint8 { Null, Bool, Number, String, Array, Object };
    struct Member;
    using Items = std::vector<Json>;
    using Members = std::vector<Member>;

    Json() = default; ///< null
    static Json boolean(bool value);
    /// `text` must be a JSON number (asserted).
    static Json number(QByteArray text);
    static Json string(QString value);
    static Json array();
    static Json array(Items items);
    static Json object();
    static Json object(Members members);

    Kind kind() const;
    bool isNull() const { return kind() == Kind::Null; }
    bool isObject() const { return kind() == Kind::Object; }
    bool isArray() const { return kind() == Kind::Array; }

    /// Each asserts its kind. The ones that return something to change detach this value first, so references
    /// taken earlier may belong to another value.
    bool toBool() const;
    const QByteArray &numberText() const;
    const QString &toString() const;
    const Items &items() const;
    Items &items();
    const Members &members() const;
    Members &members();

    /// The value of the last member of that exact name (as most parsers read duplicates), or nullptr.
    const Json *member(QStringView name) const;
    /// Its index among the members, or -1. Asserts an object.
    int indexOf(QStringView name) const;
    /// What one token of a JsonPointer means here, or nullptr.
    const Json *child(const QString &token) const;

    bool operator==(const Json &other) const;

private:
    struct Number {
        QByteArray text;
        bool operator==(const Number &) const = default;
    };
    struct SharedItems;
    struct SharedMembers;
    std::variant<std::monostate, bool, Number, QString, QSharedDataPointer<SharedItems>,
                 QSharedDataPointer<SharedMembers>>
        m_value;
};

struct Json::Member {
    QString name;
    Json value;
    bool operator==(const Member &) const = default;
};

struct Json::SharedItems : QSharedData {
    explicit SharedItems(Items &&own) : items(std::move(own)) {}
    Items items;
};

struct Json::SharedMembers : QSharedData {
    explicit SharedMembers(Members &&own) : members(std::move(own)) {}
    Members members;
};

/// True when `text` is a number in JSON's grammar (RFC 8259, section 6) that parseJson() takes: at most
/// 308 digits before the decimal point and an exponent of at most 308.
bool isJsonNumber(QByteArrayView text);

/// Arrays and objects in one another: what may be read, and what edits may build.
inline constexpr int jsonDepthLimit = 128;
/// In bytes.
inline constexpr qsizetype jsonSizeLimit = 64 * 1024 * 1024;

/// Where and why a text is not valid JSON. Line and column count from 1, the column in UTF-16 units as Qt's
/// text cursors do.
struct JsonParseError {
    int line = 0;
    int column = 0;
    QString sentence;
};

/// Reads UTF-8 JSON text (a byte order mark is skipped). Fails with code `json`; the sentence names
/// line and column; `where`, when given, gets them as numbers.
Result<Json> parseJson(QByteArrayView text, JsonParseError *where = nullptr);

/// Two-space indent, `\n` line ends, one `\n` at the end, everything else as it was read.
QByteArray writeJson(const Json &document);

} // namespace core
