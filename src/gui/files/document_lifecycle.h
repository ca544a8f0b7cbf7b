// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "workspace/settings.h"

#include <QObject>

#include <functional>

class QWidget;

namespace gui
{

class FileWatch;
class RequestPage;
class RequestTabs;

/// New, open, save, close: how requests get into tabs and files, and out of them. Before anything unsaved
/// would be lost, it asks.
class DocumentLifecycle : public QObject
{
    Q_OBJECT
public:
    using Next = std::function<void()>;

    /// Dialogs open over `window`. All of these outlive the object.
    DocumentLifecycle(RequestTabs *tabs, const FileWatch *watch, workspace::Settings *settings,
                      QWidget *window);

    void newFromSample();
    void newBlank();
    void open(const QString &file);
    /// The first few at once, the rest one by one, so that the window stays usable; asks first when there are
    /// many.
    void openAll(const QStringList &files);
    void openNoMore();  ///< leaves out those that have not been opened yet
    void chooseFiles(); ///< and opens them

    void save(); ///< the request in front
    void saveAs();
    void close(RequestPage *page);
    void closeCurrent();
    /// Goes on at once when no open request has unsaved changes; else asks once about all of them, and goes
    /// on when the user has saved them, or does not want to. Never, when the user cancels.
    void whenNothingIsLost(const Next &next);

signals:
    /// A file was opened or saved; it is the newest of the recent files.
    void succeeded();
    void failed(const QString &sentence);
    /// A file was opened that is not valid JSON: where, and why.
    void openedRaw(const QString &sentence);

private:
    void openLater(const QStringList &files);
    void openNext();
    void goOnOpening();
    void remember(const QString &file);
    void showRaw(RequestPage *page);
    void saveThen(RequestPage *page, const Next &next);
    void saveAsThen(RequestPage *page, const Next &next);
    void write(RequestPage *page, const QString &file, const Next &next);
    void askToOverwrite(RequestPage *page, const Next &next);
    void saveAll(const QList<RequestPage *> &pages, const Next &next);
    void askToSave(const QList<RequestPage *> &pages, const Next &next);

    RequestTabs *m_tabs;
    const FileWatch *m_watch;
    workspace::Settings *m_settings;
    QWidget *m_window;
    bool m_isAsking = false;
    QStringList m_waiting; ///< files to be opened
};

} // namespace gui
