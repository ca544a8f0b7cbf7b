// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/json_pointer.h"
#include "core/json_text.h"

namespace core
{

namespace
{

using Writer = JsonWriter<ByteStream>;

void writeValue(Writer &writer, const Json &value)
{
    switch (value.kind()) {
    case Json::Kind::Array:
        writer.StartArray();
        for (const Json &item : value.items())
            writeValue(writer, item);
        writer.EndArray();
        break;
    case Json::Kind::Object:
        writer.StartObject();
        for (const Json::Member &member : value.members()) {
            writeText(writer, member.name);
            writeValue(writer, member.value);
        }
        writer.EndObject();
        break;
    default:
        writeScalar(writer, value);
    }
}

/// Lines that writeJson() needs for the value, as many as it has line ends plus one.
int lineCount(const Json &value)
{
    int lines = 1;
    if (value.isArray() && !value.items().empty()) {
        for (const Json &item : value.items())
            lines += lineCount(item);
        ++lines;
    } else if (value.isObject() && !value.members().empty()) {
        for (const Json::Member &member : value.members())
            lines += lineCount(member.value);
        ++lines;
    }
    return lines;
}

} // namespace

QByteArray writeJson(const Json &document)
{
    QByteArray bytes;
    {
        ByteStream stream(bytes);
        Writer writer(stream);
        writer.SetIndent(' ', indentWidth);
        writeValue(writer, document);
    }
    bytes.append('\n');
    return bytes;
}

int lineOf(const Json &document, const JsonPointer &at)
{
    int line = 1;
    const Json *value = &document;
    for (const QString &token : at.tokens()) {
        const Json *target = value->child(token);
        if (!target)
            return 0;
        ++line; // the first child is on the line below its container's
        if (value->isObject()) {
            for (const Json::Member &member : value->members()) {
                if (&member.value == target)
                    break;
                line += lineCount(member.value);
            }
        } else {
            for (const Json &item : value->items()) {
                if (&item == target)
                    break;
                line += lineCount(item);
            }
        }
        value = target;
    }
    return line;
}

} // namespace core
