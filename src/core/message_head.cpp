// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/message_head.h"

namespace core
{

namespace
{

/// Takes the next line off the front of `rest`.
QByteArrayView takeLine(QByteArrayView &rest)
{
    const qsizetype end = rest.indexOf('\n');
    const QByteArrayView line = end < 0 ? rest : rest.first(end);
    rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
    return line.endsWith('\r') ? line.chopped(1) : line;
}

/// Calls `visit(name, value)` for each field until it returns false.
template <typename Visit>
void visitFields(QByteArrayView fields, Visit visit)
{
    while (!fields.isEmpty()) {
        const QByteArrayView line = takeLine(fields).trimmed();
        if (line.isEmpty())
            continue;
        const qsizetype colon = line.indexOf(':');
        const QByteArrayView name = colon < 0 ? line : line.first(colon).trimmed();
        if (!visit(name, colon < 0 ? QByteArrayView() : line.sliced(colon + 1).trimmed()))
            return;
    }
}

} // namespace

QByteArray headerValue(const Headers &headers, QByteArrayView name)
{
    for (const Header &header : headers) {
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            return header.value;
    }
    return {};
}

MessageHead readHead(QByteArrayView head)
{
    MessageHead read;
    read.firstLine = takeLine(head).toByteArray();
    visitFields(head, [&](QByteArrayView name, QByteArrayView value) {
        read.fields.append({name.toByteArray(), value.toByteArray()});
        return true;
    });
    return read;
}

QByteArray headerValue(QByteArrayView head, QByteArrayView name)
{
    QByteArray found;
    takeLine(head);
    visitFields(head, [&](QByteArrayView field, QByteArrayView value) {
        const bool isIt = field.compare(name, Qt::CaseInsensitive) == 0;
        if (isIt)
            found = value.toByteArray();
        return !isIt;
    });
    return found;
}

QByteArray methodOf(QByteArrayView head)
{
    const QByteArrayView line = takeLine(head);
    const qsizetype space = line.indexOf(' ');
    return space < 0 ? QByteArray() : line.first(space).toByteArray();
}

} // namespace core
