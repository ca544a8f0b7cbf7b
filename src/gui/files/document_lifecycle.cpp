// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/files/document_lifecycle.h"

#include "gui/files/file_watch.h"
#include "gui/look/plain_text.h"
#include "gui/look/question.h"
#include "gui/request/preview_pane.h"
#include "gui/request/request_document.h"
#include "gui/request/request_page.h"
#include "gui/request/request_tabs.h"

#include <QDate>
#include <QFileDialog>
#include <QFileInfo>
#include <QTimer>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

namespace
{

constexpr qsizetype namesListed = 12;
constexpr qsizetype filesOpenedUnasked = 20;
constexpr qsizetype filesOpenedAtOnce = 5;

} // namespace

DocumentLifecycle::DocumentLifecycle(RequestTabs *tabs, const FileWatch *watch, workspace::Settings *settings,
                                     QWidget *window)
    : QObject(window), m_tabs(tabs), m_watch(watch), m_settings(settings), m_window(window)
{
    connect(tabs, &RequestTabs::closeRequested, this, &DocumentLifecycle::close);
    connect(watch, &FileWatch::saveRequested, this, [this](RequestPage *page) { saveThen(page, [] {}); });
}

// ---- opening

void DocumentLifecycle::newFromSample()
{
    m_tabs->openNew(cpv2::PaymentRequest::sample());
}

void DocumentLifecycle::newBlank()
{
    m_tabs->openNew(cpv2::PaymentRequest::blank(QDate::currentDate()));
}

void DocumentLifecycle::open(const QString &file)
{
    m_tabs->open(file, [this, file](const core::Result<RequestPage *> &opened) {
        if (!opened) {
            emit failed(opened.error().sentence);
            return;
        }
        remember(file);
        if ((*opened)->document()->isRaw())
            showRaw(*opened);
    });
}

/// The editor is where it shows what is wrong, and where it can be repaired.
void DocumentLifecycle::showRaw(RequestPage *page)
{
    page->preview()->setEditing(true);
    const core::JsonParseError &problem = page->document()->rawProblem();
    emit openedRaw(tr("%1 is not valid JSON (line %2, column %3: %4) It is open as raw text, which is sent "
                      "and saved as is.")
                       .arg(page->name(), m_window->locale().toString(problem.line),
                            m_window->locale().toString(problem.column), problem.sentence));
}

void DocumentLifecycle::openAll(const QStringList &files)
{
    if (files.size() <= filesOpenedUnasked)
        return openLater(files);
    const QStringList first = files.first(filesOpenedUnasked);
    const Question question{.name = u"manyFiles"_s,
                            .title = tr("Many files"),
                            .text =
                                tr("Open %Ln files? Each gets a tab of its own.", nullptr, int(files.size())),
                            .icon = QMessageBox::Question,
                            .answers = {{tr("Open &all"), QMessageBox::AcceptRole,
                                         [this, files] {
                                             openLater(files);
                                         }},
                                        {tr("Open the &first %Ln", nullptr, int(filesOpenedUnasked)),
                                         QMessageBox::AcceptRole, [this, first] {
                                             openLater(first);
                                         }}}};
    // At the start the window comes first.
    QTimer::singleShot(0, this, [this, question] { ask(question, m_window, this); });
}

void DocumentLifecycle::openLater(const QStringList &files)
{
    const bool isUnderWay = !m_waiting.isEmpty();
    m_waiting += files;
    for (qsizetype i = 0; i < filesOpenedAtOnce && !isUnderWay; ++i)
        openNext();
    if (!isUnderWay)
        goOnOpening();
}

void DocumentLifecycle::openNext()
{
    if (!m_waiting.isEmpty())
        open(m_waiting.takeFirst());
}

/// One file in each turn of the event loop, between what the user and the system ask for.
void DocumentLifecycle::goOnOpening()
{
    if (m_waiting.isEmpty())
        return;
    QTimer::singleShot(0, this, [this] {
        openNext();
        goOnOpening();
    });
}

void DocumentLifecycle::openNoMore()
{
    m_waiting.clear();
}

void DocumentLifecycle::remember(const QString &file)
{
    m_settings->addRecentFile(file);
    emit succeeded();
}

void DocumentLifecycle::chooseFiles()
{
    auto *dialog = new QFileDialog(m_window, tr("Open payment requests"));
    dialog->setObjectName("openFile"_L1);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Payment requests (*.json)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, &DocumentLifecycle::openAll);
    dialog->open();
}

// ---- saving

void DocumentLifecycle::save()
{
    saveThen(m_tabs->current(), [] {});
}

void DocumentLifecycle::saveAs()
{
    saveAsThen(m_tabs->current(), [] {});
}

void DocumentLifecycle::saveThen(RequestPage *page, const Next &next)
{
    Q_ASSERT(!page->document()->isLoading()); // not modified, and its commands rest
    page->finishEditing();
    if (page->document()->file().isEmpty())
        saveAsThen(page, next);
    else if (m_watch->hasChangedOnDisk(page))
        askToOverwrite(page, next);
    else
        write(page, page->document()->file(), next);
}

void DocumentLifecycle::askToOverwrite(RequestPage *page, const Next &next)
{
    ask({.name = u"changedOnDisk"_s,
         .title = tr("Changed on disk"),
         .text =
             tr("Another program has changed %1 since it was opened or saved here. Overwrite those changes?")
                 .arg(page->name()),
         .answers = {{tr("Overwrite"), QMessageBox::DestructiveRole,
                      [this, page, next] {
                          write(page, page->document()->file(), next);
                      }}}},
        m_window, page);
}

void DocumentLifecycle::saveAsThen(RequestPage *page, const Next &next)
{
    page->finishEditing();
    const QString file = page->document()->file();
    auto *dialog = new QFileDialog(m_window, tr("Save the payment request"));
    dialog->setObjectName("saveFile"_L1);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Payment requests (*.json)"), tr("All files (*)")});
    dialog->setDefaultSuffix(u"json"_s);
    dialog->selectFile(!file.isEmpty() ? file : page->isNamed() ? page->name() : tr("request.json"));
    connect(dialog, &QFileDialog::fileSelected, page, [this, page, next](const QString &chosen) {
        // Two tabs of one file would each take the other's saves for another program's.
        if (const RequestPage *other = m_tabs->pageOf(chosen); other && other != page)
            emit failed(tr("%1 is open in another tab. Close that tab first, or choose another name.")
                            .arg(other->name()));
        else
            write(page, chosen, next);
    });
    dialog->open();
}

void DocumentLifecycle::write(RequestPage *page, const QString &file, const Next &next)
{
    if (const core::Result<core::Done> saved = page->document()->save(file); !saved) {
        emit failed(saved.error().sentence);
        return;
    }
    remember(file);
    next();
}

void DocumentLifecycle::saveAll(const QList<RequestPage *> &pages, const Next &next)
{
    if (pages.isEmpty())
        return next();
    m_tabs->raise(pages.first()); // the user sees which one a file name is asked for
    saveThen(pages.first(), [this, rest = pages.sliced(1), next] { saveAll(rest, next); });
}

// ---- closing

void DocumentLifecycle::close(RequestPage *page)
{
    page->finishEditing();
    if (!page->document()->isModified())
        return m_tabs->remove(page);
    m_tabs->raise(page);
    askToSave({page}, [this, page] { m_tabs->remove(page); });
}

void DocumentLifecycle::closeCurrent()
{
    close(m_tabs->current());
}

void DocumentLifecycle::whenNothingIsLost(const Next &next)
{
    m_tabs->current()->finishEditing();
    QList<RequestPage *> unsaved;
    for (RequestPage *page : m_tabs->pages()) {
        if (page->document()->isModified())
            unsaved << page;
    }
    if (unsaved.isEmpty())
        return next();
    askToSave(unsaved, next);
}

void DocumentLifecycle::askToSave(const QList<RequestPage *> &pages, const Next &next)
{
    if (m_isAsking)
        return;
    const int count = int(pages.size());
    QString text;
    if (count == 1) {
        text = tr("%1 has unsaved changes. Save them?").arg(pages.first()->name());
    } else {
        QStringList names;
        for (const RequestPage *page : pages.first(std::min(pages.size(), namesListed)))
            names << u"• "_s + oneLine(page->name());
        if (pages.size() > namesListed)
            names << tr("and %Ln more", nullptr, count - int(namesListed));
        text = tr("%Ln requests have unsaved changes. Save them?", nullptr, count) + u"\n\n"_s +
               names.join(u'\n');
    }
    m_isAsking = true;
    const auto after = [this](const Next &step) {
        return [this, step] {
            m_isAsking = false;
            step();
        };
    };
    ask({.name = u"unsavedChanges"_s,
         .title = tr("Unsaved changes"),
         .text = text,
         .icon = QMessageBox::Question,
         .answers = {{QMessageBox::Save, after([this, pages, next] { saveAll(pages, next); }),
                      count == 1 ? QString() : tr("Save &all")},
                     {QMessageBox::Discard, after(next)}},
         .dismissal = {QMessageBox::Cancel, after([] {})},
         .isFirstAnswerSafe = true},
        m_window, this);
}

} // namespace gui
