// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "interchange/formats.h"

#include "core/json.h"
#include "interchange/har.h"
#include "interchange/http_file.h"
#include "interchange/postman.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace interchange
{

core::Result<QByteArray> exported(ExportFormat format, const Call &call, const QDateTime &at,
                                  const QByteArray &apiKey)
{
    switch (format) {
    case ExportFormat::Curl:
        return toCurl(call, apiKey);
    case ExportFormat::HttpFile:
        return toHttpFile(call, apiKey);
    case ExportFormat::Postman:
        return toPostman(call, apiKey);
    case ExportFormat::Har:
        return toHar(call, at, apiKey);
    }
    Q_UNREACHABLE();
}

QString fileNameFor(ExportFormat format, const QString &requestName)
{
    const QString base =
        requestName.endsWith(".json"_L1, Qt::CaseInsensitive) ? requestName.chopped(5) : requestName;
    switch (format) {
    case ExportFormat::Curl:
        return base + ".sh"_L1;
    case ExportFormat::HttpFile:
        return base + ".http"_L1;
    case ExportFormat::Postman:
        return base + ".postman_collection.json"_L1;
    case ExportFormat::Har:
        return base + ".har"_L1;
    }
    Q_UNREACHABLE();
}

ImportFormat guessFormat(const QByteArray &bytes, const QString &fileName)
{
    if (const core::Result<core::Json> document = core::parseJson(bytes)) {
        if (document->member(u"log"))
            return ImportFormat::Har;
        return document->member(u"info") && document->member(u"item") ? ImportFormat::Postman
                                                                      : ImportFormat::Json;
    }
    static const QRegularExpression table(u"\\.(csv|tsv|tab)\\z"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    if (table.match(fileName).hasMatch())
        return ImportFormat::Csv;
    if (fileName.endsWith(".har"_L1, Qt::CaseInsensitive))
        return ImportFormat::Har;
    static const QRegularExpression curl(u"(^|[\\s/;|&])curl(\\.exe)?\\s"_s);
    const bool isStructured = bytes.trimmed().startsWith('{') || bytes.trimmed().startsWith('[');
    if (!isStructured && curl.match(QString::fromUtf8(bytes)).hasMatch())
        return ImportFormat::Curl;
    return ImportFormat::Json;
}

core::Result<QList<Imported>> imported(ImportFormat format, const QByteArray &bytes,
                                       const FileReader &readFile)
{
    switch (format) {
    case ImportFormat::Json:
        return fromJsonText(bytes);
    case ImportFormat::Curl:
        return fromCurl(bytes, readFile);
    case ImportFormat::Postman:
        return fromPostman(bytes);
    case ImportFormat::Har:
        return fromHar(bytes);
    case ImportFormat::Csv:
        break;
    }
    Q_UNREACHABLE();
}

} // namespace interchange
