// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/preview_pane.h"

#include "gui/plain_text.h"
#include "gui/request_document.h"
#include "ui_preview_pane.h"

#include <QClipboard>
#include <QCryptographicHash>
#include <QGuiApplication>
#include <QLocale>

namespace gui
{

PreviewPane::PreviewPane(RequestDocument *document, QWidget *parent)
    : QWidget(parent), m_document(document), m_ui(std::make_unique<Ui::PreviewPane>())
{
    m_ui->setupUi(this);
    setBackgroundRole(QPalette::Base);
    connect(document, &RequestDocument::bytesChanged, this, &PreviewPane::update);
    connect(m_ui->copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(QString::fromUtf8(m_document->bytes())); });
    connect(m_ui->digest, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_digest); });
    connect(m_ui->findings, &FindingsList::findingActivated, this, [this](const cpv2::Finding &finding) {
        goTo(finding.at);
        emit placeActivated(finding.at);
    });
    connect(m_ui->findings, &FindingsList::fixRequested, this, &PreviewPane::fix);
    update();
}

PreviewPane::~PreviewPane() = default;

void PreviewPane::goTo(const core::JsonPointer &place)
{
    const core::Json &document = m_document->toSend().document();
    core::JsonPointer at = place;
    while (!at.isRoot() && !core::find(document, at)) // what is missing shows where it would be
        at = at.parent();
    m_ui->jsonView->goToLine(core::lineOf(document, at));
}

void PreviewPane::update()
{
    const QByteArray &bytes = m_document->bytes();
    m_ui->jsonView->setBytes(bytes);
    QList<int> replaced;
    for (const core::JsonPointer &place : m_document->replacedPlaces())
        replaced << core::lineOf(m_document->toSend().document(), place);
    m_ui->jsonView->setReplacedLines(replaced);

    m_ui->size->setText(tr("%1 bytes").arg(QLocale().toString(bytes.size())));
    m_digest = QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    m_ui->digest->setText(tr("sha-256 %1…%2").arg(m_digest.first(4), m_digest.last(2)));
    m_ui->digest->setToolTip(plainToolTip(tr("%1\nClick to copy it.").arg(m_digest)));
    m_ui->findings->setFindings(m_document->findings());
}

void PreviewPane::fix(const cpv2::Finding &finding)
{
    if (finding.fix)
        m_document->edit(*finding.fix, tr("Fix %1").arg(finding.at.last()));
}

} // namespace gui
