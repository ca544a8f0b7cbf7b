// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT

// Files of other programs: cURL, Postman, HAR, JSON and tables. The first byte says which; a command never
// gets a file.

#include "fuzz.h"

#include "interchange/csv_import.h"
#include "interchange/formats.h"

using namespace Qt::Literals::StringLiterals;

namespace
{

core::Result<interchange::NamedFile> noFile(const QString &)
{
    return core::Error{u"import"_s, u"none"_s};
}

void importTable(const QByteArray &bytes)
{
    const auto table = interchange::readCsv(bytes);
    if (!table)
        return;
    const interchange::CsvRows rows = interchange::guessRows(table->columns);
    const interchange::CsvMapping mapping = {
        rows, interchange::guessTargets(rows, table->columns), true, {0, 0}};
    auto request = cpv2::PaymentRequest::sample();
    const interchange::CsvImport import = interchange::applyCsv(request, *table, mapping, QDate(2026, 1, 31));
    fuzz::require(import.takenRows <= table->rows.size());
    if (import.edit)
        fuzz::require(bool(request.apply(*import.edit)));
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    using interchange::ImportFormat;
    const QByteArray bytes = fuzz::bytesOf(data + 1, size - 1);
    constexpr ImportFormat formats[] = {ImportFormat::Json, ImportFormat::Curl, ImportFormat::Postman,
                                        ImportFormat::Har};
    const std::size_t which = *data % (std::size(formats) + 1);
    if (which == std::size(formats))
        importTable(bytes);
    else
        (void)interchange::imported(formats[which], bytes, noFile);
    return 0;
}
