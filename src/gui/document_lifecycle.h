// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "workspace/draft_store.h"
#include "workspace/settings.h"

#include <QObject>

#include <functional>

class QWidget;

namespace gui
{

class RequestDocument;

/// New, open, save: how the document gets its content and its file. Before anything unsaved would be
/// lost, it asks.
class DocumentLifecycle : public QObject
{
    Q_OBJECT
public:
    using Next = std::function<void()>;

    /// Dialogs stand on `window`. All outlive it.
    DocumentLifecycle(RequestDocument *document, workspace::Settings *settings, QWidget *window);

    // Each asks about unsaved changes first.
    void newFromSample();
    void newBlank();
    void open(const QString &file);
    void chooseFile(); ///< and opens it
    /// `recovered` when the draft is in the window.
    void restore(const workspace::Draft &draft, const Next &recovered);

    void save();
    void saveAs();
    /// Goes on at once when nothing is unsaved; else when the person has saved, or does not want to.
    /// Never, when the person cancels.
    void whenNothingIsLost(const Next &next);

signals:
    /// A file was opened or saved; it is the newest of the recent files.
    void succeeded();
    void failed(const QString &sentence);

private:
    void load(const QString &file);
    void remember(const QString &file);
    void save(const Next &next);
    void saveAs(const Next &next);
    void write(const QString &file, const Next &next);

    RequestDocument *m_document;
    workspace::Settings *m_settings;
    QWidget *m_window;
    bool m_isAsking = false;
};

} // namespace gui
