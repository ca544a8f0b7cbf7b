// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/form.h"

#include "http/charset.h"

#include <algorithm>

namespace http
{

namespace
{

/// 0 to 15, or -1 for what is not a hexadecimal digit.
int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

QByteArray percentDecoded(QByteArrayView text)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool escape = text[i] == '%' && i + 2 < text.size();
        const int high = escape ? hexValue(text[i + 1]) : -1;
        const int low = escape ? hexValue(text[i + 2]) : -1;
        if (high >= 0 && low >= 0) {
            bytes += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            bytes += text[i] == '+' ? ' ' : text[i];
        }
    }
    return bytes;
}

QByteArray encoded(const QString &text)
{
    return text.toUtf8().toPercentEncoding(" *", "~").replace(' ', '+');
}

/// A name or value that is still encoded.
struct Pair {
    QByteArrayView name;
    QByteArrayView value;
};

QList<Pair> split(QByteArrayView form)
{
    QList<Pair> pairs;
    qsizetype begin = 0;
    while (begin < form.size() && pairs.size() < formFieldLimit) {
        qsizetype end = form.indexOf('&', begin);
        if (end < 0)
            end = form.size();
        const QByteArrayView pair = form.sliced(begin, end - begin);
        const qsizetype equals = pair.indexOf('=');
        if (equals >= 0)
            pairs.append({pair.first(equals), pair.sliced(equals + 1)});
        else if (!pair.isEmpty())
            pairs.append({pair, {}});
        begin = end + 1;
    }
    return pairs;
}

FormText decoded(const QList<Pair> &pairs, const Charset &charset)
{
    FormText form;
    bool isValid = true;
    const auto text = [&](QByteArrayView encoded) {
        const Charset::Text read = charset.decoded(percentDecoded(encoded));
        isValid = isValid && read.isValid;
        return read.text;
    };
    for (const Pair &pair : pairs)
        form.fields.append({text(pair.name), text(pair.value)});
    if (!isValid)
        form.remark = invalidIn(charset);
    return form;
}

/// What the sender's own field says (HTML, section 4.10.22.5).
QByteArray charsetField(const QList<Pair> &pairs)
{
    const auto field = std::ranges::find(pairs, QByteArrayView("_charset_"), &Pair::name);
    return field == pairs.end() ? QByteArray() : percentDecoded(field->value);
}

} // namespace

QList<FormField> parseForm(QByteArrayView encodedForm)
{
    return decoded(split(encodedForm), {}).fields;
}

FormText readForm(QByteArrayView body, QByteArrayView contentType)
{
    QByteArray declared = declaredCharset(contentType);
    // Where `&` is not one byte, or a mark comes first, the body is text as a whole. Else its escapes are
    // bytes of the character set.
    const bool isText = Charset::markedIn(body) || !charsetOf(body, declared).charset.isAsciiCompatible();
    const Utf8Text text = isText ? readText(body, contentType) : Utf8Text{body.toByteArray(), {}};
    const QList<Pair> pairs = split(text.utf8);
    if (declared.isEmpty())
        declared = charsetField(pairs);
    const ChosenCharset chosen = isText ? ChosenCharset() : charsetOf(text.utf8, declared);
    FormText form = decoded(pairs, chosen.charset);
    for (const QString &remark : {text.remark, chosen.remark}) {
        if (!remark.isEmpty())
            form.remark = remark;
    }
    return form;
}

QByteArray writeForm(const QList<FormField> &fields)
{
    QByteArray form;
    for (const FormField &field : fields) {
        if (!form.isEmpty())
            form += '&';
        form += encoded(field.name) + '=' + encoded(field.value);
    }
    return form;
}

} // namespace http
