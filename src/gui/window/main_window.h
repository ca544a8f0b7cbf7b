// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/json.h"
#include "roundtrip/checks/check.h"
#include "roundtrip/destination.h"
#include "simulator/behaviour.h"
#include "simulator/faults.h"
#include "workspace/draft_store.h"
#include "workspace/profile_library.h"
#include "workspace/settings.h"

#include <QMainWindow>
#include <QPointer>

#include <memory>

class QLabel;
class QProgressBar;
class QPushButton;

namespace roundtrip
{
class Desk;
class RoundTrip;
} // namespace roundtrip

namespace Ui
{
class MainWindow;
}

namespace workspace
{
class EnvironmentStore;
class KeyRing;
} // namespace workspace

namespace gui
{

class ActiveProfile;
class CompareDialog;
class DestinationEffects;
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
class RequestsPage;
class RoundTripBook;
class RoundTripDisplay;
class RoundTripStrip;
class RoundTripsPage;
class Session;
class SimulatorFaultsBadge;
class SubmitController;
class TemplateMenu;
class Zoom;

/// The one window: arranges the panes, and connects them with the open requests, the desk and the menus.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    /// `desk` has been started, the others are open; all outlive the window.
    MainWindow(const roundtrip::Destination &simulator, workspace::EnvironmentStore *environments,
               workspace::KeyRing *keys, roundtrip::Desk *desk, workspace::Settings *settings,
               workspace::DraftStore *drafts, workspace::ProfileLibrary *profiles, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// listen() and openRequests().
    void start(const QStringList &files);
    /// Opens the files of the last session and then `files`, and offers abandoned drafts. With nothing to
    /// open there is the sample.
    void openRequests(const QStringList &files);
    /// Listens and shows what the journal knows. Can wait until the window has been painted.
    void listen();
    /// Opens the files and puts the window in front of the others, for another instance.
    void comeForward(const QStringList &files);
    /// The open requests.
    RequestTabs *tabs() const { return m_tabs; }
    /// A problem that no request or round trip has caused.
    void showProblem(const core::Error &error);
    /// The simulator kept a postback back, for this reason: asks whether postbacks may go there.
    void askAboutPostbacks(const QString &sentence);
    /// Closes without a question; unsaved edits stay as drafts for the next start.
    void closeKeepingDrafts();

signals:
    /// The user chose a theme; it is in the settings.
    void themeChosen();
    /// What the simulator is to do wrong from now on.
    void simulatorFaultsChosen(const simulator::Faults &faults);
    /// How the simulator is to behave where the contract is open.
    void simulatorBehaviourChosen(const simulator::Behaviour &behaviour);
    /// The simulator may send postbacks beyond this computer.
    void postbacksAllowed();
    /// The names by which listener and simulator are called besides their own.
    void allowedHostsChanged(const QList<QByteArray> &hosts);
    /// The listener shows this certificate now (a PEM file); empty: none.
    void listenerCertificateChanged(const QString &file);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void arrangePages();
    void arrangeToolBar();
    void arrangeStatusBar();
    void restoreLayout();
    void saveLayout();

    void connectFileMenu();
    void connectEditMenu();
    void goToField();
    void generate();
    PreviewPane *shownPreview();
    void connectPages();
    void showPage(QWidget *page);
    void showRoundTrip(const QString &id, const roundtrip::Proof &proof = {}, bool isAnswer = false);
    bool showsRequests() const;
    void connectRoundTripMenu();
    void connectViewMenu();
    void connectZoom(Zoom *zoom);
    void connectHelpMenu();
    void connectTabs();
    void connectRoundTrips();
    void connectSubmit();

    void follow(RequestPage *page);
    /// The round trip that the commands are about: the one that can be seen. nullptr for none.
    const roundtrip::RoundTrip *visibleRoundTrip() const;
    /// The one comparison there is.
    CompareDialog *comparison();
    void updateTitle();
    void updateCommands();
    void updateRecentFiles();
    void updateSubmit();
    void updateEnvironment();

    roundtrip::Desk *m_desk;
    workspace::Settings *m_settings;
    std::unique_ptr<Ui::MainWindow> m_ui;
    RequestTabs *m_tabs;
    MessageBar *m_messages;
    EnvironmentSelector *m_environments;
    ListenerStatus *m_listener;
    NavigatorPane *m_navigator;
    RoundTripStrip *m_strip;
    RequestsPage *m_requestsPage;
    RoundTripsPage *m_roundTripsPage;
    ActiveProfile *m_profile;
    QLabel *m_activity;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
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
    DestinationEffects *m_effects;
    RoundTripDisplay *m_roundTripDisplay;
    SimulatorFaultsBadge *m_simulatorFaults;
    QPointer<CompareDialog> m_comparison;
    bool m_mayClose = false; ///< the user was asked, and wants to
    bool m_keepsDrafts = false;
    bool m_opensStrip = false; ///< as soon as what was submitted is known
};

} // namespace gui
