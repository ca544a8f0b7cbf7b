// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/content_coding.h"

#include <QCoreApplication>
#include <QScopeGuard>

#include <zlib.h>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace http
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(http::ContentCoding)
};

core::Error codingError(const QString &sentence)
{
    return {u"coding"_s, sentence};
}

} // namespace

core::Result<QByteArray> unpacked(const QByteArray &body, QByteArrayView coding)
{
    const QByteArray name = coding.toByteArray().trimmed().toLower();
    if (body.isEmpty() || name.isEmpty() || name == "identity")
        return body;
    if (name != "gzip" && name != "x-gzip" && name != "deflate")
        return codingError(
            Words::tr("It is packed in a way that is not known here: %1.").arg(QString::fromLatin1(name)));

    z_stream stream{};
    constexpr int gzipOrZlib = MAX_WBITS + 32;
    if (inflateInit2(&stream, gzipOrZlib) != Z_OK)
        return codingError(Words::tr("There is no memory to unpack it."));
    const auto end = qScopeGuard([&] { inflateEnd(&stream); });
    QByteArray text(std::min(unpackedLimit, body.size() * unpackedRatio), Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(body.constData())); // it only reads
    stream.avail_in = uInt(body.size());
    stream.next_out = reinterpret_cast<Bytef *>(text.data());
    stream.avail_out = uInt(text.size());
    const int ended = inflate(&stream, Z_FINISH);
    if (ended == Z_BUF_ERROR && stream.avail_out == 0)
        return codingError(Words::tr("Unpacked, it is larger than %1 bytes or %2 times its size.")
                               .arg(unpackedLimit)
                               .arg(unpackedRatio));
    if (ended != Z_STREAM_END)
        return codingError(Words::tr("It is said to be packed (%1), but it is broken or cut.")
                               .arg(QString::fromLatin1(name)));
    text.truncate(qsizetype(stream.total_out));
    return text;
}

} // namespace http
