// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/trips/browser_launch.h"

#include <QDesktopServices>
#include <QGuiApplication>
#include <QProcess>
#include <QStandardPaths>
#include <QTimer>
#include <QUrl>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace Qt::Literals::StringLiterals;

namespace gui
{

QString BrowserLaunch::desktopOpener()
{
    const QString platform = QGuiApplication::platformName();
    const bool isDesktop = platform == "xcb"_L1 || platform.startsWith("wayland"_L1);
    return isDesktop ? QStandardPaths::findExecutable(u"xdg-open"_s) : QString();
}

BrowserLaunch::BrowserLaunch(QObject *parent, const QString &opener, int graceForOpenerMs)
    : QObject(parent), m_opener(opener), m_graceMs(graceForOpenerMs)
{
}

void BrowserLaunch::open(const QUrl &url)
{
    if (m_opener.isEmpty())
        return end(QDesktopServices::openUrl(url) ? QString() : tr("The desktop did not open it."));

    // It may be the browser itself and outlive us, so it has no parent that would end it, and a session of
    // its own.
    auto *process = new QProcess;
    process->setStandardInputFile(QProcess::nullDevice());
    process->setStandardOutputFile(QProcess::nullDevice());
    process->setStandardErrorFile(QProcess::nullDevice());
#ifdef Q_OS_UNIX
    process->setChildProcessModifier([] { ::setsid(); });
#endif
    connect(process, &QProcess::finished, process, &QObject::deleteLater);
    connect(process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        if (status != QProcess::NormalExit)
            end(tr("%1 crashed.").arg(m_opener));
        else
            end(code == 0 ? QString() : tr("%1 failed (exit code %2).").arg(m_opener).arg(code));
    });
    connect(process, &QProcess::errorOccurred, this, [this, process](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart)
            return;
        process->deleteLater();
        end(tr("%1 cannot be started.").arg(m_opener));
    });
    QTimer::singleShot(m_graceMs, this, [this] {
        if (!std::exchange(m_hasOpened, true))
            emit opened();
    });
    process->start(m_opener, {url.toString(QUrl::FullyEncoded)});
}

void BrowserLaunch::end(const QString &problem)
{
    if (!problem.isEmpty()) {
        m_hasOpened = true;
        emit failed(problem);
    } else if (!std::exchange(m_hasOpened, true)) {
        emit opened();
    }
    deleteLater();
}

} // namespace gui
