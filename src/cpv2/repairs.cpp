// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/repairs.h"

#include "core/web_url.h"
#include "cpv2/fee_line.h"
#include "cpv2/money.h"
#include "cpv2/states.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace cpv2
{

namespace
{

bool isControl(QChar c)
{
    return c < u' ' || (c >= u'\x7f' && c <= u'\x9f');
}

/// The character at `i` is a surrogate without its other half.
bool isHalf(QStringView text, qsizetype i)
{
    if (text[i].isHighSurrogate())
        return i + 1 == text.size() || !text[i + 1].isLowSurrogate();
    return text[i].isLowSurrogate() && (i == 0 || !text[i - 1].isHighSurrogate());
}

template <typename Passes>
std::optional<QString> onlyIf(const QString &text, Passes passes)
{
    return passes(text) ? std::optional(text) : std::nullopt;
}

} // namespace

bool isEmail(const QString &text)
{
    static const QRegularExpression form(
        u"\\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@"
        "([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\\.)+[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])\\z"_s);
    return text.size() <= 254 && form.match(text).hasMatch(); // the longest there is (RFC 5321)
}

TextFault textFault(QStringView text)
{
    TextFault fault = TextFault::None;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i].isSurrogate() && isHalf(text, i))
            return TextFault::HalfCharacter;
        if (isControl(text[i]))
            fault = TextFault::Control;
    }
    return fault;
}

namespace repairs
{

std::optional<QString> amount(const QString &text)
{
    static const QRegularExpression form(
        u"\\A\\s*(?:USD)?\\s*(-?)\\s*\\$?\\s*([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(\\.[0-9]{1,4})?\\s*(?:USD)?\\s*\\z"_s);
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return {};
    const QString digits = match.captured(2).remove(u',');
    return onlyIf(match.captured(1) + digits + match.captured(3),
                  [](const QString &amount) { return bool(Money::parse(amount)); });
}

std::optional<QString> cents(const QString &amount)
{
    constexpr qint64 cent = 100; // in ten-thousandths
    const qsizetype point = amount.indexOf(u'.');
    const core::Result<Money> money = Money::parse(point < 0 ? amount : amount.left(point + 5));
    if (!money)
        return {};
    const qint64 count = money->tenThousandths();
    const qint64 away = count % cent < 0 ? -cent : cent;
    const qint64 cut = count - count % cent;
    const bool isRoundedAway = qAbs(count % cent) >= cent / 2;
    return Money::fromTenThousandths(isRoundedAway ? cut + away : cut, 2).toString();
}

std::optional<QString> feeLine(const QString &text)
{
    QString line;
    for (const QString &part : text.split(u'|')) {
        if (!line.isEmpty())
            line += part.contains(u':') ? u'|' : u'/';
        line += part;
    }
    return onlyIf(line, [](const QString &whole) { return bool(FeeLine::parse(whole)); });
}

std::optional<QString> email(const QString &text)
{
    QString address = text.trimmed();
    if (address.startsWith("mailto:"_L1, Qt::CaseInsensitive))
        address = address.sliced(7);
    return onlyIf(address, isEmail);
}

std::optional<QString> zip(const QString &text)
{
    static const QRegularExpression form(u"\\A\\s*([0-9]{5})\\s*[ -]?\\s*([0-9]{4})?\\s*\\z"_s);
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return {};
    const QString plus4 = match.captured(2);
    return match.captured(1) + (plus4.isEmpty() ? QString() : u'-' + plus4);
}

std::optional<QString> url(const QString &text)
{
    static const QRegularExpression whiteSpace(u"\\s"_s);
    static const QRegularExpression hostFirst(
        u"\\A[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,}(:[0-9]+)?/"_s);
    QString address = text.trimmed().replace(whiteSpace, u"%20"_s);
    if (hostFirst.match(address).hasMatch())
        address.prepend("https://"_L1);
    return onlyIf(address, [](const QString &whole) { return core::webUrl(whole).has_value(); });
}

QString plainText(const QString &text)
{
    QString plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'\n' || text[i] == u'\t')
            plain += u' ';
        else if (!isControl(text[i]) && !(text[i].isSurrogate() && isHalf(text, i)))
            plain += text[i];
    }
    return plain;
}

} // namespace repairs

} // namespace cpv2
