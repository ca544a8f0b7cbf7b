// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/findings_filter.h"

#include "gui/request/request_document.h"

#include <QHBoxLayout>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using Severity = cpv2::Finding::Severity;

namespace gui
{

namespace
{

constexpr std::array allSeverities{Severity::Error, Severity::Warning, Severity::Hint};

QString labelOf(Severity severity, const QString &count)
{
    switch (severity) {
    case Severity::Error:
        return FindingsFilter::tr("Errors: %1").arg(count);
    case Severity::Warning:
        return FindingsFilter::tr("Warnings: %1").arg(count);
    case Severity::Hint:
        return FindingsFilter::tr("Hints: %1").arg(count);
    }
    Q_UNREACHABLE();
}

} // namespace

FindingsFilter::FindingsFilter(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 2, 8, 2);
    layout->setSpacing(4);
    for (const Severity severity : allSeverities) {
        auto *button = new QToolButton;
        button->setObjectName("show-"_L1 + cpv2::severityWord(severity));
        button->setCheckable(true);
        button->setChecked(true);
        button->setProperty("compact", true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setToolTip(tr("Show or hide these in the list"));
        connect(button, &QToolButton::toggled, this, [this] { emit changed(severities()); });
        layout->addWidget(button);
        m_buttons[size_t(severity)] = button;
    }
    layout->addStretch();
}

void FindingsFilter::setDocument(const RequestDocument *document)
{
    m_document = document;
    connect(document, &RequestDocument::bytesChanged, this, &FindingsFilter::showCounts);
    showCounts();
}

cpv2::Severities FindingsFilter::severities() const
{
    cpv2::Severities shown;
    for (const Severity severity : allSeverities)
        shown.set(severity, m_buttons[size_t(severity)]->isChecked());
    return shown;
}

void FindingsFilter::showCounts()
{
    for (const Severity severity : allSeverities)
        m_buttons[size_t(severity)]->setText(
            labelOf(severity, locale().toString(m_document->findingCount(severity))));
}

} // namespace gui
