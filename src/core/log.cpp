// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/log.h"

#include "core/harmless_text.h"

#include <QMutex>

#include <cstdio>
#include <cstdlib>

using namespace Qt::Literals::StringLiterals;

namespace core
{

namespace
{

// Qt's message handler is the whole program's, so what it needs is too.
QMutex redactorMutex;                // NOLINT: messages come from every thread
Redactor redactor{RedactionRules()}; // NOLINT

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

Redactor currentRedactor()
{
    const QMutexLocker locker(&redactorMutex);
    return redactor;
}

void writeLine(QtMsgType type, const QMessageLogContext &, const QString &message)
{
    const QByteArray line =
        QByteArray(wordFor(type)) + ": " + oneLine(currentRedactor().redact(message)).toUtf8() + '\n';
    std::fwrite(line.constData(), 1, size_t(line.size()), stderr); // one call, so that lines stay whole
    if (type == QtFatalMsg)
        std::abort();
}

} // namespace

void logInLines()
{
    qInstallMessageHandler(writeLine);
}

void setLogRedaction(const RedactionRules &rules)
{
    const Redactor made(rules);
    const QMutexLocker locker(&redactorMutex);
    redactor = made;
}

} // namespace core
