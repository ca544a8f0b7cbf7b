// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/draft_keeper.h"

#include "gui/request/request_document.h"

#include <QLocale>

#include <algorithm>

namespace gui
{

namespace
{

constexpr int savingDelayMs = 500;
constexpr int ageingIntervalMs = 1000;
constexpr int secondsInAMinute = 60;

} // namespace

DraftKeeper::DraftKeeper(RequestDocument *document, const workspace::DraftStore &store, QObject *parent)
    : QObject(parent), m_document(document), m_file(store.newDraft())
{
    m_writer.setMaxThreadCount(1);
    m_saving.setSingleShot(true);
    m_ageing.setInterval(ageingIntervalMs);
    connect(&m_saving, &QTimer::timeout, this, &DraftKeeper::write);
    connect(&m_ageing, &QTimer::timeout, this, &DraftKeeper::statusChanged);
    connect(document, &RequestDocument::bytesChanged, this, &DraftKeeper::follow);
    connect(document, &RequestDocument::modifiedChanged, this, &DraftKeeper::follow);
}

DraftKeeper::~DraftKeeper()
{
    m_writer.waitForDone();
}

void DraftKeeper::follow()
{
    if (!m_document->isModified()) {
        discard();
        return;
    }
    if (!m_unsaved.isValid())
        m_unsaved.start();
    if (!m_isWriting && !m_saving.isActive()) // never put off by more edits
        m_saving.start(std::max<int>(0, savingDelayMs - int(m_unsaved.elapsed())));
}

void DraftKeeper::write()
{
    m_saving.stop();
    if (!m_document->isModified())
        return;
    m_unsaved.invalidate();
    m_isWriting = true;
    m_hasDraft = true;
    m_writer.start([this, file = m_file, source = m_document->file(), request = m_document->request(),
                    raw = m_document->rawText()] {
        const core::Result<core::Done> result = file->save(source, raw ? *raw : request.toJson());
        QMetaObject::invokeMethod(
            this, [this, result] { written(result); }, Qt::QueuedConnection);
    });
}

void DraftKeeper::written(const core::Result<core::Done> &result)
{
    m_isWriting = false;
    if (!result) {
        emit failed(result.error().sentence);
    } else if (m_hasDraft) {
        m_savedAt = QDateTime::currentDateTimeUtc();
        m_ageing.start();
        emit statusChanged();
    }
    if (m_unsaved.isValid())
        follow();
}

void DraftKeeper::saveNow()
{
    write();
    m_writer.waitForDone();
}

void DraftKeeper::discard()
{
    m_saving.stop();
    m_ageing.stop();
    m_unsaved.invalidate();
    m_savedAt = {};
    if (m_hasDraft)
        m_writer.start([file = m_file] { file->discard(); });
    m_hasDraft = false;
    emit statusChanged();
}

QString DraftKeeper::status() const
{
    if (!m_savedAt.isValid())
        return {};
    const qint64 seconds = std::max<qint64>(0, m_savedAt.secsTo(QDateTime::currentDateTimeUtc()));
    const QLocale locale;
    return seconds < secondsInAMinute
               ? tr("Draft saved %1 s ago").arg(locale.toString(seconds))
               : tr("Draft saved %1 min ago").arg(locale.toString(seconds / secondsInAMinute));
}

} // namespace gui
