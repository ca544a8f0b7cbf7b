// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/request_status.h"

#include "gui/request/draft_keeper.h"
#include "gui/request/request_document.h"
#include "gui/request/request_page.h"
#include "gui/request/request_tabs.h"

#include <QLabel>
#include <QStatusBar>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

QLabel *statusLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("dim", true);
    label->setContentsMargins(0, 0, 12, 0);
    return label;
}

RequestStatus::RequestStatus(RequestTabs *tabs, QStatusBar *bar)
    : QObject(bar), m_tabs(tabs), m_findings(statusLabel(u"findingCounts"_s, bar)),
      m_draft(statusLabel(u"draftStatus"_s, bar))
{
    bar->addWidget(m_findings);
    bar->addPermanentWidget(m_draft);
    for (RequestPage *page : tabs->pages())
        follow(page);
    connect(tabs, &RequestTabs::added, this, &RequestStatus::follow);
    connect(tabs, &RequestTabs::currentChanged, this, &RequestStatus::showPage);
    connect(tabs, &RequestTabs::findingsChanged, this, [this](const RequestPage *page) {
        if (page == m_tabs->current())
            showFindings();
    });
    showPage();
}

void RequestStatus::follow(RequestPage *page)
{
    connect(page->draft(), &DraftKeeper::statusChanged, this, [this, page] {
        if (page == m_tabs->current())
            showDraft();
    });
}

void RequestStatus::showPage()
{
    showFindings();
    showDraft();
}

void RequestStatus::showFindings()
{
    using Severity = cpv2::Finding::Severity;
    const RequestDocument *document = m_tabs->currentDocument();
    if (document->isRaw()) {
        m_findings->setText(tr("raw text, sent as is"));
        return;
    }
    QStringList parts;
    if (const int count = document->findingCount(Severity::Error); count > 0)
        parts << tr("%Ln error(s)", nullptr, count);
    if (const int count = document->findingCount(Severity::Warning); count > 0)
        parts << tr("%Ln warning(s)", nullptr, count);
    if (const int count = document->findingCount(Severity::Hint); count > 0)
        parts << tr("%Ln hint(s)", nullptr, count);
    m_findings->setText(parts.isEmpty() ? tr("no findings") : parts.join(u", "_s));
}

void RequestStatus::showDraft()
{
    m_draft->setText(m_tabs->current()->draft()->status());
}

} // namespace gui
