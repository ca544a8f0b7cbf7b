// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request_document.h"

#include "roundtrip/callback_urls.h"
#include "workspace/request_file.h"

#include <QFileInfo>
#include <QUndoCommand>

using namespace Qt::Literals::StringLiterals;
using core::JsonEdit;
using core::JsonPointer;

namespace gui
{

/// One step of the undo stack: an edit and the one that takes it back.
class EditCommand : public QUndoCommand
{
public:
    EditCommand(RequestDocument *document, const JsonEdit &edit, const QString &name, quint64 step)
        : QUndoCommand(name), m_document(document), m_edit(edit), m_step(step)
    {
    }

    void redo() override { m_inverse = m_document->applyNow(m_edit); }

    void undo() override
    {
        // What is typed from now on starts anew: it must not grow into a step before this one.
        m_document->endStep();
        m_edit = m_document->applyNow(m_inverse);
    }

    int id() const override { return 1; }

    bool mergeWith(const QUndoCommand *other) override
    {
        const auto *next = static_cast<const EditCommand *>(other);
        const bool hasSetAValue =
            m_edit.kind == JsonEdit::Kind::Replace || m_edit.kind == JsonEdit::Kind::Insert;
        if (next->m_step != m_step || !hasSetAValue || next->m_edit.kind != JsonEdit::Kind::Replace ||
            next->m_edit.at != m_edit.at)
            return false;
        m_edit.value = next->m_edit.value;
        setObsolete(m_edit.kind == JsonEdit::Kind::Replace && m_edit.value == m_inverse.value);
        return true;
    }

private:
    RequestDocument *m_document;
    JsonEdit m_edit;
    JsonEdit m_inverse;
    quint64 m_step; ///< edits of one step may merge
};

RequestDocument::RequestDocument(QObject *parent) : QObject(parent)
{
    connect(&m_undoStack, &QUndoStack::cleanChanged, this, [this] { emit modifiedChanged(isModified()); });
    updateBytes();
}

void RequestDocument::edit(const JsonEdit &edit, const QString &name)
{
    if (edit.kind == JsonEdit::Kind::Replace) {
        const core::Json *current = core::find(m_request.document(), edit.at);
        if (current && *current == edit.value)
            return;
    }
    m_undoStack.push(new EditCommand(this, edit, name, m_step));
}

JsonEdit RequestDocument::applyNow(const JsonEdit &edit)
{
    core::Result<JsonEdit> inverse = m_request.apply(edit);
    Q_ASSERT(inverse); // edits are made from the request they are applied to

    // Behind an item that comes or goes, all others get another place.
    const core::Json *parent = core::find(m_request.document(), edit.at.parent());
    const bool isInArray = !edit.at.isRoot() && parent && parent->isArray();
    update(isInArray && edit.kind != JsonEdit::Kind::Replace ? edit.at.parent() : edit.at);
    return *std::move(inverse);
}

// ---- the file

void RequestDocument::start(const cpv2::PaymentRequest &request, const QString &file, bool recovered)
{
    m_recovered = recovered;
    m_file = file;
    m_undoStack.clear();
    m_request = request;
    update({});
    emit fileChanged();
    emit modifiedChanged(isModified());
}

void RequestDocument::reset(const cpv2::PaymentRequest &request, const QString &file)
{
    start(request, file, false);
}

void RequestDocument::recover(const cpv2::PaymentRequest &request, const QString &file)
{
    start(request, file, true);
}

core::Result<core::Done> RequestDocument::load(const QString &file)
{
    const core::Result<QByteArray> bytes = workspace::readRequestFile(file);
    if (!bytes)
        return bytes.error();
    const core::Result<cpv2::PaymentRequest> request = cpv2::PaymentRequest::fromJson(*bytes);
    if (!request)
        return request.error();
    reset(*request, file);
    return core::done();
}

core::Result<core::Done> RequestDocument::save(const QString &file)
{
    const core::Result<core::Done> written = workspace::writeRequestFile(file, m_request.toJson());
    if (!written)
        return written;
    m_file = file;
    m_recovered = false;
    m_undoStack.setClean();
    emit fileChanged();
    emit modifiedChanged(false);
    return core::done();
}

QString RequestDocument::name() const
{
    return m_file.isEmpty() ? tr("untitled") : QFileInfo(m_file).fileName();
}

bool RequestDocument::isModified() const
{
    return m_recovered || !m_undoStack.isClean();
}

// ---- how it will be sent

void RequestDocument::setCallbacks(const QUrl &base, const QString &roundTripId)
{
    m_callbackBase = base;
    m_roundTripId = roundTripId;
    updateBytes();
    emit bytesChanged();
}

QList<JsonPointer> RequestDocument::replacedPlaces() const
{
    QList<JsonPointer> places;
    for (const cpv2::FieldId id : {cpv2::FieldId::ReturnURL, cpv2::FieldId::PostBackURL}) {
        const JsonPointer at = m_toSend.pointer(id);
        const core::Json *sent = core::find(m_toSend.document(), at);
        const core::Json *own = core::find(m_request.document(), at);
        if (sent && (!own || !(*sent == *own)))
            places.append(at);
    }
    return places;
}

void RequestDocument::update(const JsonPointer &at)
{
    updateBytes();
    emit changed(at);
    emit bytesChanged();
}

void RequestDocument::updateBytes()
{
    m_toSend =
        replacesCallbacks() ? roundtrip::withCallbacks(m_request, m_callbackBase, m_roundTripId) : m_request;
    m_bytes = m_toSend.toJson();
    m_findings = cpv2::validate(m_request, m_profile);
    for (const JsonPointer &at : replacedPlaces())
        m_findings.append({cpv2::Finding::Severity::Hint, at, u"callback-replaced"_s,
                           tr("%1 will be sent as the listener's address.").arg(at.last()), std::nullopt});
}

} // namespace gui
