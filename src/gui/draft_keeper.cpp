// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/draft_keeper.h"

#include "gui/request_document.h"

#include <QLocale>

namespace gui
{

namespace
{

constexpr int savingDelayMs = 1000;
constexpr int ageingIntervalMs = 1000;
constexpr int secondsInAMinute = 60;

} // namespace

DraftKeeper::DraftKeeper(RequestDocument *document, workspace::DraftStore *store, QObject *parent)
    : QObject(parent), m_document(document), m_store(store)
{
    m_saving.setSingleShot(true);
    m_saving.setInterval(savingDelayMs);
    m_ageing.setInterval(ageingIntervalMs);
    connect(&m_saving, &QTimer::timeout, this, &DraftKeeper::saveNow);
    connect(&m_ageing, &QTimer::timeout, this, &DraftKeeper::statusChanged);
    connect(document, &RequestDocument::changed, this, &DraftKeeper::follow);
    connect(document, &RequestDocument::modifiedChanged, this, &DraftKeeper::follow);
}

void DraftKeeper::follow()
{
    if (!m_document->isModified())
        discard();
    else if (!m_saving.isActive()) // never put off by more edits
        m_saving.start();
}

void DraftKeeper::saveNow()
{
    m_saving.stop();
    if (!m_document->isModified())
        return;
    const core::Result<core::Done> saved = m_store->save(m_document->file(), m_document->request().toJson());
    if (!saved) {
        emit failed(saved.error().sentence);
        return;
    }
    m_savedAt = QDateTime::currentDateTimeUtc();
    m_ageing.start();
    emit statusChanged();
}

void DraftKeeper::discard()
{
    m_saving.stop();
    m_ageing.stop();
    m_savedAt = {};
    m_store->discard();
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
