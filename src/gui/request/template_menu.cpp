// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/template_menu.h"

#include "gui/look/plain_text.h"
#include "gui/look/question.h"
#include "gui/request/request_document.h"
#include "gui/request/request_page.h"
#include "gui/request/request_tabs.h"

#include <QFileInfo>
#include <QInputDialog>
#include <QMenu>

using namespace Qt::Literals::StringLiterals;
using workspace::Template;

namespace gui
{

TemplateMenu::TemplateMenu(QMenu *menu, const workspace::TemplateFolder &folder, RequestTabs *tabs,
                           QWidget *window)
    : QObject(window), m_menu(menu), m_folder(folder), m_tabs(tabs), m_window(window)
{
    connect(menu, &QMenu::aboutToShow, this, &TemplateMenu::fill);
    fill();
}

void TemplateMenu::fill()
{
    m_menu->clear();
    bool isBuiltIn = true;
    for (const Template &from : m_folder.templates()) {
        if (isBuiltIn && !from.isBuiltIn())
            m_menu->addSeparator();
        isBuiltIn = from.isBuiltIn();
        QString text = oneLine(from.name, 60);
        text.replace(u'&', "&&"_L1); // no mnemonic
        m_menu->addAction(text, this, [this, from] { openNew(from); });
    }
}

void TemplateMenu::openNew(const Template &from)
{
    const core::Result<cpv2::PaymentRequest> request = m_folder.read(from);
    if (!request) {
        emit failed(u"%1: %2"_s.arg(from.name, request.error().sentence));
        return;
    }
    m_tabs->openNew(*request, from.name);
}

void TemplateMenu::saveAsTemplate()
{
    m_tabs->current()->finishEditing();
    if (m_tabs->currentDocument()->isRaw()) {
        emit failed(tr("%1 is raw text, but a template must be a valid request. Fix the JSON first, or save "
                       "it as a file.")
                        .arg(m_tabs->current()->name()));
        return;
    }
    auto *dialog = new QInputDialog(m_window);
    dialog->setObjectName("templateName"_L1);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save as template"));
    dialog->setLabelText(tr("Template name:"));
    const RequestPage *page = m_tabs->current();
    dialog->setTextValue(page->isNamed() ? QFileInfo(page->name()).completeBaseName() : QString());
    connect(dialog, &QInputDialog::textValueSelected, this, &TemplateMenu::save);
    dialog->open();
}

void TemplateMenu::save(const QString &text)
{
    const QString name = text.trimmed();
    if (!m_folder.contains(name))
        return write(name);
    ask({.name = u"replaceTemplate"_s,
         .title = tr("Save as template"),
         .text = tr("There is already a template named %1. Replace it?").arg(name),
         .icon = QMessageBox::Question,
         .answers = {{tr("Replace"), QMessageBox::DestructiveRole,
                      [this, name] {
                          write(name);
                      }}}},
        m_window, this);
}

void TemplateMenu::write(const QString &name)
{
    const auto saved = m_folder.save(name, m_tabs->currentDocument()->request());
    if (!saved)
        emit failed(saved.error().sentence);
}

} // namespace gui
