// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/form.h"

#include <QStringDecoder>

namespace http
{

namespace
{

/// 0 to 15, or -1 for what is no hexadecimal digit.
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

QString decoded(QByteArrayView text)
{
    // Not QString::fromUtf8(), which would swallow a byte order mark that somebody sent.
    QStringDecoder utf8(QStringDecoder::Utf8,
                        QStringDecoder::Flag::ConvertInitialBom | QStringDecoder::Flag::Stateless);
    return utf8.decode(percentDecoded(text));
}

QByteArray encoded(const QString &text)
{
    return text.toUtf8().toPercentEncoding(" *", "~").replace(' ', '+');
}

} // namespace

QList<FormField> parseForm(QByteArrayView encodedForm)
{
    QList<FormField> fields;
    qsizetype begin = 0;
    while (begin < encodedForm.size() && fields.size() < formFieldLimit) {
        qsizetype end = encodedForm.indexOf('&', begin);
        if (end < 0)
            end = encodedForm.size();
        const QByteArrayView pair = encodedForm.sliced(begin, end - begin);
        const qsizetype equals = pair.indexOf('=');
        if (equals >= 0)
            fields.append({decoded(pair.first(equals)), decoded(pair.sliced(equals + 1))});
        else if (!pair.isEmpty())
            fields.append({decoded(pair), {}});
        begin = end + 1;
    }
    return fields;
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
