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

/// `bits` as inflateInit2() takes it: what stands around the packed data.
core::Result<QByteArray> inflated(const QByteArray &body, int bits, qsizetype most, const QString &name)
{
    z_stream stream{};
    if (inflateInit2(&stream, bits) != Z_OK)
        return codingError(Words::tr("There is not enough memory to unpack it."));
    const auto end = qScopeGuard([&] { inflateEnd(&stream); });
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(body.constData())); // it only reads
    stream.avail_in = uInt(body.size());
    QByteArray text;
    int ended = Z_OK;
    while (ended == Z_OK && text.size() < most) {
        constexpr qsizetype least = 64 * 1024;
        const qsizetype begin = text.size();
        text.resize(std::min(most, std::max(least, 2 * begin)));
        stream.next_out = reinterpret_cast<Bytef *>(text.data() + begin);
        stream.avail_out = uInt(text.size() - begin);
        ended = inflate(&stream, Z_NO_FLUSH);
        text.truncate(text.size() - qsizetype(stream.avail_out));
        if (ended == Z_OK && stream.avail_out > 0) // it needs more than there is
            break;
    }
    if (ended == Z_OK && text.size() == most)
        return codingError(Words::tr("Unpacked, it is larger than %1 bytes.").arg(most));
    if (ended != Z_STREAM_END)
        return codingError(Words::tr("It is declared as packed (%1), but it is damaged or cut.").arg(name));
    return text;
}

core::Result<QByteArray> takenOff(const QByteArray &body, const QByteArray &coding, qsizetype most)
{
    constexpr int gzipOrZlib = MAX_WBITS + 32;
    constexpr int bare = -MAX_WBITS;
    const QString name = QString::fromLatin1(coding);
    if (coding == "identity")
        return body;
    if (coding != "gzip" && coding != "x-gzip" && coding != "deflate")
        return codingError(Words::tr("It is packed in a way that is not supported: %1.").arg(name));
    const core::Result<QByteArray> text = inflated(body, gzipOrZlib, most, name);
    if (text || coding != "deflate")
        return text;
    const core::Result<QByteArray> unwrapped = inflated(body, bare, most, name); // as many clients write it
    return unwrapped ? unwrapped : text;
}

} // namespace

core::Result<QByteArray> unpacked(const QByteArray &body, QByteArrayView coding, const UnpackLimits &limits)
{
    constexpr qsizetype mostCodings = 3;
    const QList<QByteArray> codings = coding.toByteArray().toLower().split(',');
    if (body.isEmpty() || coding.trimmed().isEmpty())
        return body;
    if (codings.size() > mostCodings)
        return codingError(Words::tr("It is packed more than %1 times.").arg(mostCodings));
    const qsizetype most =
        limits.ratio > 0 ? std::min(limits.bytes, body.size() * limits.ratio) : limits.bytes;
    QByteArray text = body;
    for (auto applied = codings.crbegin(); applied != codings.crend();
         ++applied) { // the last was put on last
        const core::Result<QByteArray> inner = takenOff(text, applied->trimmed(), most);
        if (!inner)
            return inner;
        text = *inner;
    }
    return text;
}

} // namespace http
