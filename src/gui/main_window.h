// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "gui/environment.h"
#include "workspace/draft_store.h"
#include "workspace/profile_library.h"
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

class ActiveProfile;
class DocumentLifecycle;
class DraftRecovery;
class EnvironmentSelector;
class FileWatch;
class ImportExport;
class ListenerStatus;
class MessageBar;
class NavigatorPane;
class PageOpener;
class PreviewPane;
class RecentFilesMenu;
class RequestPage;
class RequestTabs;
class RoundTripBook;
class RoundTripPane;
class Session;
class SubmitController;
class TemplateMenu;

/// The one window: arranges the panes, and connects them with the open requests, the desk and the menus.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    /// `desk` has been started, the others are open; all outlive the window.
    MainWindow(const Environment &simulator, roundtrip::Desk *desk, workspace::Settings *settings,
               workspace::DraftStore *drafts, workspace::ProfileLibrary *profiles, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Listens, shows what the journal knows, opens the files of the last session and then `files`, and
    /// offers abandoned drafts. With nothing to open there is the sample.
    void start(const QStringList &files);
    /// Where the desk keeps its journal, for "About".
    void setJournalFile(const QString &file);
    /// The open requests.
    RequestTabs *tabs() const { return m_tabs; }
    /// Something that is not a request's or a round trip's doing.
    void showProblem(const core::Error &error);
    /// Closes without a question; unsaved edits stay as drafts for the next start.
    void closeKeepingDrafts();

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
    void goToField();
    PreviewPane *shownPreview();
    void connectRoundTripMenu();
    void connectViewMenu();
    void connectHelpMenu();
    void connectTabs();
    void connectRoundTrips();
    void connectSubmit();

    void follow(RequestPage *page);
    void updateTitle();
    void updateRecentFiles();
    void updateSubmit();
    void updateRoundTrip();
    void updateEnvironment();

    roundtrip::Desk *m_desk;
    workspace::Settings *m_settings;
    std::unique_ptr<Ui::MainWindow> m_ui;
    RequestTabs *m_tabs;
    MessageBar *m_messages;
    EnvironmentSelector *m_environments;
    ListenerStatus *m_listener;
    NavigatorPane *m_navigator;
    RoundTripPane *m_roundTripPane;
    ActiveProfile *m_profile;
    QLabel *m_activity;
    QProgressBar *m_progress;
    RoundTripBook *m_book;
    SubmitController *m_submit;
    PageOpener *m_pageOpener;
    FileWatch *m_fileWatch;
    DocumentLifecycle *m_lifecycle;
    ImportExport *m_importExport;
    RecentFilesMenu *m_recentFiles;
    TemplateMenu *m_templates;
    DraftRecovery *m_draftRecovery;
    Session *m_session;
    QString m_journalFile;
    bool m_mayClose = false; ///< the person was asked, and wants to
    bool m_keepsDrafts = false;
};

} // namespace gui
