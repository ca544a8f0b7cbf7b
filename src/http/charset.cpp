// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/charset.h"

#include "core/harmless_text.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringDecoder>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace http
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(http::Charset)
};

struct Mark {
    QByteArrayView bytes;
    const char *charset;
};

/// The longer first: one begins with another.
constexpr std::array marks{
    Mark{{"\xff\xfe\0\0", 4}, "UTF-32LE"}, Mark{{"\0\0\xfe\xff", 4}, "UTF-32BE"},
    Mark{{"\xef\xbb\xbf", 3}, "UTF-8"},    Mark{{"\xff\xfe", 2}, "UTF-16LE"},
    Mark{{"\xfe\xff", 2}, "UTF-16BE"},
};

bool isSame(QByteArrayView text, QByteArrayView name)
{
    return text.compare(name, Qt::CaseInsensitive) == 0;
}

} // namespace

std::optional<Charset> Charset::named(QByteArrayView name)
{
    constexpr qsizetype longestName = 40;
    const QByteArray label = name.trimmed().toByteArray();
    if (label.isEmpty() || label.size() > longestName)
        return std::nullopt;
    for (const char *part : {"ISO-8859-1", "ISO_8859-1", "latin1", "l1", "US-ASCII", "ASCII"}) {
        if (isSame(label, part))
            return Charset("windows-1252");
    }
    if (isSame(label, "utf8") || isSame(label, "utf-8"))
        return Charset();
    if (!QStringDecoder(label.constData()).isValid())
        return std::nullopt;
    return Charset(label.toUpper().startsWith("UTF") ? label.toUpper() : label);
}

std::optional<Charset> Charset::markedIn(QByteArrayView text)
{
    const auto mark =
        std::ranges::find_if(marks, [&](const Mark &known) { return text.startsWith(known.bytes); });
    return mark == marks.end() ? std::nullopt : std::optional(Charset(mark->charset));
}

bool Charset::isAsciiCompatible() const
{
    return !m_name.startsWith("UTF-16") && !m_name.startsWith("UTF-32");
}

Charset::Text Charset::decoded(QByteArrayView bytes) const
{
    // Not QString::fromUtf8(), which would swallow a byte order mark that somebody sent inside a text.
    constexpr QStringDecoder::Flags flags =
        QStringDecoder::Flag::ConvertInitialBom | QStringDecoder::Flag::Stateless;
    QStringDecoder decoder = m_name == Charset().m_name ? QStringDecoder(QStringDecoder::Utf8, flags)
                                                        : QStringDecoder(m_name.constData(), flags);
    const QString text = decoder.decode(bytes);
    return {text, !decoder.hasError()};
}

QByteArray declaredCharset(QByteArrayView contentType)
{
    static const QRegularExpression parameter(
        u";\\s*charset\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s;\"',]+))"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch found = parameter.match(QString::fromLatin1(contentType));
    return found.hasMatch() ? found.captured(found.lastCapturedIndex()).trimmed().toLatin1() : QByteArray();
}

ChosenCharset charsetOf(QByteArrayView bytes, QByteArrayView declared)
{
    if (const std::optional<Charset> marked = Charset::markedIn(bytes))
        return {*marked, {}};
    if (declared.isEmpty())
        return {};
    const std::optional<Charset> known = Charset::named(declared);
    const QString shown =
        core::harmless(QString::fromLatin1(declared.first(std::min<qsizetype>(declared.size(), 40))));
    if (!known)
        return {{},
                Words::tr("It declares the unknown character set “%1”, so it was read as UTF-8.").arg(shown)};
    if (known->isAsciiCompatible())
        return {*known, {}};
    if (!bytes.contains('\0'))
        return {
            {},
            Words::tr(
                "It declares the character set “%1”, but its bytes are not in it, so it was read as UTF-8.")
                .arg(shown)};
    if (known->name() != "UTF-16")
        return {*known, {}};
    // Without a mark it may be either. A form or a document starts with a character of ASCII.
    return {*Charset::named(bytes.startsWith('\0') ? "UTF-16BE" : "UTF-16LE"), {}};
}

QString invalidIn(const Charset &charset)
{
    if (charset.name() == Charset().name())
        return Words::tr("Its text is not valid UTF-8, and it declares no other character set.");
    return Words::tr("Its text is not valid in the character set that it declares, %1.")
        .arg(QString::fromLatin1(charset.name()));
}

Utf8Text readText(QByteArrayView bytes, QByteArrayView contentType)
{
    const ChosenCharset chosen = charsetOf(bytes, declaredCharset(contentType));
    const Charset::Text text = chosen.charset.decoded(bytes);
    Utf8Text read{bytes.toByteArray(), chosen.remark};
    if (!text.isValid && read.remark.isEmpty())
        read.remark = invalidIn(chosen.charset);
    if (text.isValid || chosen.charset.name() != Charset().name())
        read.utf8 = text.text.toUtf8();
    if (constexpr QByteArrayView mark = "\xef\xbb\xbf"; read.utf8.startsWith(mark))
        read.utf8.remove(0, mark.size());
    return read;
}

} // namespace http
