// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/multipart.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace http
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(http::Multipart)
};

core::Error broken(const QString &sentence)
{
    return {u"multipart"_s, sentence};
}

/// The value of `name=value` or `name="value"` behind a semicolon (RFC 9110, section 5.6.6).
std::optional<QString> parameter(const QByteArray &field, const QString &name)
{
    const QRegularExpression wanted(
        u";\\s*%1\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s;\"]+))"_s.arg(name),
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch found = wanted.match(QString::fromUtf8(field));
    if (!found.hasMatch())
        return {};
    static const QRegularExpression escape(u"\\\\(.)"_s);
    return found.hasCaptured(2) ? found.captured(2) : found.captured(1).replace(escape, u"\\1"_s);
}

/// Its headers and content, from behind the line of the boundary to before the line break of the next.
core::Result<FormPart> partOf(const QByteArray &bytes)
{
    const qsizetype blankLine = bytes.startsWith("\r\n") ? 0 : bytes.indexOf("\r\n\r\n");
    if (blankLine < 0)
        return broken(Words::tr("A part has no end of its headers."));
    FormPart part;
    const QByteArray head = bytes.first(blankLine);
    for (const QByteArray &line : head.split('\n')) {
        if (!line.trimmed().toLower().startsWith("content-disposition:"))
            continue;
        part.name = parameter(line, u"name"_s).value_or(QString());
        part.fileName = parameter(line, u"filename"_s);
    }
    part.content = bytes.sliced(blankLine + (blankLine == 0 ? 2 : 4));
    return part;
}

} // namespace

bool isMultipart(QByteArrayView contentType)
{
    return contentType.trimmed().toByteArray().toLower().startsWith("multipart/form-data");
}

core::Result<QList<FormPart>> parseMultipart(QByteArrayView contentType, QByteArrayView body)
{
    const QByteArray boundary =
        parameter(contentType.toByteArray(), u"boundary"_s).value_or(QString()).toUtf8();
    if (boundary.isEmpty())
        return broken(Words::tr("The Content-Type names no boundary."));
    const QByteArray delimiter = "\r\n--" + boundary;
    const QByteArray text = "\r\n" + body.toByteArray(); // the first boundary has no line in front of it

    QList<FormPart> parts;
    qsizetype at = text.indexOf(delimiter);
    while (at >= 0) {
        at += delimiter.size();
        if (QByteArrayView(text).sliced(at).startsWith("--") || parts.size() == formPartLimit)
            return parts;
        const qsizetype begin = text.indexOf("\r\n", at);
        const qsizetype end = begin < 0 ? -1 : text.indexOf(delimiter, begin);
        if (end < 0 || !text.sliced(at, begin - at).trimmed().isEmpty())
            break;
        const core::Result<FormPart> part =
            partOf(text.sliced(begin + 2, qMax<qsizetype>(0, end - begin - 2)));
        if (!part)
            return part.error();
        parts.append(*part);
        at = end;
    }
    return broken(Words::tr("The parts do not begin or end with their boundary."));
}

} // namespace http
