// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/main_window.h"

#include "gui/document_lifecycle.h"
#include "gui/draft_keeper.h"
#include "gui/environment_selector.h"
#include "gui/file_drop.h"
#include "gui/help.h"
#include "gui/listener_status.h"
#include "gui/live_frame.h"
#include "gui/message_bar.h"
#include "gui/navigator_pane.h"
#include "gui/page_opener.h"
#include "gui/plain_text.h"
#include "gui/preview_pane.h"
#include "gui/request_document.h"
#include "gui/request_pane.h"
#include "gui/round_trip_book.h"
#include "gui/round_trip_pane.h"
#include "gui/submit_controller.h"
#include "roundtrip/desk.h"
#include "ui_main_window.h"

#include <QActionGroup>
#include <QClipboard>
#include <QCloseEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QScreen>
#include <QToolButton>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

namespace
{

constexpr QSize firstSize(1440, 900);
constexpr double screenShare = 0.95; ///< the window's own frame needs some too
constexpr int recentRoundTrips = 200;
constexpr int draftsOfferedAtOnce = 3;

QHash<QString, roundtrip::InvoiceState> invoiceStates(const roundtrip::RoundTrip *trip)
{
    QHash<QString, roundtrip::InvoiceState> states;
    if (trip) {
        for (const roundtrip::Invoice &invoice : roundtrip::invoicesOf(*trip))
            states.insert(invoice.invoiceNumber, invoice.state);
    }
    return states;
}

} // namespace

MainWindow::MainWindow(const Environment &simulator, roundtrip::Desk *desk, workspace::Settings *settings,
                       workspace::DraftStore *drafts, QWidget *parent)
    : QMainWindow(parent), m_desk(desk), m_settings(settings), m_draftStore(drafts),
      m_ui(std::make_unique<Ui::MainWindow>()), m_document(new RequestDocument(this))
{
    m_ui->setupUi(this);
    m_messages = m_ui->messages;
    m_environments = new EnvironmentSelector(simulator, settings, this);
    m_listener = new ListenerStatus(desk, settings, m_messages, this);
    m_book = new RoundTripBook(desk, this);
    m_submit = new SubmitController(m_document, desk, settings, m_messages, this);
    m_pageOpener = new PageOpener(desk, m_messages, this);
    m_lifecycle = new DocumentLifecycle(m_document, settings, this);
    m_drafts = new DraftKeeper(m_document, drafts, this);

    arrangePanes();
    arrangeToolBar();
    arrangeStatusBar();
    restoreLayout();

    connectFileMenu();
    connectEditMenu();
    connectRoundTripMenu();
    connectViewMenu();
    connectHelpMenu();
    connectDocument();
    connectRoundTrips();
    connectSubmit();
    updateTitle();
    updateFindings();
    updateRecentFiles();
    updateRoundTrip();
    updateEnvironment();
}

MainWindow::~MainWindow()
{
    // The document goes with the other children, after this class; its undo stack would still tell of it.
    m_document->disconnect();
}

void MainWindow::start(const QString &file)
{
    m_document->reset(cpv2::PaymentRequest::sample(), {});
    m_listener->listen();
    m_desk->loadRecent(recentRoundTrips);
    offerDrafts();
    if (!file.isEmpty())
        m_lifecycle->open(file);
}

void MainWindow::setJournalFile(const QString &file)
{
    m_journalFile = file;
}

void MainWindow::showProblem(const core::Error &error)
{
    m_messages->post(error.code, MessageBar::Kind::Problem, error.sentence);
}

// ---- arranging

void MainWindow::arrangePanes()
{
    m_navigator = new NavigatorPane(m_document, this);
    m_requestPane = new RequestPane(m_document, this);
    m_preview = new PreviewPane(m_document, this);
    m_roundTripPane = new RoundTripPane(this);

    m_ui->documentPane->setBackgroundRole(QPalette::Base);
    m_ui->documentPane->setAutoFillBackground(true);
    m_ui->columns->insertWidget(0, m_navigator);
    m_ui->documentLayout->addWidget(m_requestPane);
    m_ui->columns->addWidget(m_preview);
    m_ui->rows->addWidget(m_roundTripPane);
    m_ui->columns->setStretchFactor(0, 0);
    m_ui->columns->setStretchFactor(1, 3);
    m_ui->columns->setStretchFactor(2, 2);
    m_ui->columns->setCollapsible(1, false);
    m_ui->rows->setStretchFactor(0, 2);
    m_ui->rows->setStretchFactor(1, 1);
    m_ui->rows->setCollapsible(0, false);
    m_ui->columns->setSizes({230, 685, 525});
    m_ui->rows->setSizes({560, 280});

    const auto *drop = new FileDrop(this);
    connect(drop, &FileDrop::dropped, m_lifecycle, &DocumentLifecycle::open);
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
    button(m_ui->actionCancel, u"cancelButton"_s);
    button(m_ui->actionOpenPage, u"openPageButton"_s);

    auto *space = new QWidget(bar);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(space);
    bar->addWidget(m_listener);
}

void MainWindow::arrangeStatusBar()
{
    const auto label = [this](const QString &name) {
        auto *made = new QLabel(this);
        made->setObjectName(name);
        made->setTextFormat(Qt::PlainText);
        made->setProperty("dim", true);
        made->setContentsMargins(0, 0, 12, 0);
        return made;
    };
    const cpv2::BillerProfile &profile = m_document->profile();
    QLabel *profileLabel = label(u"profile"_s);
    profileLabel->setText(tr("%1 profile %2").arg(profile.name, profile.version));
    m_findings = label(u"findingCounts"_s);
    m_activity = label(u"activity"_s);
    m_draftStatus = label(u"draftStatus"_s);
    m_progress = new QProgressBar(this);
    m_progress->setObjectName("progress"_L1);
    m_progress->setAccessibleName(tr("Submitting"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setMaximumSize(120, 10);

    statusBar()->setSizeGripEnabled(false);
    statusBar()->setContentsMargins(12, 0, 0, 0);
    for (QWidget *widget : {static_cast<QWidget *>(profileLabel), static_cast<QWidget *>(m_findings),
                            static_cast<QWidget *>(m_progress), static_cast<QWidget *>(m_activity)})
        statusBar()->addWidget(widget);
    statusBar()->addPermanentWidget(m_draftStatus);
}

void MainWindow::restoreLayout()
{
    if (!restoreGeometry(m_settings->windowGeometry()))
        resize(firstSize.boundedTo(screen()->availableSize() * screenShare));
    m_ui->columns->restoreState(m_settings->splitterState(u"columns"_s));
    m_ui->rows->restoreState(m_settings->splitterState(u"rows"_s));
}

void MainWindow::saveLayout()
{
    m_settings->setWindowGeometry(saveGeometry());
    m_settings->setSplitterState(u"columns"_s, m_ui->columns->saveState());
    m_settings->setSplitterState(u"rows"_s, m_ui->rows->saveState());
}

// ---- connecting

void MainWindow::connectFileMenu()
{
    connect(m_ui->actionNew, &QAction::triggered, m_lifecycle, &DocumentLifecycle::newFromSample);
    connect(m_ui->actionNewBlank, &QAction::triggered, m_lifecycle, &DocumentLifecycle::newBlank);
    connect(m_ui->actionOpen, &QAction::triggered, m_lifecycle, &DocumentLifecycle::chooseFile);
    connect(m_ui->actionSave, &QAction::triggered, m_lifecycle, qOverload<>(&DocumentLifecycle::save));
    connect(m_ui->actionSaveAs, &QAction::triggered, m_lifecycle, qOverload<>(&DocumentLifecycle::saveAs));
    connect(m_ui->actionQuit, &QAction::triggered, this, &QWidget::close);
    connect(m_lifecycle, &DocumentLifecycle::succeeded, this, [this] {
        updateRecentFiles();
        m_messages->dismiss(u"document"_s);
    });
    connect(m_lifecycle, &DocumentLifecycle::failed, this, [this](const QString &sentence) {
        showProblem({u"document"_s, sentence});
    });
    connect(m_navigator, &NavigatorPane::fileActivated, m_lifecycle, &DocumentLifecycle::open);
}

void MainWindow::connectEditMenu()
{
    QUndoStack *steps = m_document->undoStack();
    QAction *undo = steps->createUndoAction(this, tr("&Undo"));
    QAction *redo = steps->createRedoAction(this, tr("&Redo"));
    undo->setShortcut(QKeySequence::Undo);
    redo->setShortcuts({QKeySequence(tr("Ctrl+Shift+Z")), QKeySequence(tr("Ctrl+Y"))});
    m_ui->menuEdit->insertActions(m_ui->actionCopyJson, {undo, redo});
    m_ui->menuEdit->insertSeparator(m_ui->actionCopyJson);
    connect(m_ui->actionCopyJson, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(QString::fromUtf8(m_document->bytes())); });
}

void MainWindow::connectRoundTripMenu()
{
    m_ui->actionReplaceCallbacks->setChecked(m_settings->replaceCallbacks());
    m_ui->actionOpenAutomatically->setChecked(m_settings->openPageAutomatically());
    connect(m_ui->actionReplaceCallbacks, &QAction::toggled, this, [this](bool on) {
        m_settings->setReplaceCallbacks(on);
        m_submit->prepareNext();
        updateEnvironment();
    });
    connect(m_ui->actionOpenAutomatically, &QAction::toggled, this,
            [this](bool on) { m_settings->setOpenPageAutomatically(on); });
    connect(m_ui->actionListenerPort, &QAction::triggered, m_listener, &ListenerStatus::choosePort);
    connect(m_listener, &ListenerStatus::changed, m_submit, &SubmitController::prepareNext);
    connect(m_ui->actionOpenPage, &QAction::triggered, this, [this] {
        if (const roundtrip::RoundTrip *trip = m_book->current())
            m_pageOpener->open(*trip);
    });
    connect(m_ui->actionCopyPageAddress, &QAction::triggered, this, [this] {
        if (const roundtrip::RoundTrip *trip = m_book->current())
            QGuiApplication::clipboard()->setText(trip->pageUrl().toString(QUrl::FullyEncoded));
    });
}

void MainWindow::connectViewMenu()
{
    using Theme = workspace::Settings::Theme;
    auto *themes = new QActionGroup(this);
    for (const auto &[action, theme] :
         {std::pair(m_ui->actionThemeSystem, Theme::System), std::pair(m_ui->actionThemeLight, Theme::Light),
          std::pair(m_ui->actionThemeDark, Theme::Dark)}) {
        themes->addAction(action);
        action->setChecked(theme == m_settings->theme());
        connect(action, &QAction::triggered, this, [this, chosen = theme] {
            m_settings->setTheme(chosen);
            emit themeChosen();
        });
    }
    const QStringList hidden = m_settings->hiddenPanes();
    for (const auto &[action, pane] :
         {std::pair<QAction *, QWidget *>(m_ui->actionShowNavigator, m_navigator),
          std::pair<QAction *, QWidget *>(m_ui->actionShowPreview, m_preview),
          std::pair<QAction *, QWidget *>(m_ui->actionShowRoundTrip, m_roundTripPane)}) {
        connect(action, &QAction::toggled, pane, &QWidget::setVisible);
        action->setChecked(!hidden.contains(action->objectName()));
        connect(action, &QAction::toggled, this, &MainWindow::rememberHiddenPanes);
    }
}

void MainWindow::rememberHiddenPanes()
{
    QStringList hidden;
    for (const QAction *action :
         {m_ui->actionShowNavigator, m_ui->actionShowPreview, m_ui->actionShowRoundTrip}) {
        if (!action->isChecked())
            hidden << action->objectName();
    }
    m_settings->setHiddenPanes(hidden);
}

void MainWindow::connectHelpMenu()
{
    connect(m_ui->actionTour, &QAction::triggered, this, [this] { showTour(this); });
    connect(m_ui->actionAbout, &QAction::triggered, this, [this] { showAbout(this, m_journalFile); });
}

void MainWindow::connectDocument()
{
    connect(m_document, &RequestDocument::fileChanged, this, &MainWindow::updateTitle);
    connect(m_document, &RequestDocument::modifiedChanged, this, &MainWindow::updateTitle);
    connect(m_document, &RequestDocument::bytesChanged, this, &MainWindow::updateFindings);
    connect(m_preview, &PreviewPane::placeActivated, m_requestPane, &RequestPane::showPlace);
    connect(m_drafts, &DraftKeeper::statusChanged, this,
            [this] { m_draftStatus->setText(m_drafts->status()); });
    connect(m_drafts, &DraftKeeper::failed, this, [this](const QString &sentence) {
        showProblem({u"draft"_s, sentence});
    });
}

void MainWindow::connectRoundTrips()
{
    connect(m_desk, &roundtrip::Desk::failed, this, &MainWindow::showProblem);
    connect(m_book, &RoundTripBook::changed, m_navigator, &NavigatorPane::setRoundTrip);
    connect(m_book, &RoundTripBook::currentChanged, this, &MainWindow::updateRoundTrip);
    connect(m_book, &RoundTripBook::unmatchedChanged, this, [this] {
        m_navigator->setUnmatched(m_book->unmatched());
        updateRoundTrip();
    });
    connect(m_navigator, &NavigatorPane::roundTripActivated, m_book, &RoundTripBook::setCurrent);
    connect(m_navigator, &NavigatorPane::unmatchedActivated, m_book, &RoundTripBook::showUnmatched);
}

void MainWindow::connectSubmit()
{
    connect(m_ui->actionSubmit, &QAction::triggered, m_submit, &SubmitController::submit);
    connect(m_ui->actionCancel, &QAction::triggered, m_submit, &SubmitController::cancel);
    connect(m_ui->actionOtherEndpoint, &QAction::triggered, m_environments,
            &EnvironmentSelector::enterEndpoint);
    connect(m_environments, &EnvironmentSelector::changed, this, &MainWindow::updateEnvironment);
    connect(m_submit, &SubmitController::stateChanged, this, &MainWindow::updateSubmit);
    connect(m_submit, &SubmitController::started, this, [this](const QString &id) {
        m_activity->setText(tr("Sending to %1…").arg(m_environments->current().endpoint.authority()));
        m_book->setCurrent(id);
    });
    connect(m_submit, &SubmitController::ended, this, [this](const roundtrip::RoundTrip &trip) {
        const journal::Exchange &submit = *trip.submit();
        m_activity->setText(submit.outcome == journal::Outcome::Answered
                                ? tr("Answered after %1 ms").arg(locale().toString(submit.elapsedMs))
                                : QString());
        if (m_settings->openPageAutomatically())
            m_pageOpener->open(trip);
    });
}

// ---- keeping up to date

void MainWindow::updateTitle()
{
    QString name = m_document->name();
    const bool isModified = m_document->isModified();
    m_ui->documentName->setText(isModified ? name + u" •"_s : name);
    m_ui->documentName->setToolTip(plainToolTip(m_document->file()));
    name.replace("[*]"_L1, "[*][*]"_L1); // a name that holds Qt's placeholder
    setWindowTitle(tr("%1[*] — CPV2 Workbench").arg(name));
    setWindowModified(isModified);
}

void MainWindow::updateFindings()
{
    using Severity = cpv2::Finding::Severity;
    const auto count = [this](Severity severity) {
        return std::ranges::count(m_document->findings(), severity, &cpv2::Finding::severity);
    };
    QStringList parts;
    const auto add = [&](qsizetype number, const QString &one, const QString &many) {
        if (number > 0)
            parts.append(number == 1 ? one : many.arg(locale().toString(qlonglong(number))));
    };
    add(count(Severity::Error), tr("1 error"), tr("%1 errors"));
    add(count(Severity::Warning), tr("1 warning"), tr("%1 warnings"));
    add(count(Severity::Hint), tr("1 hint"), tr("%1 hints"));
    m_findings->setText(parts.isEmpty() ? tr("no findings") : parts.join(u", "_s));
}

void MainWindow::updateRecentFiles()
{
    const QStringList files = m_settings->recentFiles();
    m_navigator->setRecentFiles(files);
    m_ui->menuOpenRecent->clear();
    m_ui->menuOpenRecent->setEnabled(!files.isEmpty());
    for (const QString &file : files) {
        QString text = file;
        text.replace(u'&', "&&"_L1); // no mnemonic
        m_ui->menuOpenRecent->addAction(text, m_lifecycle, [this, file] { m_lifecycle->open(file); });
    }
}

void MainWindow::updateSubmit()
{
    const bool canCancel = m_submit->canCancel();
    m_ui->actionSubmit->setVisible(!canCancel);
    m_ui->actionSubmit->setEnabled(m_submit->canSubmit());
    m_ui->actionCancel->setVisible(canCancel);
    m_progress->setVisible(m_submit->isUnderWay());
}

void MainWindow::updateRoundTrip()
{
    const roundtrip::RoundTrip *trip = m_book->current();
    const bool hasPage = trip && !trip->pageUrl().isEmpty();
    // The pages of the built-in simulator end with the program that served them.
    const bool isGone =
        hasPage && trip->record.simulated &&
        trip->record.endpoint != m_environments->simulator().endpoint.toString(QUrl::FullyEncoded);
    m_ui->actionOpenPage->setEnabled(hasPage && !isGone);
    m_ui->actionOpenPage->setToolTip(
        isGone ? tr("This page was served by another run of the simulator: submit the request again")
               : tr("Open the hosted page in the browser (Ctrl+Shift+P)"));
    m_ui->actionCopyPageAddress->setEnabled(hasPage);
    m_requestPane->setInvoiceStates(invoiceStates(trip));
    if (trip) {
        m_roundTripPane->setRoundTrip(*trip);
        m_navigator->selectRoundTrip(trip->record.id);
    } else if (m_book->showsUnmatched()) {
        m_roundTripPane->setUnmatched(m_book->unmatched());
    }
}

void MainWindow::updateEnvironment()
{
    const Environment &environment = m_environments->current();
    m_submit->setEnvironment(environment);
    m_ui->frame->setLive(environment.isLive());
    m_messages->dismiss(u"callbacks"_s);
    if (environment.isLive() && m_settings->replaceCallbacks()) {
        m_messages->post(
            u"callbacks"_s, MessageBar::Kind::Note,
            tr("The listener is on this machine only: the payer's browser can return to it, but the "
               "postback of %1 cannot reach it. Turn off \"Replace ReturnURL and PostBackURL\" in the "
               "menu Round trip to keep the request's own addresses.")
                .arg(environment.endpoint.host()));
    }
}

void MainWindow::offerDrafts()
{
    const QList<workspace::Draft> drafts = m_draftStore->abandoned();
    for (const workspace::Draft &draft :
         drafts.first(std::min<qsizetype>(drafts.size(), draftsOfferedAtOnce))) {
        const QString name =
            draft.sourceFile.isEmpty() ? tr("a new request") : QFileInfo(draft.sourceFile).fileName();
        const QString when = locale().toString(draft.savedAt.toLocalTime(), QLocale::ShortFormat);
        const auto forget = [this, draft] {
            m_draftStore->remove(draft);
        };
        const auto restore = [this, draft, forget] {
            m_lifecycle->restore(draft, [this, forget] {
                m_drafts->saveNow(); // first the new place, then the old one goes
                forget();
            });
        };
        m_messages->post(draft.file, MessageBar::Kind::Note,
                         tr("Edits of %1 were not saved when the program ended on %2.").arg(name, when),
                         {{tr("Restore"), restore}, {tr("Discard"), forget}});
    }
}

// ---- closing

void MainWindow::closeKeepingDraft()
{
    m_drafts->saveNow();
    m_keepsDraft = true;
    close();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    const bool hasQuestions = m_document->isModified() || m_submit->isUnderWay();
    if (hasQuestions && !m_mayClose && !m_keepsDraft) {
        event->ignore();
        m_submit->whenNothingIsUnderWay([this] {
            m_lifecycle->whenNothingIsLost([this] {
                m_mayClose = true;
                close();
            });
        });
        return;
    }
    if (!m_keepsDraft)
        m_drafts->discard();
    saveLayout();
    event->accept();
}

} // namespace gui
