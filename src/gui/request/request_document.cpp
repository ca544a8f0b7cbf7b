// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/request_document.h"

#include "core/narrowest_change.h"
#include "gui/request/request_loader.h"
#include "workspace/request_file.h"

#include <QFileInfo>
#include <QUndoCommand>

#include <algorithm>

using core::Json;
using core::JsonEdit;
using core::JsonPointer;

namespace gui
{

/// One step of the undo stack: the edits made, those that take them back, and the raw text on either side.
class EditCommand : public QUndoCommand
{
public:
    enum Source { Form, Text }; ///< a step has edits of one source only

    EditCommand(RequestDocument *document, Source source, const std::optional<JsonEdit> &edit,
                const std::optional<RawText> &raw, const QString &name)
        : QUndoCommand(name), m_document(document), m_source(source), m_step(document->m_step),
          m_rawBefore(document->m_content.raw()), m_raw(raw)
    {
        if (edit)
            m_changes.append({*edit, {}});
    }

    void redo() override
    {
        m_document->m_content.setRaw(m_raw);
        for (Change &change : m_changes)
            change.inverse = m_document->applyNow(change.edit);
        if (m_changes.isEmpty())
            emit m_document->bytesChanged();
    }

    void undo() override
    {
        // What is typed from now on starts a new step: it must not merge with one before this.
        m_document->endStep();
        m_document->m_content.setRaw(m_rawBefore);
        std::for_each(m_changes.rbegin(), m_changes.rend(),
                      [this](Change &change) { change.edit = m_document->applyNow(change.inverse); });
        if (m_changes.isEmpty())
            emit m_document->bytesChanged();
    }

    int id() const override { return 1 + m_source; }

    bool mergeWith(const QUndoCommand *other) override
    {
        const auto *next = static_cast<const EditCommand *>(other);
        if (next->m_step != m_step)
            return false;
        for (const Change &change : next->m_changes) {
            if (!join(change)) {
                if (m_source == Form)
                    return false;
                m_changes.append(change);
            }
        }
        m_raw = next->m_raw;
        setObsolete(m_changes.isEmpty() && m_raw == m_rawBefore);
        return true;
    }

private:
    struct Change {
        JsonEdit edit;
        JsonEdit inverse;
    };

    /// A value that replaces the one just set takes its place; where that was the first one again,
    /// nothing is left to do.
    bool join(const Change &next)
    {
        if (m_changes.isEmpty())
            return false;
        Change &last = m_changes.last();
        const bool hasSetAValue =
            last.edit.kind == JsonEdit::Kind::Replace || last.edit.kind == JsonEdit::Kind::Insert;
        if (!hasSetAValue || next.edit.kind != JsonEdit::Kind::Replace || next.edit.at != last.edit.at)
            return false;
        last.edit.value = next.edit.value;
        if (last.edit.kind == JsonEdit::Kind::Replace && last.edit.value == last.inverse.value)
            m_changes.removeLast();
        return true;
    }

    RequestDocument *m_document;
    Source m_source;
    quint64 m_step; ///< edits of one step may merge
    QList<Change> m_changes;
    std::optional<RawText> m_rawBefore;
    std::optional<RawText> m_raw;
};

RequestDocument::RequestDocument(QObject *parent)
    : QObject(parent), m_content({}, {}), m_loader(new RequestLoader(this))
{
    connect(&m_undoStack, &QUndoStack::cleanChanged, this, [this] { emit modifiedChanged(isModified()); });
    connect(m_loader, &RequestLoader::started, this, &RequestDocument::loadingStarted);
    connect(m_loader, &RequestLoader::failed, this, &RequestDocument::loadingFailed);
    connect(m_loader, &RequestLoader::ready, this,
            [this](const std::shared_ptr<RequestContent> &content, const QString &file) {
                start(std::move(*content), file, file.isEmpty());
                emit loaded(file);
            });
}

RequestDocument::~RequestDocument() = default;

void RequestDocument::setProfile(const cpv2::BillerProfile &profile)
{
    RequestSurroundings surroundings = m_content.surroundings();
    surroundings.profile = profile;
    setSurroundings(surroundings);
}

void RequestDocument::setEndpointIsRemote(bool isRemote)
{
    RequestSurroundings surroundings = m_content.surroundings();
    if (surroundings.circumstances.endpointIsRemote == isRemote)
        return;
    surroundings.circumstances.endpointIsRemote = isRemote;
    setSurroundings(surroundings);
}

void RequestDocument::setCallbacks(const QUrl &base, const QString &roundTripId)
{
    RequestSurroundings surroundings = m_content.surroundings();
    surroundings.callbackBase = base;
    surroundings.roundTripId = roundTripId;
    setSurroundings(surroundings);
}

void RequestDocument::setSurroundings(const RequestSurroundings &surroundings)
{
    m_content.setSurroundings(surroundings);
    emit bytesChanged();
}

// ---- editing

void RequestDocument::edit(const JsonEdit &edit, const QString &name)
{
    if (edit.kind == JsonEdit::Kind::Replace) {
        const Json *current = core::find(request().document(), edit.at);
        if (current && *current == edit.value)
            return;
    }
    m_undoStack.push(new EditCommand(this, EditCommand::Form, edit, std::nullopt, name));
}

void RequestDocument::setText(const QByteArray &text)
{
    take(reader(text)());
}

std::function<RequestDocument::TextReading()> RequestDocument::reader(const QByteArray &text) const
{
    return [text, own = request(), sent = toSend(), replaced = replacedPlaces()] {
        const RequestText read = parseRequestText(text);
        if (read.raw)
            return TextReading{.raw = read.raw};
        const Json document = withOwnUrls(read.request.document(), own, sent, replaced);
        return TextReading{.change = core::narrowestChange(own.document(), document)};
    };
}

void RequestDocument::take(const TextReading &reading)
{
    if (reading.change || reading.raw != m_content.raw())
        m_undoStack.push(
            new EditCommand(this, EditCommand::Text, reading.change, reading.raw, tr("Edit JSON")));
}

std::optional<QByteArray> RequestDocument::rawText() const
{
    return isRaw() ? std::optional(m_content.raw()->bytes) : std::nullopt;
}

QByteArray RequestDocument::bytes() const
{
    return isRaw() ? m_content.raw()->bytes : toSend().toJson();
}

JsonEdit RequestDocument::applyNow(const JsonEdit &edit)
{
    JsonEdit inverse = m_content.apply(edit);
    emit edited(edit);
    // Behind an item that comes or goes, all others get another place.
    const Json *parent = core::find(request().document(), edit.at.parent());
    const bool isInArray = !edit.at.isRoot() && parent && parent->isArray();
    emit changed(isInArray && edit.kind != JsonEdit::Kind::Replace ? edit.at.parent() : edit.at);
    emit bytesChanged();
    return inverse;
}

// ---- the file

RequestContent RequestDocument::contentOf(const RequestText &text) const
{
    return {text, m_content.surroundings()};
}

void RequestDocument::start(RequestContent content, const QString &file, bool isRecovered)
{
    m_loader->stop();
    m_isRecovered = isRecovered;
    m_file = file;
    m_undoStack.clear();
    // While the content was worked out, callbacks, profile and endpoint may have changed.
    content.setSurroundings(m_content.surroundings());
    m_content = std::move(content);
    emit edited({});
    emit changed({});
    emit bytesChanged();
    emit fileChanged();
    emit modifiedChanged(isModified());
}

void RequestDocument::reset(const cpv2::PaymentRequest &request, const QString &file)
{
    start(contentOf({request}), file, false);
}

void RequestDocument::recover(const cpv2::PaymentRequest &request, const QString &file)
{
    start(contentOf({request}), file, true);
}

void RequestDocument::recover(const QByteArray &bytes, const QString &file)
{
    start(contentOf(parseRequestText(bytes)), file, true);
}

core::Result<core::Done> RequestDocument::load(const QString &file)
{
    const core::Result<RequestText> text = readRequestText(file);
    if (!text)
        return text.error();
    start(contentOf(*text), file, false);
    return core::done();
}

void RequestDocument::startLoading(const QString &file)
{
    m_loader->load(file, m_content.surroundings());
}

void RequestDocument::startRecovering(const cpv2::PaymentRequest &request)
{
    m_loader->take(request, m_content.surroundings());
}

bool RequestDocument::isLoading() const
{
    return m_loader->isLoading();
}

const QString &RequestDocument::loadingFile() const
{
    return m_loader->file();
}

core::Result<core::Done> RequestDocument::save(const QString &file)
{
    const core::Result<core::Done> written =
        workspace::writeRequestFile(file, isRaw() ? *rawText() : request().toJson());
    if (!written)
        return written;
    m_file = file;
    m_isRecovered = false;
    m_undoStack.setClean();
    emit fileChanged();
    emit modifiedChanged(false);
    return core::done();
}

void RequestDocument::takeFromDisk(const cpv2::PaymentRequest &onDisk)
{
    endStep();
    if (isRaw())
        setText(onDisk.toJson());
    edit({JsonEdit::Kind::Replace, {}, onDisk.document(), -1}, tr("Reload %1").arg(name()));
    endStep();
    m_isRecovered = false;
    m_undoStack.setClean();
    emit modifiedChanged(false);
}

void RequestDocument::setUnsaved(bool unsaved)
{
    m_isRecovered = unsaved;
    emit modifiedChanged(isModified());
}

QString RequestDocument::name() const
{
    return m_file.isEmpty() ? tr("untitled") : QFileInfo(m_file).fileName();
}

bool RequestDocument::isModified() const
{
    return m_isRecovered || !m_undoStack.isClean();
}

} // namespace gui
