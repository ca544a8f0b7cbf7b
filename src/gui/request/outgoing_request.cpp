// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/outgoing_request.h"

#include "roundtrip/callback_urls.h"

#include <array>

using core::Json;
using core::JsonEdit;
using core::JsonPointer;

namespace gui
{

namespace
{

constexpr std::array callbackFields{cpv2::FieldId::ReturnURL, cpv2::FieldId::PostBackURL};

QStringList memberNames(const Json &document)
{
    QStringList names;
    if (document.isObject()) {
        for (const Json::Member &member : document.members())
            names.append(member.name);
    }
    return names;
}

} // namespace

OutgoingRequest::OutgoingRequest(const cpv2::PaymentRequest &request, const QUrl &callbackBase,
                                 const QString &roundTripId)
    : m_callbackBase(callbackBase), m_roundTripId(roundTripId)
{
    make(request);
    m_layout = core::JsonLayout(m_toSend.document());
}

void OutgoingRequest::make(const cpv2::PaymentRequest &own)
{
    m_toSend = replacesCallbacks() ? roundtrip::withCallbacks(own, m_callbackBase, m_roundTripId) : own;
    m_replacedPlaces.clear();
    for (const cpv2::FieldId id : callbackFields) {
        const JsonPointer at = m_toSend.pointer(id);
        const Json *sent = core::find(m_toSend.document(), at);
        const Json *typed = core::find(own.document(), at);
        if (sent && (!typed || !(*sent == *typed)))
            m_replacedPlaces.append(at);
    }
}

void OutgoingRequest::setCallbacks(const cpv2::PaymentRequest &own, const QUrl &base,
                                   const QString &roundTripId)
{
    const QStringList namesBefore = memberNames(m_toSend.document());
    m_callbackBase = base;
    m_roundTripId = roundTripId;
    make(own);
    if (memberNames(m_toSend.document()) == namesBefore)
        updateLayoutOfCallbacks();
    else
        m_layout = core::JsonLayout(m_toSend.document());
}

void OutgoingRequest::beforeEdit()
{
    m_namesBefore = memberNames(m_toSend.document());
    m_toSend = {};
}

void OutgoingRequest::afterEdit(const cpv2::PaymentRequest &own, const JsonEdit &edit)
{
    make(own);
    updateLayout(edit, replacesCallbacks() && own.document().isObject());
}

/// In what is sent, an edit of the request is the same edit, unless it concerns the URLs that are replaced
/// there. Those can appear anywhere among the members of the root, which is then measured as a whole.
void OutgoingRequest::updateLayout(const JsonEdit &edit, bool hasCallbacks)
{
    const Json &document = m_toSend.document();
    if (!hasCallbacks) {
        m_layout.update(document, edit);
        return;
    }
    if (edit.at.isRoot() || memberNames(document) != m_namesBefore) {
        m_layout = core::JsonLayout(document);
        return;
    }
    const bool isOfARootMember = edit.at.tokens().size() == 1;
    if (!isOfARootMember || edit.kind == JsonEdit::Kind::Replace)
        m_layout.update(document, edit);
    if (isOfARootMember)
        updateLayoutOfCallbacks();
}

void OutgoingRequest::updateLayoutOfCallbacks()
{
    for (const cpv2::FieldId id : callbackFields) {
        const JsonPointer at = m_toSend.pointer(id);
        if (core::find(m_toSend.document(), at))
            m_layout.update(m_toSend.document(), {JsonEdit::Kind::Replace, at, {}, -1});
    }
}

Json withOwnUrls(Json document, const cpv2::PaymentRequest &own, const cpv2::PaymentRequest &sent,
                 const QList<JsonPointer> &replacedPlaces)
{
    for (const JsonPointer &at : replacedPlaces) {
        const Json *typed = core::find(std::as_const(document), at);
        if (!typed || !(*typed == *core::find(sent.document(), at)))
            continue;
        const Json *before = core::find(own.document(), at);
        const JsonEdit restore = before ? JsonEdit{JsonEdit::Kind::Replace, at, *before, -1}
                                        : JsonEdit{JsonEdit::Kind::Remove, at, {}, -1};
        (void)core::apply(document, restore); // the place exists
    }
    return document;
}

} // namespace gui
