// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "gui/environment.h"
#include "workspace/draft_store.h"
#include "workspace/settings.h"

#include <QMainWindow>

#include <memory>

class QLabel;
class QProgressBar;

namespace roundtrip
{
class Desk;
}

namespace Ui
{
class MainWindow;
}

namespace gui
{

class DocumentLifecycle;
class DraftKeeper;
class EnvironmentSelector;
class ListenerStatus;
class MessageBar;
class NavigatorPane;
class PageOpener;
class PreviewPane;
class RequestDocument;
class RequestPane;
class RoundTripBook;
class RoundTripPane;
class SubmitController;

/// The one window: arranges the panes, and connects them with the document, the desk and the menus.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    /// `desk` has been started, `settings` and `drafts` are open; all outlive the window.
    MainWindow(const Environment &simulator, roundtrip::Desk *desk, workspace::Settings *settings,
               workspace::DraftStore *drafts, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Listens, shows what the journal knows, offers abandoned drafts, and opens `file`, or the sample
    /// when it is empty.
    void start(const QString &file);
    /// Where the desk keeps its journal, for "About".
    void setJournalFile(const QString &file);
    /// Something that is not the document's or a round trip's doing.
    void showProblem(const core::Error &error);
    /// Closes without a question; unsaved edits stay as a draft for the next start.
    void closeKeepingDraft();

signals:
    /// The person chose a theme; it is in the settings.
    void themeChosen();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void arrangePanes();
    void arrangeToolBar();
    void arrangeStatusBar();
    void restoreLayout();
    void saveLayout();

    void connectFileMenu();
    void connectEditMenu();
    void connectRoundTripMenu();
    void connectViewMenu();
    void connectHelpMenu();
    void connectDocument();
    void connectRoundTrips();
    void connectSubmit();

    void rememberHiddenPanes();

    void updateTitle();
    void updateFindings();
    void updateRecentFiles();
    void updateSubmit();
    void updateRoundTrip();
    void updateEnvironment();
    void offerDrafts();

    roundtrip::Desk *m_desk;
    workspace::Settings *m_settings;
    workspace::DraftStore *m_draftStore;
    std::unique_ptr<Ui::MainWindow> m_ui;
    RequestDocument *m_document;
    MessageBar *m_messages;
    EnvironmentSelector *m_environments;
    ListenerStatus *m_listener;
    NavigatorPane *m_navigator;
    RequestPane *m_requestPane;
    PreviewPane *m_preview;
    RoundTripPane *m_roundTripPane;
    QLabel *m_findings;
    QLabel *m_activity;
    QProgressBar *m_progress;
    QLabel *m_draftStatus;
    RoundTripBook *m_book;
    SubmitController *m_submit;
    PageOpener *m_pageOpener;
    DocumentLifecycle *m_lifecycle;
    DraftKeeper *m_drafts;
    QString m_journalFile;
    bool m_mayClose = false; ///< the person was asked, and wants to
    bool m_keepsDraft = false;
};

} // namespace gui
