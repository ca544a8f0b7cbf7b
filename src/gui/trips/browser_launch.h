// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QString>

class QUrl;

namespace gui
{

/// Asks the desktop to open one web page, and watches what comes of it: the program that does it for the
/// desktop may fail long after it was started. Deletes itself once that program has ended.
class BrowserLaunch : public QObject
{
    Q_OBJECT
public:
    /// The desktop's program for opening addresses. Empty where Qt has a better way than a program, or where
    /// there is none; then nothing can be watched.
    static QString desktopOpener();
    /// Called so long without having ended, the program is taken to be the browser itself.
    static constexpr int graceMs = 5000;

    explicit BrowserLaunch(QObject *parent = nullptr, const QString &opener = desktopOpener(),
                           int graceForOpenerMs = graceMs);
    void open(const QUrl &url);

signals:
    /// As far as anybody can know. At most once.
    void opened();
    /// At most once; may follow opened().
    void failed(const QString &why);

private:
    void end(const QString &problem);

    QString m_opener;
    int m_graceMs;
    bool m_hasOpened = false;
};

} // namespace gui
