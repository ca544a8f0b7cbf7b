// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT

// A file that claims to be a journal: opening and reading it ends in rows or in an error. The last two bytes
// say where a real journal is changed; an input that begins with SQLite's own words is taken as it is.

#include "fuzz.h"

#include "journal/journal.h"

#include <QFile>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;

namespace
{

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    fuzz::require(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

/// With one capture.
QByteArray realJournal()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"journal.sqlite"_s);
    {
        const auto journal = journal::Journal::open(path);
        fuzz::require(bool(journal));
        journal::Exchange exchange;
        exchange.role = journal::Role::Unmatched;
        exchange.at = QDateTime::fromMSecsSinceEpoch(0, Qt::UTC);
        exchange.url = u"/"_s;
        exchange.requestBody = "a=1";
        fuzz::require(bool((*journal)->add(exchange)));
    }
    return contentOf(path);
}

QByteArray journalFrom(const QByteArray &input)
{
    if (input.startsWith("SQLite format 3") || input.size() < 2)
        return input;
    static const QByteArray real = realJournal();
    const int place = (quint8(input.back()) << 8 | quint8(input[input.size() - 2])) % int(real.size());
    QByteArray changed = real;
    return changed.replace(place, input.size() - 2, input.chopped(2));
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"journal.sqlite"_s);
    {
        QFile file(path);
        const QByteArray content = journalFrom(fuzz::bytesOf(data, size));
        fuzz::require(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }
    if (const auto journal = journal::Journal::open(path)) {
        (void)(*journal)->roundTrips(100);
        (void)(*journal)->unmatched(100);
    }
    return 0;
}
