// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/request_tabs.h"

#include "gui/look/plain_text.h"
#include "gui/request/draft_keeper.h"
#include "gui/request/preview_pane.h"
#include "gui/request/request_document.h"
#include "gui/request/request_page.h"
#include "gui/request/request_pane.h"

#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QMouseEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QUndoGroup>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

namespace
{

constexpr qsizetype longestTitle = 40;

/// Without the links and dots that lead there; of a file that is not there, without the dots.
QString wholePath(const QString &file)
{
    const QFileInfo info(file);
    const QString canonical = info.canonicalFilePath();
    return canonical.isEmpty() ? QDir::cleanPath(info.absoluteFilePath()) : canonical;
}

QString titleOf(const RequestPage *page)
{
    const RequestDocument *document = page->document();
    QString title = oneLine(page->name(), longestTitle);
    if (document->isLoading())
        title = RequestTabs::tr("%1 (loading)").arg(title);
    else if (document->isRaw())
        title = RequestTabs::tr("%1 (raw)").arg(title);
    if (document->isModified())
        title += u" •"_s;
    return title.replace(u'&', "&&"_L1); // no mnemonic
}

bool isSameFile(const QString &a, const QString &b)
{
    return !a.isEmpty() && !b.isEmpty() && wholePath(a) == wholePath(b);
}

} // namespace

RequestTabs::RequestTabs(workspace::DraftStore *drafts, QWidget *parent)
    : QWidget(parent), m_drafts(drafts), m_bar(new QTabBar), m_forms(new QStackedWidget),
      m_previews(new QStackedWidget(this)), m_loading(new QLabel), m_noPreview(new QWidget),
      m_undoGroup(new QUndoGroup(this))
{
    auto *header = new QFrame(this);
    header->setObjectName("header"_L1);
    auto *headerLayout = new QHBoxLayout(header);
    headerLayout->setContentsMargins({});
    headerLayout->addWidget(m_bar);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addWidget(m_forms, 1);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setMinimumWidth(400);

    m_bar->setObjectName("requestTabs"_L1);
    m_bar->setAccessibleName(tr("Open requests"));
    m_bar->setExpanding(false);
    m_bar->setMovable(true);
    m_bar->setTabsClosable(true);
    m_bar->setElideMode(Qt::ElideRight);
    m_bar->installEventFilter(this);
    m_forms->setObjectName("forms"_L1);
    m_previews->setObjectName("previews"_L1);
    m_loading->setObjectName("loading"_L1);
    m_loading->setTextFormat(Qt::PlainText);
    m_loading->setAlignment(Qt::AlignCenter);
    m_loading->setWordWrap(true);
    m_loading->setProperty("dim", true);
    m_forms->addWidget(m_loading);
    m_previews->addWidget(m_noPreview);

    connect(m_bar, &QTabBar::currentChanged, this, &RequestTabs::showCurrent);
    connect(m_bar, &QTabBar::tabMoved, this, &RequestTabs::changed);
    connect(m_bar, &QTabBar::tabCloseRequested, this, [this](int tab) { emit closeRequested(pageAt(tab)); });
    openNew(cpv2::PaymentRequest::sample());
}

RequestTabs::~RequestTabs()
{
    disconnect();
    m_bar->disconnect(this);
    qDeleteAll(pages());
}

QWidget *RequestTabs::previews() const
{
    return m_previews;
}

// ---- which ones there are

RequestPage *RequestTabs::pageAt(int tab) const
{
    return m_bar->tabData(tab).value<RequestPage *>();
}

int RequestTabs::tabOf(const RequestPage *page) const
{
    return int(pages().indexOf(page));
}

RequestPage *RequestTabs::current() const
{
    return pageAt(m_bar->currentIndex());
}

RequestDocument *RequestTabs::currentDocument() const
{
    return current()->document();
}

QList<RequestPage *> RequestTabs::pages() const
{
    QList<RequestPage *> pages;
    for (int tab = 0; tab < m_bar->count(); ++tab)
        pages << pageAt(tab);
    return pages;
}

QList<RequestDocument *> RequestTabs::documents() const
{
    QList<RequestDocument *> documents;
    for (const RequestPage *page : pages())
        documents << page->document();
    return documents;
}

RequestPage *RequestTabs::pageOf(const QString &file) const
{
    const QList<RequestPage *> all = pages();
    const auto found =
        std::ranges::find_if(all, [&](const RequestPage *page) { return isSameFile(page->file(), file); });
    return found == all.end() ? nullptr : *found;
}

RequestPage *RequestTabs::pageOf(const RequestDocument *document) const
{
    const QList<RequestPage *> all = pages();
    const auto found = std::ranges::find(all, document, &RequestPage::document);
    return found == all.end() ? nullptr : *found;
}

// ---- opening and closing

void RequestTabs::open(const QString &name, const Opened &then)
{
    const QString file = QDir::cleanPath(QFileInfo(name).absoluteFilePath());
    if (RequestPage *page = pageOf(file)) {
        raise(page);
        if (then)
            then(page);
    } else if (current()->isUntouched()) {
        load(current(), file, then);
    } else {
        // A file that cannot be read leaves no tab behind.
        RequestPage *added = add();
        load(added, file, [this, added, then](const core::Result<RequestPage *> &opened) {
            if (!opened)
                remove(added);
            if (then)
                then(opened);
        });
        if (tabOf(added) >= 0)
            raise(added);
    }
}

void RequestTabs::load(RequestPage *page, const QString &file, const Opened &then)
{
    RequestDocument *document = page->document();
    auto *waiting = new QObject(page); // for the end of this one loading
    const auto end = [this, page, waiting, then](const core::Result<RequestPage *> &opened) {
        delete waiting;
        if (then && tabOf(page) >= 0)
            then(opened);
    };
    connect(document, &RequestDocument::loaded, waiting, [page, end] { end(page); });
    connect(document, &RequestDocument::loadingFailed, waiting,
            [end](const QString &, const core::Error &error) { end(error); });
    document->startLoading(file);
}

RequestPage *RequestTabs::openRequest(const cpv2::PaymentRequest &request, const QString &suggestedName)
{
    RequestPage *page = add();
    page->setSuggestedName(suggestedName);
    page->document()->startRecovering(request);
    raise(page);
    return page;
}

RequestPage *RequestTabs::openNew(const cpv2::PaymentRequest &request, const QString &name)
{
    RequestPage *page = add();
    page->setSuggestedName(name);
    page->document()->reset(request, {});
    raise(page);
    return page;
}

RequestPage *RequestTabs::recover(const QByteArray &bytes, const QString &file)
{
    RequestPage *known = pageOf(file);
    const bool isTaken = known && known->document()->isModified();
    RequestPage *page = known && !isTaken ? known : current()->isUntouched() ? current() : add();
    if (isTaken)
        page->setSuggestedName(tr("%1 (recovered)").arg(QFileInfo(file).fileName()));
    page->document()->recover(bytes, isTaken ? QString() : file);
    raise(page);
    return page;
}

RequestPage *RequestTabs::add()
{
    auto *page = new RequestPage(*m_drafts, this);
    m_undoGroup->addStack(page->document()->undoStack());
    m_forms->addWidget(page->form());
    m_previews->addWidget(page->preview());
    connect(page, &RequestPage::titleChanged, this, [this, page] {
        showTitle(page);
        showContent();
    });
    connect(page->document(), &RequestDocument::bytesChanged, this, [this, page] {
        if (titleOf(page) != m_bar->tabText(tabOf(page))) // raw now, or no more
            showTitle(page);
        emit findingsChanged(page);
        emit changed();
    });
    for (QSplitter *splitter : page->preview()->findChildren<QSplitter *>()) {
        connect(splitter, &QSplitter::splitterMoved, this,
                [this, splitter] { m_splitterStates[splitter->objectName()] = splitter->saveState(); });
    }
    const int tab = m_bar->count();
    {
        // The first tab becomes the current one before it is known whose it is.
        const QSignalBlocker quiet(m_bar);
        m_bar->addTab({});
        m_bar->setTabData(tab, QVariant::fromValue(page));
    }
    showTitle(page);
    emit added(page);
    return page;
}

void RequestTabs::remove(RequestPage *page)
{
    if (m_bar->count() == 1)
        openNew(cpv2::PaymentRequest::sample());
    page->form()->hide(); // an open cell's editor ends here
    page->draft()->discard();
    page->disconnect(this);
    page->document()->disconnect(this);
    m_undoGroup->removeStack(page->document()->undoStack());
    m_bar->removeTab(tabOf(page));
    m_forms->removeWidget(page->form());
    m_previews->removeWidget(page->preview());
    emit closed(page);
    page->deleteLater(); // one of its own widgets may be what asked for this
    emit changed();
}

void RequestTabs::raise(RequestPage *page)
{
    m_bar->setCurrentIndex(tabOf(page));
    showCurrent();
}

void RequestTabs::raiseNeighbour(int distance)
{
    const int count = m_bar->count();
    m_bar->setCurrentIndex((m_bar->currentIndex() + distance + count) % count);
}

// ---- showing

void RequestTabs::showCurrent()
{
    RequestPage *page = current();
    if (page == m_shown)
        return;
    if (m_shown)
        m_shown->finishEditing();
    m_shown = page;
    showContent();
    shareSplitters(page->preview());
    m_undoGroup->setActiveStack(page->document()->undoStack());
    emit currentChanged(page);
    emit changed();
}

/// Nobody edits what another thread is about to replace.
void RequestTabs::showContent()
{
    if (!m_shown)
        return;
    const bool isLoading = m_shown->document()->isLoading();
    if (isLoading)
        m_loading->setText(tr("Loading %1…").arg(oneLine(m_shown->name(), longestTitle)));
    if (isLoading) {
        m_forms->setCurrentWidget(m_loading);
        m_previews->setCurrentWidget(m_noPreview);
    } else {
        m_forms->setCurrentWidget(m_shown->form());
        m_previews->setCurrentWidget(m_shown->preview());
    }
}

void RequestTabs::shareSplitters(QWidget *shown)
{
    for (QSplitter *splitter : shown->findChildren<QSplitter *>()) {
        if (const QByteArray state = m_splitterStates.value(splitter->objectName()); !state.isEmpty())
            splitter->restoreState(state);
    }
}

void RequestTabs::showTitle(RequestPage *page)
{
    const int tab = tabOf(page);
    const QString name = oneLine(page->name(), longestTitle);
    m_bar->setTabText(tab, titleOf(page));
    m_bar->setAccessibleTabName(tab, page->document()->isModified() ? tr("%1, not saved").arg(name) : name);
    m_bar->setTabToolTip(tab,
                         plainToolTip(page->file().isEmpty() ? tr("Not saved to a file yet") : page->file()));
    emit titleChanged(page);
    emit changed();
}

bool RequestTabs::eventFilter(QObject *, QEvent *event)
{
    if (event->type() != QEvent::MouseButtonRelease)
        return false;
    const auto *click = static_cast<QMouseEvent *>(event);
    const int tab = m_bar->tabAt(click->position().toPoint());
    if (click->button() != Qt::MiddleButton || tab < 0)
        return false;
    emit closeRequested(pageAt(tab));
    return true;
}

} // namespace gui
