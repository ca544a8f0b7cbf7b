// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "workspace/draft_store.h"

#include <QObject>

class QWidget;

namespace gui
{

class MessageBar;
class RequestTabs;

/// Offers, in one message, the edits that an ended program left behind: to restore them all as tabs, to
/// choose some, or to discard them.
class DraftRecovery : public QObject
{
    Q_OBJECT
public:
    /// The dialog opens over `window`. All of these outlive the object.
    DraftRecovery(RequestTabs *tabs, const workspace::DraftStore *store, MessageBar *messages,
                  QWidget *window);

    /// Says nothing when there are none.
    void offer();

private:
    void offer(const QList<workspace::Draft> &drafts);
    void choose(const QList<workspace::Draft> &drafts);
    void restore(const QList<workspace::Draft> &drafts);
    void discard(const QList<workspace::Draft> &drafts);
    QString describe(const workspace::Draft &draft) const;

    RequestTabs *m_tabs;
    const workspace::DraftStore *m_store;
    MessageBar *m_messages;
    QWidget *m_window;
};

} // namespace gui
