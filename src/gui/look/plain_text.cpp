// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/look/plain_text.h"

#include "core/harmless_text.h"

#include <QList>
#include <QStringDecoder>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

namespace
{

QString escaped(char byte)
{
    return u"\\x%1"_s.arg(int(quint8(byte)), 2, 16, QChar(u'0'));
}

bool isPrintable(char32_t character)
{
    return character == U'\n' || character == U'\t' || core::isHarmless(character);
}

/// The length of the well-formed UTF-8 sequence that `bytes` starts with, by its first byte; 1 for others.
qsizetype sequenceLength(QByteArrayView bytes)
{
    const quint8 first = quint8(bytes.front());
    const qsizetype length = first < 0xc2 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 1;
    return qMin(length, bytes.size());
}

/// The printable character that a sequence encodes; empty when it encodes none.
QString characterOf(QByteArrayView sequence)
{
    if (sequence.size() == 1)
        return isPrintable(quint8(sequence.front())) && quint8(sequence.front()) < 0x80
                   ? QString(QLatin1Char(sequence.front()))
                   : QString();
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString character = decoder(sequence);
    const QList<uint> points = character.toUcs4();
    return !decoder.hasError() && points.size() == 1 && isPrintable(points.first()) ? character : QString();
}

} // namespace

QString plainToolTip(const QString &text)
{
    if (text.isEmpty())
        return {};
    return u"<p style=\"white-space: pre-wrap\">%1</p>"_s.arg(text.toHtmlEscaped());
}

QString oneLine(const QString &text, qsizetype limit)
{
    const QString line = core::harmless(text.left(limit), u' ');
    return text.size() > limit ? line + u'…' : line;
}

QString printable(QByteArrayView bytes)
{
    QString text;
    text.reserve(bytes.size());
    while (!bytes.isEmpty()) {
        const QByteArrayView sequence = bytes.first(sequenceLength(bytes));
        const QString character = characterOf(sequence);
        if (bytes.startsWith("\r\n")) {
            bytes = bytes.sliced(1);
        } else if (!character.isEmpty()) {
            text += character;
            bytes = bytes.sliced(sequence.size());
        } else {
            text += escaped(bytes.front());
            bytes = bytes.sliced(1);
        }
    }
    return text;
}

QString beginningOf(QByteArrayView bytes)
{
    constexpr qsizetype limit = 64 * 1024;
    const QString text = printable(bytes.first(qMin(bytes.size(), limit)));
    return bytes.size() > limit ? text + u"\n…"_s : text;
}

QString hexDump(QByteArrayView bytes)
{
    constexpr qsizetype perLine = 16;
    QString text;
    for (qsizetype offset = 0; offset < bytes.size(); offset += perLine) {
        const QByteArrayView line = bytes.sliced(offset, qMin(perLine, bytes.size() - offset));
        QString ascii;
        for (const char byte : line)
            ascii += byte >= 0x20 && byte < 0x7f ? QLatin1Char(byte) : QLatin1Char('.');
        const QString pairs = QString::fromLatin1(line.toByteArray().toHex(' '));
        text += u"%1  %2  %3\n"_s.arg(qint64(offset), 8, 16, QChar(u'0'))
                    .arg(pairs, -(3 * perLine - 1))
                    .arg(ascii);
    }
    return text;
}

} // namespace gui
