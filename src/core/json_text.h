// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/json.h"

#include <rapidjson/prettywriter.h>

#include <array>

namespace core
{

// How the room writes JSON: what writeJson() writes at once and JsonLayout line by line is written here.

inline constexpr int indentWidth = 2;

/// RapidJSON's output stream over a QByteArray, which has it all once the stream has gone.
class ByteStream
{
public:
    using Ch = char;
    explicit ByteStream(QByteArray &bytes) : m_bytes(bytes) {}
    ~ByteStream() { Flush(); }
    Q_DISABLE_COPY_MOVE(ByteStream)
    void Put(char c)
    {
        m_chunk[m_used++] = c;
        if (m_used == m_chunk.size())
            Flush();
    }
    void Flush()
    {
        m_bytes.append(m_chunk.data(), qsizetype(m_used));
        m_used = 0;
    }

private:
    QByteArray &m_bytes;
    std::array<char, 512> m_chunk{}; // appending byte by byte is slow
    size_t m_used = 0;
};

/// Only counts.
class CountingStream
{
public:
    using Ch = char;
    void Put(char) { ++m_count; }
    void Flush() {}
    qsizetype count() const { return m_count; }

private:
    qsizetype m_count = 0;
};

template <typename Stream>
using JsonWriter = rapidjson::PrettyWriter<Stream>;

/// A string, or a member's name.
template <typename Stream>
void writeText(JsonWriter<Stream> &writer, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    writer.String(utf8.constData(), rapidjson::SizeType(utf8.size()));
}

/// Anything but an array or object.
template <typename Stream>
void writeScalar(JsonWriter<Stream> &writer, const Json &value)
{
    switch (value.kind()) {
    case Json::Kind::Null:
        writer.Null();
        break;
    case Json::Kind::Bool:
        writer.Bool(value.toBool());
        break;
    case Json::Kind::Number: // RawNumber() would put quotes around it
        writer.RawValue(value.numberText().constData(), size_t(value.numberText().size()),
                        rapidjson::kNumberType);
        break;
    case Json::Kind::String:
        writeText(writer, value.toString());
        break;
    case Json::Kind::Array:
    case Json::Kind::Object:
        Q_UNREACHABLE();
    }
}

/// Appends what writeText() writes.
inline void appendText(QByteArray &bytes, const QString &text)
{
    ByteStream stream(bytes);
    JsonWriter<ByteStream> writer(stream);
    writeText(writer, text);
}

/// Appends what writeScalar() writes.
inline void appendScalar(QByteArray &bytes, const Json &value)
{
    ByteStream stream(bytes);
    JsonWriter<ByteStream> writer(stream);
    writeScalar(writer, value);
}

} // namespace core
