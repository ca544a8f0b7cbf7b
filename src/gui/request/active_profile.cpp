// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/active_profile.h"

#include "gui/look/message_bar.h"
#include "gui/look/plain_text.h"
#include "gui/request/profile_dialog.h"
#include "gui/request/request_document.h"
#include "gui/request/request_page.h"
#include "gui/request/request_tabs.h"

using namespace Qt::Literals::StringLiterals;
using workspace::ProfileFile;

namespace gui
{

ActiveProfile::ActiveProfile(RequestTabs *tabs, workspace::ProfileLibrary *library,
                             workspace::Settings *settings, MessageBar *messages, QWidget *parent)
    : QToolButton(parent), m_tabs(tabs), m_library(library), m_settings(settings), m_messages(messages)
{
    setObjectName("profile"_L1);
    setAutoRaise(true);
    setProperty("dim", true);
    setFocusPolicy(Qt::TabFocus);
    connect(this, &QToolButton::clicked, this, &ActiveProfile::choose);
    connect(library, &workspace::ProfileLibrary::changed, this, &ActiveProfile::read);
    connect(tabs, &RequestTabs::added, this,
            [this](const RequestPage *page) { page->document()->setProfile(m_profile); });
    use(m_profile);
    read();
}

void ActiveProfile::choose()
{
    auto *dialog = new ProfileDialog(m_library, m_settings->get(workspace::setting::profile), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_settings->set(workspace::setting::profile, dialog->profileId());
        read();
    });
    dialog->open();
}

void ActiveProfile::read()
{
    const QString id = m_settings->get(workspace::setting::profile);
    const ProfileFile *file = m_library->find(id);
    if (file && file->profile) {
        m_messages->dismiss(objectName());
        if (*file->profile != m_profile)
            use(*file->profile);
        return;
    }
    const QString why =
        file ? u"%1: %2"_s.arg(file->file, file->profile.error().sentence) : tr("its file is missing");
    m_messages->post(
        objectName(), MessageBar::Kind::Warning,
        tr("The biller profile “%1” cannot be read (%2). Until it can, the rules of %3 %4 apply.")
            .arg(id, why, m_profile.name, m_profile.version),
        {{tr("Biller profile…"), [this] {
              choose();
          }}});
}

void ActiveProfile::use(const cpv2::BillerProfile &profile)
{
    m_profile = profile;
    for (RequestDocument *document : m_tabs->documents())
        document->setProfile(profile);
    // An ampersand would be a button's mnemonic.
    setText(oneLine(tr("%1 profile %2").arg(profile.name, profile.version)).replace(u'&', "&&"_L1));
    setToolTip(plainToolTip(
        tr("The rules that every request is checked against. Press to choose another profile.")));
}

} // namespace gui
