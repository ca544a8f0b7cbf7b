// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cli/output.h"

#include "core/harmless_text.h"

#include <QFile>

#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace cli
{

void Output::line(const QString &text)
{
    *m_stream << core::oneLine(text) << '\n';
}

void Output::jsonLine(const QString &text)
{
    *m_stream << core::escapedWhereHarmful(text) << '\n';
}

void Output::say(const QString &text)
{
    line(text);
    flush();
}

void Output::block(const QString &text)
{
    *m_stream << core::harmless(text, QChar::ReplacementCharacter, u"\n");
}

void Output::document(QByteArrayView utf8)
{
    constexpr qsizetype piece = 64 * 1024; // a large document is not held a second time, in UTF-16
    while (!utf8.isEmpty()) {
        const qsizetype lineEnd = utf8.size() > piece ? utf8.indexOf('\n', piece) : -1;
        const qsizetype length = lineEnd < 0 ? utf8.size() : lineEnd + 1;
        *m_stream << QString::fromUtf8(utf8.first(length));
        utf8 = utf8.sliced(length);
    }
}

void Output::replaceLine(const QString &text)
{
    *m_stream << u"\r\x1b[K"_s << core::oneLine(text) << Qt::flush; // back to its beginning, and cleared
}

void Output::flush()
{
    m_stream->flush();
}

bool Output::isTerminal() const
{
    const auto *file = qobject_cast<QFile *>(m_stream->device());
    return file && ::isatty(file->handle());
}

bool Output::hasFailed() const
{
    return m_stream->status() == QTextStream::WriteFailed;
}

} // namespace cli
