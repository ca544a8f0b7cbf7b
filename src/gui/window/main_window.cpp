// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/window/main_window.h"

#include "cpv2/new_transaction.h"
#include "gui/compare/compare_dialog.h"
#include "gui/files/document_lifecycle.h"
#include "gui/files/draft_recovery.h"
#include "gui/files/file_drop.h"
#include "gui/files/file_watch.h"
#include "gui/files/import_export.h"
#include "gui/files/recent_files_menu.h"
#include "gui/files/session.h"
#include "gui/look/live_frame.h"
#include "gui/look/message_bar.h"
#include "gui/look/screen_fit.h"
#include "gui/look/wheel_guard.h"
#include "gui/look/zoom.h"
#include "gui/request/active_profile.h"
#include "gui/request/draft_keeper.h"
#include "gui/request/generate_dialog.h"
#include "gui/request/go_to_field.h"
#include "gui/request/preview_pane.h"
#include "gui/request/request_document.h"
#include "gui/request/request_menu.h"
#include "gui/request/request_page.h"
#include "gui/request/request_pane.h"
#include "gui/request/request_status.h"
#include "gui/request/request_tabs.h"
#include "gui/request/template_menu.h"
#include "gui/setup/doctor_dialog.h"
#include "gui/setup/environment_selector.h"
#include "gui/setup/listener_status.h"
#include "gui/setup/simulator_faults_badge.h"
#include "gui/trips/page_opener.h"
#include "gui/trips/replay_dialog.h"
#include "gui/trips/round_trip_book.h"
#include "gui/trips/round_trip_strip.h"
#include "gui/trips/round_trips_page.h"
#include "gui/window/destination_effects.h"
#include "gui/window/help.h"
#include "gui/window/navigator_pane.h"
#include "gui/window/requests_page.h"
#include "gui/window/round_trip_display.h"
#include "gui/window/shortcuts_page.h"
#include "gui/window/submit_controller.h"
#include "gui/window/view_menu.h"
#include "roundtrip/desk.h"
#include "roundtrip/doctor.h"
#include "ui_main_window.h"

#include <QActionGroup>
#include <QClipboard>
#include <QCloseEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QRandomGenerator>
#include <QScreen>
#include <QToolButton>
#include <QUndoGroup>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

namespace
{

constexpr QSize firstSize(1440, 900);
constexpr int recentRoundTrips = 200;

/// In the form, and its line in the preview.
void showField(const RequestPage *page, const core::JsonPointer &at)
{
    page->preview()->goTo(at);
    page->form()->showPlace(at);
}

} // namespace

MainWindow::MainWindow(const roundtrip::Destination &simulator, workspace::EnvironmentStore *environments,
                       workspace::KeyRing *keys, roundtrip::Desk *desk, workspace::Settings *settings,
                       workspace::DraftStore *drafts, workspace::ProfileLibrary *profiles, QWidget *parent)
    : QMainWindow(parent), m_desk(desk), m_settings(settings), m_ui(std::make_unique<Ui::MainWindow>()),
      m_tabs(new RequestTabs(drafts))
{
    new WheelGuard(this);
    auto *zoom = new Zoom(settings, this);
    m_ui->setupUi(this);
    m_messages = m_ui->messages;
    m_environments = new EnvironmentSelector(simulator, environments, keys, this);
    m_listener = new ListenerStatus(desk, settings, m_messages, this);
    m_book = new RoundTripBook(desk, this);
    m_submit = new SubmitController(m_tabs, desk, settings, m_messages, this);
    m_pageOpener = new PageOpener(desk, m_messages, this);
    m_fileWatch = new FileWatch(m_tabs, m_messages, this);
    m_lifecycle = new DocumentLifecycle(m_tabs, m_fileWatch, settings, this);
    m_importExport = new ImportExport({.document = [this] { return m_tabs->currentDocument(); },
                                       .place = [this] { return m_tabs->current()->form()->place(); },
                                       .destination = [this] { return m_environments->current(); },
                                       .roundTrip =
                                           [this] {
                                               return visibleRoundTrip();
                                           }},
                                      this);
    m_recentFiles = new RecentFilesMenu(m_ui->menuOpenRecent, settings, this);
    m_templates = new TemplateMenu(m_ui->menuNewFrom, workspace::TemplateFolder(), m_tabs, this);
    m_draftRecovery = new DraftRecovery(m_tabs, drafts, m_messages, this);
    m_session = new Session(m_tabs, settings, this);
    m_profile = new ActiveProfile(m_tabs, profiles, settings, m_messages, this);
    m_effects = new DestinationEffects(m_environments, m_tabs, desk, settings, m_messages, this);

    arrangePages();
    arrangeToolBar();
    arrangeStatusBar();
    restoreLayout();

    connectFileMenu();
    connectEditMenu();
    connectPages();
    connectRoundTripMenu();
    connectViewMenu();
    connectZoom(zoom);
    connectHelpMenu();
    connectTabs();
    connectRoundTrips();
    connectSubmit();
    updateTitle();
    updateRecentFiles();
    m_roundTripDisplay->update();
    updateEnvironment();
}

MainWindow::~MainWindow()
{
    delete m_tabs; // while those who follow them are still there
}

void MainWindow::start(const QStringList &files)
{
    listen();
    openRequests(files);
}

void MainWindow::openRequests(const QStringList &files)
{
    m_session->begin();
    m_lifecycle->openAll(files);
    m_draftRecovery->offer();
    m_tabs->current()->form()->focusFirstField(); // not the first button, which would send
}

void MainWindow::listen()
{
    m_listener->listen();
    m_desk->loadRecent(recentRoundTrips);
}

void MainWindow::showProblem(const core::Error &error)
{
    m_messages->post(error.code, MessageBar::Kind::Problem, error.sentence);
}

void MainWindow::askAboutPostbacks(const QString &sentence)
{
    m_messages->post(u"postbackRefused"_s, MessageBar::Kind::Warning,
                     tr("The simulator did not send a postback. %1").arg(sentence),
                     {{tr("Allow until I quit"), [this] {
                           emit postbacksAllowed();
                       }}});
}

// ---- arranging

void MainWindow::arrangePages()
{
    m_navigator = new NavigatorPane(m_tabs, this);
    m_strip = new RoundTripStrip(this);
    m_requestsPage = new RequestsPage(m_navigator, m_tabs, m_strip, m_settings, this);
    m_roundTripsPage = new RoundTripsPage(m_desk, m_desk->journalFile(), m_messages, this);
    m_ui->pages->addWidget(m_requestsPage);
    m_ui->pages->addWidget(m_roundTripsPage);
    m_roundTripDisplay = new RoundTripDisplay({.book = m_book,
                                               .environments = m_environments,
                                               .tabs = m_tabs,
                                               .navigator = m_navigator,
                                               .strip = m_strip,
                                               .visible = [this] { return visibleRoundTrip(); },
                                               .openPage = m_ui->actionOpenPage,
                                               .copyPageAddress = m_ui->actionCopyPageAddress,
                                               .replay = m_ui->actionReplay},
                                              this);

    const auto *drop = new FileDrop(this);
    connect(drop, &FileDrop::dropped, m_lifecycle, &DocumentLifecycle::openAll);
}

void MainWindow::arrangeToolBar()
{
    QToolBar *bar = m_ui->toolBar;
    bar->insertWidget(m_ui->actionSubmit, m_environments);

    const auto button = [bar](QAction *action, const QString &name) {
        auto *made = qobject_cast<QToolButton *>(bar->widgetForAction(action));
        made->setObjectName(name);
        made->setFocusPolicy(Qt::TabFocus);
        made->setAutoRaise(false);
        return made;
    };
    button(m_ui->actionSubmit, u"submitButton"_s)->setProperty("primary", true);
    button(m_ui->actionOpenPage, u"openPageButton"_s);
    button(m_ui->actionCompare, u"compareButton"_s);

    const auto addSpace = [bar] {
        auto *space = new QWidget(bar);
        space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        bar->addWidget(space);
    };
    addSpace();
    for (QAction *action : {m_ui->actionRequests, m_ui->actionRoundTrips}) {
        bar->addAction(action);
        button(action, action->objectName() + u"Button"_s)->setProperty("switch", true);
    }
    addSpace();
    bar->addWidget(m_listener);
}

void MainWindow::arrangeStatusBar()
{
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setContentsMargins(12, 0, 0, 0);
    statusBar()->addWidget(m_profile);
    new RequestStatus(m_tabs, statusBar());
    m_activity = statusLabel(u"activity"_s, this);
    m_progress = new QProgressBar(this);
    m_progress->setObjectName("progress"_L1);
    m_progress->setAccessibleName(tr("Submitting"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setMaximumSize(120, 10);
    statusBar()->addWidget(m_progress);
    m_cancel = new QPushButton(tr("&Cancel"), this);
    m_cancel->setObjectName("cancelButton"_L1);
    m_cancel->setToolTip(m_ui->actionCancel->toolTip());
    m_cancel->setProperty("compact", true);
    m_cancel->setAutoDefault(false);
    connect(m_cancel, &QPushButton::clicked, m_submit, &SubmitController::cancel);
    statusBar()->addWidget(m_cancel);
    statusBar()->addWidget(m_activity);
    m_simulatorFaults = new SimulatorFaultsBadge(this);
    statusBar()->addPermanentWidget(m_simulatorFaults);
}

void MainWindow::restoreLayout()
{
    if (!restoreGeometry(m_settings->get(workspace::setting::windowGeometry)))
        resizeToFit(this, firstSize);
    m_requestsPage->restoreLayout();
    m_roundTripsPage->restoreLayout(m_settings->get(workspace::setting::roundTripColumns));
}

void MainWindow::saveLayout()
{
    m_settings->set(workspace::setting::windowGeometry, saveGeometry());
    m_settings->set(workspace::setting::roundTripColumns, m_roundTripsPage->saveLayout());
    m_requestsPage->saveLayout();
}

// ---- connecting

void MainWindow::connectFileMenu()
{
    connect(m_ui->actionNew, &QAction::triggered, m_lifecycle, &DocumentLifecycle::newFromSample);
    connect(m_ui->actionNewBlank, &QAction::triggered, m_lifecycle, &DocumentLifecycle::newBlank);
    for (const QAction *action : {m_ui->actionNew, m_ui->actionNewBlank})
        connect(action, &QAction::triggered, this, [this] { m_tabs->current()->form()->focusFirstField(); });
    connect(m_ui->actionGenerate, &QAction::triggered, this, &MainWindow::generate);
    connect(m_ui->actionOpen, &QAction::triggered, m_lifecycle, &DocumentLifecycle::chooseFiles);
    connect(m_ui->actionSave, &QAction::triggered, m_lifecycle, &DocumentLifecycle::save);
    connect(m_ui->actionSaveAs, &QAction::triggered, m_lifecycle, &DocumentLifecycle::saveAs);
    connect(m_ui->actionSaveTemplate, &QAction::triggered, m_templates, &TemplateMenu::saveAsTemplate);
    connect(m_ui->actionCloseRequest, &QAction::triggered, m_lifecycle, &DocumentLifecycle::closeCurrent);
    connect(m_ui->actionQuit, &QAction::triggered, this, &QWidget::close);
    m_ui->actionReopenFiles->setChecked(m_settings->get(workspace::setting::reopenFiles));
    connect(m_ui->actionReopenFiles, &QAction::toggled, this,
            [this](bool on) { m_settings->set(workspace::setting::reopenFiles, on); });
    connect(m_templates, &TemplateMenu::failed, this, [this](const QString &sentence) {
        showProblem({u"template"_s, sentence});
    });
    connect(m_ui->actionDuplicateTransaction, &QAction::triggered, this, [this] {
        m_tabs->current()->finishEditing();
        m_tabs->openRequest(cpv2::asNewTransaction(m_tabs->currentDocument()->request(),
                                                   QRandomGenerator::system()->generate64()),
                            m_tabs->current()->name());
    });
    m_importExport->fill(m_ui->menuImport, m_ui->menuExport);
    connect(m_importExport, &ImportExport::opened, m_tabs, &RequestTabs::openRequest);
    connect(m_importExport, &ImportExport::failed, this, &MainWindow::showProblem);
    connect(m_recentFiles, &RecentFilesMenu::chosen, m_lifecycle, &DocumentLifecycle::open);
    connect(m_recentFiles, &RecentFilesMenu::cleared, this, &MainWindow::updateRecentFiles);
    connect(m_lifecycle, &DocumentLifecycle::succeeded, this, [this] {
        updateRecentFiles();
        m_messages->dismiss(u"document"_s);
    });
    connect(m_lifecycle, &DocumentLifecycle::failed, this, [this](const QString &sentence) {
        showProblem({u"document"_s, sentence});
    });
    connect(m_lifecycle, &DocumentLifecycle::openedRaw, this, [this](const QString &sentence) {
        m_messages->post(u"document"_s, MessageBar::Kind::Warning, sentence);
    });
    connect(m_navigator, &NavigatorPane::fileActivated, m_lifecycle, &DocumentLifecycle::open);
}

void MainWindow::connectEditMenu()
{
    QAction *undo = m_tabs->undoGroup()->createUndoAction(this, tr("&Undo"));
    QAction *redo = m_tabs->undoGroup()->createRedoAction(this, tr("&Redo"));
    undo->setShortcut(QKeySequence::Undo);
    redo->setShortcuts({QKeySequence(tr("Ctrl+Shift+Z")), QKeySequence(tr("Ctrl+Y"))});
    m_ui->menuEdit->insertActions(m_ui->actionCopyJson, {undo, redo});
    m_ui->menuEdit->insertSeparator(m_ui->actionCopyJson);
    connect(m_ui->actionEditJson, &QAction::triggered, this, [this] {
        PreviewPane *preview = shownPreview();
        preview->setEditing(!preview->isEditing());
    });
    connect(m_ui->actionFind, &QAction::triggered, this, [this] {
        if (showsRequests())
            shownPreview()->find();
        else
            m_roundTripsPage->find();
    });
    connect(m_ui->actionFindNext, &QAction::triggered, this, [this] { shownPreview()->findNext(); });
    connect(m_ui->actionFindPrevious, &QAction::triggered, this, [this] { shownPreview()->findPrevious(); });
    connect(m_ui->actionCopyJson, &QAction::triggered, this, [this] {
        m_tabs->current()->finishEditing();
        QGuiApplication::clipboard()->setText(QString::fromUtf8(m_tabs->currentDocument()->bytes()));
    });
    connect(m_ui->actionFindInNavigator, &QAction::triggered, this, [this] {
        m_ui->actionShowNavigator->setChecked(true);
        m_navigator->find();
    });
    connect(m_ui->actionGoToField, &QAction::triggered, this, &MainWindow::goToField);
    connect(m_ui->actionCompare, &QAction::triggered, this, [this] { comparison()->compareCurrent(); });
    connect(m_fileWatch, &FileWatch::comparisonRequested, this,
            [this](RequestPage *page, const cpv2::PaymentRequest &onDisk) {
                comparison()->compareWithDisk(page, onDisk);
            });
    new RequestMenu(m_ui->menuRequest, m_tabs, this);
}

/// A command of the preview brings it back when it is hidden.
PreviewPane *MainWindow::shownPreview()
{
    m_ui->actionShowPreview->setChecked(true);
    return m_tabs->current()->preview();
}

/// Shows the field in the form and its line in the preview.
void MainWindow::goToField()
{
    RequestPage *page = m_tabs->current();
    auto *popup = new GoToField(page->document()->request(), this);
    popup->setAttribute(Qt::WA_DeleteOnClose);
    connect(popup, &GoToField::chosen, page, [page](const core::JsonPointer &at) { showField(page, at); });
    popup->open();
}

void MainWindow::generate()
{
    cpv2::GeneratorOptions options;
    options.profile = m_tabs->currentDocument()->profile();
    auto *dialog = new GenerateDialog(options, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog] { m_tabs->openRequest(dialog->request(), dialog->suggestedName()); });
    dialog->open();
}

void MainWindow::connectPages()
{
    auto *pages = new QActionGroup(this);
    pages->addAction(m_ui->actionRequests);
    pages->addAction(m_ui->actionRoundTrips);
    m_ui->actionRoundTrips->setShortcuts({QKeySequence(tr("Ctrl+3")), QKeySequence(tr("Ctrl+H"))});
    connect(m_ui->actionRequests, &QAction::triggered, this, [this] { showPage(m_requestsPage); });
    connect(m_ui->actionRoundTrips, &QAction::triggered, this, [this] { showPage(m_roundTripsPage); });
    connect(m_tabs, &RequestTabs::currentChanged, this, [this] { showPage(m_requestsPage); });
    connect(m_strip, &RoundTripStrip::pageRequested, this, [this] { showRoundTrip(m_strip->roundTripId()); });
    connect(m_strip, &RoundTripStrip::proofChosen, this,
            [this](const roundtrip::Proof &proof, bool isAnswer) {
                showRoundTrip(m_strip->roundTripId(), proof, isAnswer);
            });
    connect(m_navigator, &NavigatorPane::roundTripOpened, this,
            [this](const QString &id) { showRoundTrip(id); });
    connect(m_navigator, &NavigatorPane::unmatchedActivated, this, [this] {
        showPage(m_roundTripsPage);
        m_roundTripsPage->showUnmatched();
    });
    connect(m_roundTripsPage, &RoundTripsPage::requestOpened, this,
            [this](const roundtrip::RoundTrip &trip) { m_tabs->openRequest(trip.request(), trip.title()); });
    connect(m_roundTripsPage, &RoundTripsPage::roundTripChanged, m_roundTripDisplay,
            &RoundTripDisplay::updateCommands);
}

void MainWindow::showPage(QWidget *page)
{
    if (m_ui->pages->currentWidget() == page)
        return;
    m_ui->pages->setCurrentWidget(page);
    (showsRequests() ? m_ui->actionRequests : m_ui->actionRoundTrips)->setChecked(true);
    updateCommands();
    m_roundTripDisplay->updateCommands();
}

void MainWindow::showRoundTrip(const QString &id, const roundtrip::Proof &proof, bool isAnswer)
{
    showPage(m_roundTripsPage);
    m_roundTripsPage->showRoundTrip(id, proof, isAnswer);
}

bool MainWindow::showsRequests() const
{
    return m_ui->pages->currentWidget() == m_requestsPage;
}

const roundtrip::RoundTrip *MainWindow::visibleRoundTrip() const
{
    if (showsRequests())
        return m_book->current();
    const roundtrip::RoundTrip &trip = m_roundTripsPage->roundTrip();
    return trip.exchanges().isEmpty() ? nullptr : &trip;
}

void MainWindow::connectRoundTripMenu()
{
    m_ui->actionReplaceCallbacks->setChecked(m_settings->get(workspace::setting::replaceCallbacks));
    m_ui->actionOpenAutomatically->setChecked(m_settings->get(workspace::setting::openPageAutomatically));
    connect(m_ui->actionReplaceCallbacks, &QAction::toggled, this, [this](bool on) {
        m_settings->set(workspace::setting::replaceCallbacks, on);
        m_submit->prepareAll();
        updateEnvironment();
    });
    connect(m_ui->actionOpenAutomatically, &QAction::toggled, this,
            [this](bool on) { m_settings->set(workspace::setting::openPageAutomatically, on); });
    connect(m_ui->actionListenerPort, &QAction::triggered, m_listener, &ListenerStatus::choosePort);
    connect(m_ui->actionSimulatorFaults, &QAction::triggered, m_simulatorFaults,
            &SimulatorFaultsBadge::choose);
    connect(m_simulatorFaults, &SimulatorFaultsBadge::chosen, this, &MainWindow::simulatorFaultsChosen);
    connect(m_simulatorFaults, &SimulatorFaultsBadge::behaviourChosen, this,
            &MainWindow::simulatorBehaviourChosen);
    connect(m_listener, &ListenerStatus::allowedHostsChanged, this, &MainWindow::allowedHostsChanged);
    connect(m_listener, &ListenerStatus::certificateChanged, this, &MainWindow::listenerCertificateChanged);
    connect(m_listener, &ListenerStatus::changed, m_submit, &SubmitController::prepareAll);
    connect(m_listener, &ListenerStatus::changed, m_effects, &DestinationEffects::updateReachability);
    connect(m_ui->actionOpenPage, &QAction::triggered, this, [this] {
        if (const roundtrip::RoundTrip *trip = visibleRoundTrip())
            m_pageOpener->open(*trip);
    });
    connect(m_ui->actionReplay, &QAction::triggered, this, [this] {
        if (const roundtrip::RoundTrip *trip = visibleRoundTrip())
            ReplayDialog::openFor(m_desk, *trip, 0, this);
    });
    connect(m_ui->actionCopyPageAddress, &QAction::triggered, this, [this] {
        if (const roundtrip::RoundTrip *trip = visibleRoundTrip())
            QGuiApplication::clipboard()->setText(trip->pageUrl().toString(QUrl::FullyEncoded));
    });
}

void MainWindow::connectViewMenu()
{
    using Choice = workspace::Settings::Theme;
    auto *menu = new ViewMenu(m_settings, this);
    menu->setThemes({{m_ui->actionThemeSystem, Choice::System},
                     {m_ui->actionThemeLight, Choice::Light},
                     {m_ui->actionThemeDark, Choice::Dark}});
    menu->setPanes({{m_ui->actionShowNavigator, m_navigator}, {m_ui->actionShowPreview, m_tabs->previews()}});
    connect(m_ui->actionShowRoundTrip, &QAction::triggered, this, [this](bool open) {
        m_strip->setOpen(open);
        m_ui->actionShowRoundTrip->setChecked(m_strip->isOpen()); // there may be nothing to show
    });
    connect(m_strip, &RoundTripStrip::openChanged, m_ui->actionShowRoundTrip, &QAction::setChecked);
    connect(m_ui->actionResetLayout, &QAction::triggered, this, [this] {
        m_ui->actionShowNavigator->setChecked(true);
        m_ui->actionShowPreview->setChecked(true);
        m_requestsPage->resetLayout();
        m_roundTripsPage->resetLayout();
    });
    connect(menu, &ViewMenu::themeChosen, this, &MainWindow::themeChosen);
    m_ui->actionNextRequest->setShortcuts({QKeySequence(tr("Ctrl+Tab")), QKeySequence(tr("Ctrl+PgDown"))});
    m_ui->actionPreviousRequest->setShortcuts(
        {QKeySequence(tr("Ctrl+Shift+Tab")), QKeySequence(tr("Ctrl+PgUp"))});
    connect(m_ui->actionNextRequest, &QAction::triggered, this, [this] { m_tabs->raiseNeighbour(1); });
    connect(m_ui->actionPreviousRequest, &QAction::triggered, this, [this] { m_tabs->raiseNeighbour(-1); });
}

void MainWindow::connectZoom(Zoom *zoom)
{
    m_ui->actionZoomIn->setShortcuts({QKeySequence(tr("Ctrl++")), QKeySequence(tr("Ctrl+="))});
    m_ui->actionZoomOut->setShortcut(QKeySequence(tr("Ctrl+-")));
    m_ui->actionZoomReset->setShortcut(QKeySequence(tr("Ctrl+0")));
    connect(m_ui->actionZoomIn, &QAction::triggered, zoom, &Zoom::zoomIn);
    connect(m_ui->actionZoomOut, &QAction::triggered, zoom, &Zoom::zoomOut);
    connect(m_ui->actionZoomReset, &QAction::triggered, zoom, &Zoom::reset);
}

void MainWindow::connectHelpMenu()
{
    connect(m_ui->actionTour, &QAction::triggered, this, [this] { showTour(this); });
    connect(m_ui->actionDoctor, &QAction::triggered, this, [this] {
        auto *dialog = new DoctorDialog([this] { return m_effects->checkup(); }, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    connect(m_ui->actionShortcuts, &QAction::triggered, this, [this] {
        auto *page = new ShortcutsPage(this);
        page->setAttribute(Qt::WA_DeleteOnClose);
        page->open();
    });
    connect(m_ui->actionAbout, &QAction::triggered, this,
            [this] { showAbout(this, QFileInfo(m_desk->journalFile()).absoluteFilePath()); });
}

void MainWindow::connectTabs()
{
    for (RequestPage *page : m_tabs->pages())
        follow(page);
    connect(m_tabs, &RequestTabs::added, this, &MainWindow::follow);
    connect(m_tabs, &RequestTabs::titleChanged, this, &MainWindow::updateTitle);
    connect(m_tabs, &RequestTabs::titleChanged, this, &MainWindow::updateCommands);
    connect(m_tabs, &RequestTabs::currentChanged, this, [this](const RequestPage *page) {
        updateTitle();
        updateCommands();
        m_book->setCurrent(page->roundTripId());
    });
}

void MainWindow::follow(RequestPage *page)
{
    connect(page->draft(), &DraftKeeper::failed, this, [this](const QString &sentence) {
        showProblem({u"draft"_s, sentence});
    });
    connect(page->form(), &RequestPane::entryRemoved, page, [this, page](const QString &sentence) {
        QUndoStack *undo = page->document()->undoStack();
        m_messages->post(u"removedEntry"_s, MessageBar::Kind::Note, sentence, {{tr("&Undo"), [undo] {
                                                                                    undo->undo();
                                                                                }}});
        // Undo would take back something else from the next edit on.
        connect(
            undo, &QUndoStack::indexChanged, m_messages, [this] { m_messages->dismiss(u"removedEntry"_s); },
            Qt::SingleShotConnection);
    });
}

void MainWindow::connectRoundTrips()
{
    connect(m_desk, &roundtrip::Desk::failed, this, &MainWindow::showProblem);
    connect(m_desk, &roundtrip::Desk::noticed, this, [this](const QString &sentence) {
        m_messages->post(u"journal"_s, MessageBar::Kind::Warning, sentence);
    });
    connect(m_desk, &roundtrip::Desk::forwardsWaiting, this,
            [this](const QList<roundtrip::WaitingForwards> &waiting) {
                if (waiting.isEmpty())
                    m_messages->dismiss(u"forwards"_s);
                else
                    m_messages->post(u"forwards"_s, MessageBar::Kind::Note,
                                     roundtrip::describe(waiting).join(u' '));
            });
    connect(m_navigator, &NavigatorPane::roundTripActivated, this, [this](const QString &id) {
        m_tabs->current()->setRoundTripId(id);
        m_book->setCurrent(id);
    });
}

void MainWindow::connectSubmit()
{
    connect(m_ui->actionSubmit, &QAction::triggered, m_submit, &SubmitController::submit);
    connect(m_ui->actionCancel, &QAction::triggered, m_submit, &SubmitController::cancel);
    connect(m_ui->actionEnvironments, &QAction::triggered, m_environments, &EnvironmentSelector::edit);
    connect(m_ui->actionProfile, &QAction::triggered, m_profile, &ActiveProfile::choose);
    connect(m_environments, &EnvironmentSelector::changed, this, &MainWindow::updateEnvironment);
    connect(m_environments, &EnvironmentSelector::noticed, this, [this](const QString &sentence) {
        if (sentence.isEmpty())
            m_messages->dismiss(u"environments"_s);
        else
            m_messages->post(u"environments"_s, MessageBar::Kind::Note, sentence);
    });
    m_environments->reportProblem(); // the file was read before anybody listened
    connect(m_submit, &SubmitController::stateChanged, this, &MainWindow::updateSubmit);
    connect(m_submit, &SubmitController::started, this, [this](RequestPage *page, const QString &id) {
        page->setRoundTripId(id);
        m_activity->setText(tr("Sending to %1…").arg(m_environments->current().endpoint.authority()));
        m_book->setCurrent(id);
        m_opensStrip = true;
    });
    connect(m_book, &RoundTripBook::currentChanged, this, [this] {
        if (m_opensStrip && m_strip->roundTripId() == m_tabs->current()->roundTripId()) {
            m_opensStrip = false;
            m_strip->setOpen(true);
        }
    });
    connect(m_submit, &SubmitController::ended, this, [this](const roundtrip::RoundTrip &trip) {
        const journal::Exchange &submit = *trip.submit();
        m_activity->setText(submit.outcome == journal::Outcome::Answered
                                ? tr("Answered after %1 ms").arg(locale().toString(submit.elapsedMs))
                                : QString());
        if (m_settings->get(workspace::setting::openPageAutomatically))
            m_pageOpener->open(trip);
    });
}

void MainWindow::comeForward(const QStringList &files)
{
    setWindowState((windowState() & ~Qt::WindowMinimized) | Qt::WindowActive);
    show();
    raise();
    activateWindow();
    showPage(m_requestsPage);
    m_lifecycle->openAll(files);
}

CompareDialog *MainWindow::comparison()
{
    if (!m_comparison) {
        m_comparison = new CompareDialog(m_tabs, this);
        m_comparison->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_comparison, &CompareDialog::goToRequested, this,
                [this](RequestPage *page, const core::JsonPointer &at) {
                    m_tabs->raise(page);
                    activateWindow();
                    showField(page, at);
                });
    }
    m_comparison->show();
    m_comparison->raise();
    m_comparison->activateWindow();
    return m_comparison;
}

// ---- keeping up to date

void MainWindow::updateTitle()
{
    QString name = m_tabs->current()->name();
    name.replace("[*]"_L1, "[*][*]"_L1); // a name that holds Qt's placeholder
    setWindowTitle(tr("%1[*] — CPV2 Workbench").arg(name));
    setWindowModified(m_tabs->currentDocument()->isModified());
}

/// What is about the request in front rests while that one is loaded, and what needs to be seen while another
/// page is shown.
void MainWindow::updateCommands()
{
    const bool isThere = !m_tabs->currentDocument()->isLoading();
    for (QAction *action :
         {m_ui->actionSave, m_ui->actionSaveAs, m_ui->actionSaveTemplate, m_ui->menuImport->menuAction(),
          m_ui->menuExport->menuAction(), m_ui->actionDuplicateTransaction})
        action->setEnabled(isThere);
    for (QAction *action : {m_ui->actionCopyJson, m_ui->actionEditJson, m_ui->actionFindNext,
                            m_ui->actionFindPrevious, m_ui->actionGoToField, m_ui->actionCompare})
        action->setEnabled(isThere && showsRequests());
    for (QAction *action :
         {m_ui->actionNextRequest, m_ui->actionPreviousRequest, m_ui->actionFindInNavigator})
        action->setEnabled(showsRequests());
    m_ui->actionFind->setEnabled(isThere || !showsRequests());
    updateSubmit();
}

void MainWindow::updateRecentFiles()
{
    m_navigator->setRecentFiles(m_settings->recentFiles());
    m_recentFiles->update();
}

void MainWindow::updateSubmit()
{
    const bool canCancel = m_submit->canCancel();
    m_ui->actionSubmit->setEnabled(m_submit->canSubmit() && showsRequests());
    m_ui->actionCancel->setVisible(canCancel);
    m_cancel->setVisible(canCancel); // far from Submit: a second click there must not cancel the first
    m_progress->setVisible(m_submit->isUnderWay());
}

void MainWindow::updateEnvironment()
{
    m_submit->setDestination(m_environments->current());
    m_ui->frame->setLive(m_environments->current().isLive());
    m_effects->update();
}

// ---- closing

void MainWindow::closeKeepingDrafts()
{
    m_lifecycle->openNoMore();
    for (const RequestPage *page : m_tabs->pages())
        page->draft()->saveNow();
    m_keepsDrafts = true;
    close();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_mayClose && !m_keepsDrafts) {
        event->ignore();
        m_submit->whenNothingIsUnderWay([this] {
            m_lifecycle->whenNothingIsLost([this] {
                m_mayClose = true;
                // Not here: within the event of a close, Qt takes another one for the same.
                QMetaObject::invokeMethod(this, &QWidget::close, Qt::QueuedConnection);
            });
        });
        return;
    }
    if (!m_keepsDrafts) {
        for (const RequestPage *page : m_tabs->pages())
            page->draft()->discard();
    }
    saveLayout();
    event->accept();
}

} // namespace gui
