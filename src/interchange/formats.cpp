// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "interchange/formats.h"

#include "core/json.h"
#include "interchange/csv_import.h"
#include "interchange/foreign_text.h"
#include "interchange/har.h"
#include "interchange/http_file.h"
#include "interchange/postman.h"

#include <QRegularExpression>

#include <algorithm>

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

namespace
{

/// The first line that is not blank names columns that a request has.
bool isTable(const QString &text)
{
    const core::Result<CsvTable> table = readCsv(text.left(64 * 1024).section(u'\n', 0, 20).toUtf8());
    if (!table || table->columns.size() < 2)
        return false;
    const QList<CsvTarget> targets = guessTargets(guessRows(table->columns), table->columns);
    return std::ranges::count(targets, CsvTarget()) + 2 <= targets.size();
}

} // namespace

ImportFormat guessFormat(const QByteArray &bytes, const QString &fileName)
{
    const core::Result<QByteArray> utf8 = utf8Of(bytes);
    if (const core::Result<core::Json> document = core::parseJson(utf8 ? *utf8 : bytes)) {
        const core::Json *wrapped = document->member(u"collection");
        const core::Json &root = wrapped && wrapped->isObject() ? *wrapped : *document;
        if (document->member(u"log"))
            return ImportFormat::Har;
        return (root.member(u"info") && root.member(u"item")) || root.member(u"_postman_variable_scope") ||
                       (root.member(u"requests") && root.member(u"order"))
                   ? ImportFormat::Postman
                   : ImportFormat::Json;
    }
    static const QRegularExpression table(u"\\.(csv|tsv|tab)\\z"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    if (table.match(fileName).hasMatch())
        return ImportFormat::Csv;
    if (fileName.endsWith(".har"_L1, Qt::CaseInsensitive))
        return ImportFormat::Har;
    const QString text = QString::fromUtf8(utf8 ? *utf8 : bytes);
    static const QRegularExpression curl(u"(^|[\\s/\\\\;|&(`>])curl(\\.exe)?\\s"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    const QString start = text.left(1024).trimmed();
    const bool isStructured = start.startsWith(u'{') || start.startsWith(u'[');
    if (!isStructured && curl.match(text).hasMatch())
        return ImportFormat::Curl;
    return !isStructured && isTable(text) ? ImportFormat::Csv : ImportFormat::Json;
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
