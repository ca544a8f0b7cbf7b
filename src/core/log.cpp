// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/log.h"

#include <QMutex>

#include <cstdio>
#include <cstdlib>

using namespace Qt::Literals::StringLiterals;

namespace core
{

namespace
{

// Qt's message handler is the whole program's, so what it needs is too.
QMutex redactionMutex;    // NOLINT: messages come from every thread
RedactionRules redaction; // NOLINT

const char *wordFor(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
        return "critical";
    case QtFatalMsg:
        return "fatal";
    }
    return "message";
}

RedactionRules currentRedaction()
{
    const QMutexLocker locker(&redactionMutex);
    return redaction;
}

void writeLine(QtMsgType type, const QMessageLogContext &, const QString &message)
{
    const QByteArray line =
        QByteArray(wordFor(type)) + ": " + oneLine(redact(message, currentRedaction())).toUtf8() + '\n';
    std::fwrite(line.constData(), 1, size_t(line.size()), stderr); // one call, so that lines stay whole
    if (type == QtFatalMsg)
        std::abort();
}

bool isSafe(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format: // the directions of writing are among them
    case QChar::Other_Surrogate:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return c != U'\\';
    }
}

QString escaped(char32_t c)
{
    if (c == U'\n')
        return u"\\n"_s;
    if (c == U'\\')
        return u"\\\\"_s;
    QString text;
    for (const char16_t unit : QChar::fromUcs4(c))
        text += u"\\u%1"_s.arg(uint(unit), 4, 16, QChar(u'0'));
    return text;
}

} // namespace

QString oneLine(const QString &text)
{
    QString line;
    for (const char32_t c : text.toUcs4())
        line += isSafe(c) ? QString::fromUcs4(&c, 1) : escaped(c);
    return line;
}

void logInLines()
{
    qInstallMessageHandler(writeLine);
}

void setLogRedaction(const RedactionRules &rules)
{
    const QMutexLocker locker(&redactionMutex);
    redaction = rules;
}

} // namespace core
