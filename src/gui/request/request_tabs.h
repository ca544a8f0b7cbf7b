// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "cpv2/payment_request.h"
#include "workspace/draft_store.h"

#include <QWidget>

#include <functional>

class QLabel;
class QStackedWidget;
class QTabBar;
class QUndoGroup;

namespace gui
{

class RequestDocument;
class RequestPage;

/// The open requests, one tab each, with the form of the one in front under the tabs. Its preview is
/// shown in previews(), which may be anywhere in the window. There is always at least one.
class RequestTabs : public QWidget
{
    Q_OBJECT
public:
    /// What became of a file that was to be opened.
    using Opened = std::function<void(const core::Result<RequestPage *> &)>;

    /// `drafts` outlives the tabs. Begins with the sample.
    explicit RequestTabs(workspace::DraftStore *drafts, QWidget *parent = nullptr);
    ~RequestTabs() override;

    /// The preview of current(); whoever arranges the window takes it.
    QWidget *previews() const;
    /// Undo and redo of current().
    QUndoGroup *undoGroup() const { return m_undoGroup; }

    RequestPage *current() const; ///< never nullptr
    RequestDocument *currentDocument() const;
    QList<RequestPage *> pages() const; ///< from the left to the right
    QList<RequestDocument *> documents() const;
    /// nullptr when it is neither open nor being loaded. Two paths of one file are one file.
    RequestPage *pageOf(const QString &file) const;
    RequestPage *pageOf(const RequestDocument *document) const;

    /// Raises the file's tab, or opens it: in place of an untouched request where there is one in front. A
    /// big file has its tab at once and is loaded in another thread; the tab says so until then. `then`
    /// learns how it went, for a small file before this returns; never, when the tab is closed meanwhile.
    /// Fails as RequestDocument::load() does, and leaves everything as it was.
    void open(const QString &file, const Opened &then = {});
    /// A request that is in no file yet, and lost if it is not saved: imported, duplicated, generated.
    RequestPage *openRequest(const cpv2::PaymentRequest &request, const QString &suggestedName);
    /// A request that can be made again: a sample, a template. `name` may be empty.
    RequestPage *openNew(const cpv2::PaymentRequest &request, const QString &name = {});
    /// Edits of `file` that were never saved (see RequestDocument::recover()): in the file's tab, unless
    /// that one has edits too.
    RequestPage *recover(const QByteArray &bytes, const QString &file);

    void raise(RequestPage *page);
    void raiseNeighbour(int distance); ///< to the right; to the left when negative. Goes round.
    /// Closes the tab without a question; its draft goes too.
    void remove(RequestPage *page);

signals:
    void added(gui::RequestPage *page);
    void currentChanged(gui::RequestPage *page);
    void closed(gui::RequestPage *page); ///< it is about to go
    /// A page was opened, closed or moved, or one's name, file, state or findings changed.
    void changed();
    void findingsChanged(gui::RequestPage *page);
    void titleChanged(gui::RequestPage *page);
    /// The user wants to close the tab.
    void closeRequested(gui::RequestPage *page);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    RequestPage *add();
    void load(RequestPage *page, const QString &file, const Opened &then);
    RequestPage *pageAt(int tab) const;
    int tabOf(const RequestPage *page) const;
    void showCurrent();
    void showTitle(RequestPage *page);
    void showContent();
    /// All tabs have their splitters where the user last put one.
    void shareSplitters(QWidget *shown);

    workspace::DraftStore *m_drafts;
    QTabBar *m_bar;
    QStackedWidget *m_forms;
    QStackedWidget *m_previews;
    QLabel *m_loading; ///< in place of the form while a request is loading
    QWidget *m_noPreview;
    QUndoGroup *m_undoGroup;
    RequestPage *m_shown = nullptr;
    QHash<QString, QByteArray> m_splitterStates;
};

} // namespace gui
