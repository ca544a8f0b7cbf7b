// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "interchange/foreign_text.h"

#include <QCoreApplication>
#include <QStringDecoder>

#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace interchange
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(interchange::foreign_text)
};

/// By its byte order mark, else by the zero half of its first character, which is ASCII in every format here.
std::optional<QStringDecoder::Encoding> utf16Of(QByteArrayView bytes)
{
    if (bytes.size() < 2 || bytes.size() % 2 != 0)
        return std::nullopt;
    const bool isMarked = bytes.startsWith("\xff\xfe") || bytes.startsWith("\xfe\xff");
    const bool isLittle = bytes.startsWith("\xff\xfe") || (bytes[0] > 0 && bytes[1] == 0);
    if (!isMarked && !isLittle && !(bytes[0] == 0 && bytes[1] > 0))
        return std::nullopt;
    return isLittle ? QStringDecoder::Utf16LE : QStringDecoder::Utf16BE;
}

} // namespace

core::Result<QByteArray> utf8Of(QByteArrayView bytes)
{
    constexpr QByteArrayView mark = "\xef\xbb\xbf";
    if (bytes.startsWith(mark))
        return bytes.sliced(mark.size()).toByteArray();
    const std::optional<QStringDecoder::Encoding> utf16 = utf16Of(bytes);
    if (!utf16)
        return bytes.toByteArray();
    QStringDecoder decoder(*utf16, QStringDecoder::Flag::Stateless); // skips a byte order mark
    const QString text = decoder.decode(bytes);
    if (!text.isValidUtf16() || text.contains(u'\0'))
        return core::Error{u"import"_s, Words::tr("The text is damaged UTF-16.")};
    return text.toUtf8();
}

} // namespace interchange
