// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/files/file_watch.h"

#include "gui/look/message_bar.h"
#include "gui/request/request_document.h"
#include "gui/request/request_page.h"
#include "gui/request/request_tabs.h"
#include "workspace/request_file.h"

#include <QFileInfo>
#include <QGuiApplication>
#include <QMetaMethod>
#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

namespace
{

constexpr int settlingMs = 200;

QString topicOf(const QString &file)
{
    return u"disk: "_s + file;
}

} // namespace

bool FileWatch::Content::operator==(const Content &other) const
{
    if (!request || !other.request)
        return !request && !other.request && problem.isEmpty() && other.problem.isEmpty() && raw == other.raw;
    return request->document() == other.request->document();
}

FileWatch::Stamp FileWatch::stampOf(const QString &file)
{
    const QFileInfo info(file);
    if (!info.isFile())
        return {};
    return {true, info.size(), info.lastModified(), info.metadataChangeTime()};
}

FileWatch::Content FileWatch::contentOf(const QString &file)
{
    const core::Result<QByteArray> bytes = workspace::readRequestFile(file);
    if (!bytes)
        return {.request = {}, .raw = {}, .problem = bytes.error().sentence};
    const core::Result<cpv2::PaymentRequest> request = cpv2::PaymentRequest::fromJson(*bytes);
    if (!request)
        return {.request = {}, .raw = *bytes, .problem = {}};
    return {.request = *request, .raw = {}, .problem = {}};
}

FileWatch::FileWatch(RequestTabs *tabs, MessageBar *messages, QObject *parent)
    : QObject(parent), m_tabs(tabs), m_messages(messages)
{
    m_reader.setMaxThreadCount(1);
    m_settling.setSingleShot(true);
    m_settling.setInterval(settlingMs);
    connect(&m_settling, &QTimer::timeout, this, &FileWatch::checkAll);
    const auto settle = [this] {
        m_settling.start();
    };
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, settle);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, settle);
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, [settle](Qt::ApplicationState state) {
        if (state == Qt::ApplicationActive)
            settle();
    });
    for (RequestPage *page : tabs->pages())
        follow(page);
    connect(tabs, &RequestTabs::added, this, &FileWatch::follow);
    connect(tabs, &RequestTabs::closed, this, &FileWatch::forget);
}

FileWatch::~FileWatch()
{
    m_reader.waitForDone();
}

// ---- what is known

void FileWatch::follow(RequestPage *page)
{
    connect(page->document(), &RequestDocument::fileChanged, this, [this, page] { remember(page); });
    remember(page);
}

void FileWatch::forget(RequestPage *page)
{
    m_messages->dismiss(topicOf(m_known.take(page).file));
    page->document()->disconnect(this);
    watchPaths();
}

/// It has just been opened or saved.
void FileWatch::remember(RequestPage *page)
{
    const RequestDocument *document = page->document();
    if (const auto known = m_known.constFind(page); known != m_known.cend())
        m_messages->dismiss(topicOf(known->file));
    Known known{.file = document->file(), .stamp = stampOf(document->file()), .content = {}, .reading = 0};
    if (document->isRaw())
        known.content = Content{.request = {}, .raw = *document->rawText(), .problem = {}};
    else if (!document->isModified())
        known.content = Content{.request = document->request(), .raw = {}, .problem = {}};
    m_known.insert(page, known);
    watchPaths();
}

void FileWatch::watchPaths()
{
    QSet<QString> wanted;
    for (const Known &known : std::as_const(m_known)) {
        if (known.file.isEmpty())
            continue;
        const QFileInfo info(known.file);
        if (info.exists())
            wanted << known.file;
        wanted << info.absolutePath(); // to learn when a file comes back
    }
    const QStringList watched = m_watcher.files() + m_watcher.directories();
    const QSet<QString> old(watched.begin(), watched.end());
    if (const QSet<QString> gone = old - wanted; !gone.isEmpty())
        m_watcher.removePaths(gone.values());
    for (const QString &path : wanted - old) {
        if (QFileInfo::exists(path))
            m_watcher.addPath(path);
    }
}

// ---- looking

void FileWatch::checkAll()
{
    watchPaths(); // a file that was replaced is no longer watched
    for (RequestPage *page : m_tabs->pages())
        check(page);
}

void FileWatch::check(RequestPage *page)
{
    Known &known = m_known[page];
    if (known.file.isEmpty() || !known.content)
        return;
    const Stamp stamp = stampOf(known.file);
    if (stamp == known.stamp)
        return;
    if (!stamp.exists)
        return tellDeleted(page);
    known.reading = ++m_readings;
    m_reader.start([this, page, stamp, file = known.file, reading = known.reading] {
        const Content content = contentOf(file);
        const auto take = [this, page, stamp, content, reading] {
            if (m_known.value(page).reading == reading)
                compare(page, stamp, content);
        };
        QMetaObject::invokeMethod(this, take, Qt::QueuedConnection);
    });
}

bool FileWatch::hasChangedOnDisk(RequestPage *page) const
{
    const Known known = m_known.value(page);
    if (known.file.isEmpty() || !known.content)
        return false;
    const Stamp stamp = stampOf(known.file);
    return stamp.exists && stamp != known.stamp && !(contentOf(known.file) == *known.content);
}

// ---- saying

void FileWatch::compare(RequestPage *page, const Stamp &stamp, const Content &content)
{
    const Known &known = m_known[page];
    if (content == *known.content) {
        if (!known.stamp.exists) // it is back
            page->document()->setUnsaved(false);
        accept(page, stamp, content);
    } else {
        tellChanged(page, stamp, content);
    }
}

/// From now on the file counts as looked at.
void FileWatch::accept(RequestPage *page, const Stamp &stamp, const Content &content)
{
    Known &known = m_known[page];
    known.stamp = stamp;
    known.content = content;
    m_messages->dismiss(topicOf(known.file));
}

void FileWatch::tellDeleted(RequestPage *page)
{
    Known &known = m_known[page];
    known.stamp = {};
    RequestDocument *document = page->document();
    document->setUnsaved(true);
    m_messages->post(
        topicOf(known.file), MessageBar::Kind::Warning,
        tr("%1 was deleted or moved. The request open here is no longer in a file.").arg(document->name()),
        {{tr("Save again"), [this, page] {
              emit saveRequested(page);
          }}});
}

void FileWatch::tellChanged(RequestPage *page, const Stamp &stamp, const Content &content)
{
    RequestDocument *document = page->document();
    const QString topic = topicOf(m_known[page].file);
    QList<MessageBar::Action> actions;
    if (content.request) {
        actions << MessageBar::Action{tr("Reload"), [this, page, stamp, content] {
                                          accept(page, stamp, content);
                                          page->document()->takeFromDisk(*content.request);
                                      }};
        if (isSignalConnected(QMetaMethod::fromSignal(&FileWatch::comparisonRequested))) {
            actions << MessageBar::Action{tr("Show differences…"), [this, page, stamp, content] {
                                              tellChanged(page, stamp, content); // still to be decided
                                              emit comparisonRequested(page, *content.request);
                                          }};
        }
    }
    actions << MessageBar::Action{tr("Keep mine"), [this, page, stamp, content] {
                                      accept(page, stamp, content);
                                      page->document()->setUnsaved(true);
                                  }};
    const QString sentence =
        !content.request ? tr("%1 was changed on disk and can no longer be read as a request.")
        : document->isModified()
            ? tr("%1 was changed on disk and has unsaved edits here. Reloading can be undone.")
            : tr("%1 was changed on disk.");
    m_messages->dismiss(topic); // its buttons are about an older state of the file
    m_messages->post(topic, MessageBar::Kind::Warning, sentence.arg(document->name()), actions);
}

} // namespace gui
