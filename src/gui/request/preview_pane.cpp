// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/preview_pane.h"

#include "gui/json/code_edit.h"
#include "gui/look/plain_text.h"
#include "gui/look/run_then.h"
#include "gui/request/document_lines.h"
#include "gui/request/json_editor.h"
#include "gui/request/request_document.h"
#include "ui_preview_pane.h"

#include <QAction>
#include <QClipboard>
#include <QCryptographicHash>
#include <QGuiApplication>
#include <QKeyEvent>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

namespace
{

enum Tab { Reading, Editing };

constexpr qsizetype quickToHash = 256 * 1024; ///< bytes; more are hashed on another thread
constexpr int digestPauseMs = 300;            ///< in typing, before that

QString digestOf(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

} // namespace

PreviewPane::PreviewPane(RequestDocument *document, QWidget *parent)
    : QWidget(parent), m_document(document), m_lines(new DocumentLines(document, this)),
      m_editor(new JsonEditor(document, m_lines)), m_ui(std::make_unique<Ui::PreviewPane>())
{
    m_ui->setupUi(this);
    setBackgroundRole(QPalette::Base);
    arrangeHeader();
    arrangeViews();
    connect(document, &RequestDocument::bytesChanged, this, &PreviewPane::update);
    m_ui->findings->setDocument(document);
    m_ui->findingsFilter->setDocument(document);
    connect(m_ui->findingsFilter, &FindingsFilter::changed, m_ui->findings, &FindingsList::setSeverities);
    connect(m_ui->findings, &FindingsList::findingActivated, this, [this](const cpv2::Finding &finding) {
        goTo(finding.at);
        emit placeActivated(finding.at);
    });
    connect(m_ui->findings, &FindingsList::fixRequested, this, &PreviewPane::fix);
    m_digestPause.setSingleShot(true);
    m_digestPause.setInterval(digestPauseMs);
    connect(&m_digestPause, &QTimer::timeout, this, &PreviewPane::computeDigest);
    showLines();
    update();
}

PreviewPane::~PreviewPane() = default;

void PreviewPane::arrangeHeader()
{
    m_ui->tabs->addTab(tr("JSON"));
    m_ui->tabs->addTab(tr("Edit"));
    m_ui->tabs->setUsesScrollButtons(false); // both can be read, however narrow the pane
    m_ui->tabs->setExpanding(false);
    m_ui->tabs->setTabToolTip(Editing, tr("Edit the JSON (Ctrl+J)"));
    connect(m_ui->tabs, &QTabBar::currentChanged, this, &PreviewPane::showTab);
    connect(m_ui->copy, &QToolButton::clicked, this, [this] {
        commitText();
        QGuiApplication::clipboard()->setText(QString::fromUtf8(m_document->bytes()));
    });
    connect(m_ui->digest, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_digest); });
}

void PreviewPane::arrangeViews()
{
    m_ui->views->addWidget(m_editor);
    m_ui->findBar->setTarget(m_ui->jsonView);
    connect(m_ui->findBar, &FindBar::closed, this, [this] { m_ui->views->currentWidget()->setFocus(); });
    connect(m_editor->edit(), &QPlainTextEdit::textChanged, m_ui->findBar, &FindBar::restart);

    auto *toField = new QAction(tr("Go to the &field (Return)"), m_ui->jsonView);
    m_ui->jsonView->addAction(toField);
    connect(toField, &QAction::triggered, this, [this] { activateLine(m_ui->jsonView->caret().line); });
    connect(m_ui->jsonView, &JsonView::lineActivated, this, &PreviewPane::activateLine);

    connect(m_lines, &DocumentLines::replaced, this, &PreviewPane::showLines);
    connect(m_lines, &DocumentLines::linesChanged, m_ui->jsonView, &JsonView::linesChanged);
    connect(m_lines, &DocumentLines::refreshed, m_ui->jsonView, &JsonView::refresh);
}

// ---- reading and editing

bool PreviewPane::isEditing() const
{
    return m_ui->tabs->currentIndex() == Editing;
}

void PreviewPane::setEditing(bool editing)
{
    m_ui->tabs->setCurrentIndex(editing ? Editing : Reading);
    m_ui->views->currentWidget()->setFocus(Qt::ShortcutFocusReason);
}

void PreviewPane::showTab(int tab)
{
    m_editor->startCommitting();
    m_ui->views->setCurrentIndex(tab);
    m_ui->findBar->setTarget(tab == Editing ? static_cast<Searchable *>(m_editor->edit()) : m_ui->jsonView);
}

void PreviewPane::commitText()
{
    m_editor->commit();
}

void PreviewPane::find()
{
    m_ui->findBar->open();
}

void PreviewPane::findNext()
{
    m_ui->findBar->findNext();
}

void PreviewPane::findPrevious()
{
    m_ui->findBar->findPrevious();
}

void PreviewPane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_ui->findBar->isVisible())
        m_ui->findBar->close();
    else
        QWidget::keyPressEvent(event);
}

// ---- places

void PreviewPane::goTo(const core::JsonPointer &place)
{
    const core::Json &document = m_document->toSend().document();
    core::JsonPointer at = place;
    while (!at.isRoot() && !core::find(document, at)) // what is missing shows where it would be
        at = at.parent();
    const int line = m_document->isRaw() ? 0 : m_document->layout().lineOf(document, at);
    m_ui->jsonView->goToLine(line);
    m_editor->goToLine(line);
}

void PreviewPane::activateLine(int line)
{
    if (!m_document->isRaw() && line <= m_document->layout().lineCount())
        emit placeActivated(m_document->layout().placeOf(m_document->toSend().document(), line));
}

void PreviewPane::fix(const cpv2::Finding &finding)
{
    if (finding.fix)
        m_document->edit(*finding.fix, tr("Fix %1").arg(finding.at.last()));
}

// ---- keeping up to date

void PreviewPane::showLines()
{
    m_ui->jsonView->setSource(m_lines);
    if (m_document->isRaw())
        m_ui->raw->show(Badge::Kind::Warning, tr("raw"));
    else
        m_ui->raw->hide();
    fitHeader();
}

void PreviewPane::update()
{
    updateReplaced();
    updateSize();
    updateDigest();
    if (!isEditing())
        m_ui->findBar->restart();
}

void PreviewPane::updateReplaced()
{
    QList<int> replaced;
    if (!m_document->isRaw()) {
        for (const core::JsonPointer &place : m_document->replacedPlaces())
            replaced << m_document->layout().lineOf(m_document->toSend().document(), place);
    }
    m_ui->jsonView->setReplacedLines(replaced);
}

qsizetype PreviewPane::byteCount() const
{
    return m_document->isRaw() ? m_document->rawText()->size() : m_document->layout().size();
}

void PreviewPane::updateSize()
{
    const QString text = tr("%Ln byte(s)", nullptr, int(byteCount()));
    if (text == m_ui->size->text())
        return;
    m_ui->size->setText(text);
    fitHeader();
}

/// Where there is not enough room, the digest is hidden first, then the size.
void PreviewPane::fitHeader()
{
    int room = width() - m_ui->headerLayout->contentsMargins().right();
    const auto take = [&](const QWidget *widget) {
        room -= widget->sizeHint().width() + m_ui->headerLayout->spacing();
        return room >= 0;
    };
    take(m_ui->tabs);
    take(m_ui->copy);
    if (m_document->isRaw())
        take(m_ui->raw);
    m_ui->size->setVisible(take(m_ui->size));
    m_ui->digest->setVisible(take(m_ui->digest));
}

void PreviewPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitHeader();
}

/// A large text is hashed when the user pauses, from a snapshot, which is cheap: documents share what they
/// have in common.
void PreviewPane::updateDigest()
{
    ++m_digestVersion;
    if (byteCount() <= quickToHash) {
        m_digestPause.stop();
        showDigest(digestOf(m_document->bytes()));
        return;
    }
    showDigest({});
    m_digestPause.start();
}

void PreviewPane::computeDigest()
{
    const auto bytes = [raw = m_document->rawText(), request = m_document->toSend()] {
        return raw ? *raw : request.toJson();
    };
    runThen(
        this, [bytes] { return digestOf(bytes()); },
        [this, version = m_digestVersion](const QString &digest) {
            if (version == m_digestVersion)
                showDigest(digest);
        });
}

void PreviewPane::showDigest(const QString &digest)
{
    m_digest = digest;
    m_ui->digest->setEnabled(!digest.isEmpty());
    if (digest.isEmpty()) {
        m_ui->digest->setText(tr("sha-256 …"));
        m_ui->digest->setToolTip({});
        m_ui->copy->setToolTip(plainToolTip(tr("Copy the exact bytes")));
        return;
    }
    m_ui->digest->setText(tr("sha-256 %1…%2").arg(digest.first(4), digest.last(2)));
    m_ui->digest->setToolTip(plainToolTip(tr("%1\nClick to copy it.").arg(digest)));
    m_ui->copy->setToolTip(
        plainToolTip(tr("Copy the exact bytes") + u"\n%1\nSHA-256: %2"_s.arg(m_ui->size->text(), digest)));
    fitHeader();
}

} // namespace gui
