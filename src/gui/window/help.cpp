// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/window/help.h"

#include "workspace/draft_store.h"
#include "workspace/settings.h"

#include <QCoreApplication>
#include <QMessageBox>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

namespace
{

struct Help {
    Q_DECLARE_TR_FUNCTIONS(gui::Help)
};

void showText(QWidget *window, const QString &name, const QString &title, const QStringList &paragraphs)
{
    auto *box = new QMessageBox(window);
    box->setObjectName(name);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    box->setWindowTitle(title);
    box->setText(paragraphs.join(u"\n\n"_s));
    box->setStandardButtons(QMessageBox::Close);
    box->open();
}

} // namespace

void showTour(QWidget *window)
{
    showText(
        window, u"tour"_s, Help::tr("Getting started"),
        {Help::tr("1. The form in the middle is a payment request. On the right is the exact JSON that is "
                  "sent. Try changing an amount, then undo it with Ctrl+Z."),
         Help::tr(
             "2. Press Submit (Ctrl+Return). The built-in simulator receives the request. No money moves."),
         Help::tr("3. The hosted page opens in your browser. Choose a test card that is approved, and pay."),
         Help::tr("4. The strip at the bottom shows the postback and the checks, and the invoice turns PAID. "
                  "Click a check to see what decided it."),
         Help::tr("5. Press \"Return to Home Page\" in the browser. The return is captured too, and all four "
                  "stories are ticked."),
         Help::tr("6. Submit again, pay with a declined card, then with an approved one.")});
}

void showAbout(QWidget *window, const QString &journalFile)
{
    showText(
        window, u"about"_s, Help::tr("About CPV2 Workbench"),
        {Help::tr("CPV2 Workbench %1").arg(QLatin1StringView(WORKBENCH_VERSION)),
         Help::tr("Tests a biller's Cloud Payments V2 integration end to end."),
         Help::tr("MIT licence. Built with Qt %1 (LGPL-3.0), RapidJSON (MIT), QtKeychain "
                  "(BSD-2-Clause), zlib (Zlib) and SQLite (public domain).")
             .arg(QLatin1StringView(qVersion())),
         Help::tr("Where data is kept:\nJournal: %1\nDrafts: %2\n"
                  "Settings: %3\nAPI keys are in the system keychain; where there is none, they are kept in "
                  "memory until you quit.")
             .arg(journalFile, workspace::DraftStore::defaultFolder(), workspace::Settings::defaultFile())});
}

} // namespace gui
