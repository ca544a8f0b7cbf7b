// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "cpv2/payment_request.h"

#include <QDateTime>
#include <QFileSystemWatcher>
#include <QHash>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <optional>

namespace gui
{

class MessageBar;
class RequestPage;
class RequestTabs;

/// Notices when another program changes or deletes the file of an open request, and asks what to keep.
/// An edit is never lost over it: a reload is a step that can be undone. Files that are replaced instead of
/// rewritten are noticed too, and so is what happens while the system reports nothing (network drives): then
/// when the user comes back to the program.
class FileWatch : public QObject
{
    Q_OBJECT
public:
    /// Both outlive this.
    FileWatch(RequestTabs *tabs, MessageBar *messages, QObject *parent = nullptr);
    ~FileWatch() override;

    /// The request's file holds something else than the request was opened from or saved to last, and the
    /// user has not said that this does not matter. Reads the file if it has to.
    bool hasChangedOnDisk(RequestPage *page) const;

signals:
    void saveRequested(gui::RequestPage *page); ///< into its file, which is gone
    /// The user wants to see how the file's request differs from the one that is open.
    void comparisonRequested(gui::RequestPage *page, const cpv2::PaymentRequest &onDisk);

private:
    /// Tells one state of a file from another without reading it.
    struct Stamp {
        bool exists = false;
        qint64 size = 0;
        QDateTime written;
        QDateTime changed;
        bool operator==(const Stamp &) const = default;
    };
    /// What a file holds: a request, a raw text, or why it could not be read.
    struct Content {
        std::optional<cpv2::PaymentRequest> request;
        QByteArray raw;
        QString problem;
        bool operator==(const Content &other) const;
    };
    struct Known {
        QString file;
        Stamp stamp;
        std::optional<Content> content; ///< nothing for a recovered draft: it was never read
        int reading = 0;                ///< the latest look at the file; older ones say nothing any more
    };

    static Stamp stampOf(const QString &file);
    static Content contentOf(const QString &file);

    void follow(RequestPage *page);
    void forget(RequestPage *page);
    void remember(RequestPage *page);
    void watchPaths();
    void checkAll();
    void check(RequestPage *page);
    void compare(RequestPage *page, const Stamp &stamp, const Content &content);
    void tellChanged(RequestPage *page, const Stamp &stamp, const Content &content);
    void tellDeleted(RequestPage *page);
    void accept(RequestPage *page, const Stamp &stamp, const Content &content);

    RequestTabs *m_tabs;
    MessageBar *m_messages;
    QFileSystemWatcher m_watcher;
    QTimer m_settling; ///< editors write, rename and delete in quick succession
    QHash<RequestPage *, Known> m_known;
    int m_readings = 0;
    QThreadPool m_reader;
};

} // namespace gui
