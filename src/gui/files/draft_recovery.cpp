// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/files/draft_recovery.h"

#include "gui/files/draft_choice_dialog.h"
#include "gui/look/message_bar.h"
#include "gui/request/draft_keeper.h"
#include "gui/request/request_page.h"
#include "gui/request/request_tabs.h"

#include <QFileInfo>
#include <QLocale>
#include <QWidget>

using namespace Qt::Literals::StringLiterals;
using workspace::Draft;

namespace gui
{

DraftRecovery::DraftRecovery(RequestTabs *tabs, const workspace::DraftStore *store, MessageBar *messages,
                             QWidget *window)
    : QObject(window), m_tabs(tabs), m_store(store), m_messages(messages), m_window(window)
{
}

void DraftRecovery::offer()
{
    offer(m_store->abandoned());
}

void DraftRecovery::offer(const QList<Draft> &drafts)
{
    if (drafts.isEmpty())
        return;
    const auto restoreAll = [this, drafts] {
        restore(drafts);
    };
    const auto discardAll = [this, drafts] {
        discard(drafts);
    };
    if (drafts.size() == 1) {
        m_messages->post(u"drafts"_s, MessageBar::Kind::Note,
                         tr("Unsaved edits were recovered: %1.").arg(describe(drafts.first())),
                         {{tr("Restore"), restoreAll}, {tr("Discard"), discardAll}});
        return;
    }
    m_messages->post(u"drafts"_s, MessageBar::Kind::Note,
                     tr("%Ln unsaved request(s) were recovered.", nullptr, int(drafts.size())),
                     {{tr("Restore all"), restoreAll},
                      {tr("Choose…"),
                       [this, drafts] {
                           choose(drafts);
                       }},
                      {tr("Discard"), discardAll}});
}

void DraftRecovery::choose(const QList<Draft> &drafts)
{
    QStringList descriptions;
    for (const Draft &draft : drafts)
        descriptions << describe(draft);
    auto *dialog = new DraftChoiceDialog(descriptions, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::finished, this, [this, dialog, drafts](int result) {
        QList<Draft> chosen;
        QList<Draft> others;
        for (int i = 0; i < drafts.size(); ++i)
            (result == QDialog::Accepted && dialog->isChosen(i) ? chosen : others) << drafts.at(i);
        restore(chosen);
        offer(others); // until they are restored or discarded
    });
    dialog->open();
}

void DraftRecovery::restore(const QList<Draft> &drafts)
{
    for (const Draft &draft : drafts) {
        // First the new place, then the old one goes.
        m_tabs->recover(draft.bytes, draft.sourceFile)->draft()->saveNow();
        m_store->remove(draft);
    }
}

void DraftRecovery::discard(const QList<Draft> &drafts)
{
    for (const Draft &draft : drafts)
        m_store->remove(draft);
}

QString DraftRecovery::describe(const Draft &draft) const
{
    const QString name =
        draft.sourceFile.isEmpty() ? tr("a new request") : QFileInfo(draft.sourceFile).fileName();
    const QString when = m_window->locale().toString(draft.savedAt.toLocalTime(), QLocale::ShortFormat);
    return tr("%1, last edited %2").arg(name, when);
}

} // namespace gui
