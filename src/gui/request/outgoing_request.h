// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/json_layout.h"
#include "cpv2/payment_request.h"

#include <QList>
#include <QStringList>
#include <QUrl>

namespace gui
{

/// What is sent of a request: the same, with the listener's URLs in ReturnURL and PostBackURL where those are
/// replaced, and where everything is in its text. Follows each edit without looking at the whole.
class OutgoingRequest
{
public:
    /// `callbackBase` is where the listener is; if it is empty, nothing is replaced. `roundTripId` is that of
    /// the round trip that comes next.
    OutgoingRequest(const cpv2::PaymentRequest &request, const QUrl &callbackBase,
                    const QString &roundTripId);

    const cpv2::PaymentRequest &request() const { return m_toSend; }
    const core::JsonLayout &layout() const { return m_layout; }
    /// In request().
    const QList<core::JsonPointer> &replacedPlaces() const { return m_replacedPlaces; }
    bool replacesCallbacks() const { return !m_callbackBase.isEmpty(); }
    const QUrl &callbackBase() const { return m_callbackBase; }
    const QString &roundTripId() const { return m_roundTripId; }

    /// `own` is the request it is made of.
    void setCallbacks(const cpv2::PaymentRequest &own, const QUrl &base, const QString &roundTripId);

    // An edit of the request it is made of, in two steps.
    /// Gives up what it shares with the request, or the edit would have to copy that.
    void beforeEdit();
    /// `edit` was made in `own`.
    void afterEdit(const cpv2::PaymentRequest &own, const core::JsonEdit &edit);

private:
    void make(const cpv2::PaymentRequest &own);
    void updateLayout(const core::JsonEdit &edit, bool hasCallbacks);
    void updateLayoutOfCallbacks();

    cpv2::PaymentRequest m_toSend;
    core::JsonLayout m_layout; ///< of m_toSend
    QList<core::JsonPointer> m_replacedPlaces;
    QUrl m_callbackBase;
    QString m_roundTripId;
    QStringList m_namesBefore; ///< of m_toSend's members, between beforeEdit() and afterEdit()
};

/// `document` is `sent` as somebody has changed it. Where a URL of the listener's is untouched, at one of
/// `replacedPlaces`, it gets back what `own` has there.
core::Json withOwnUrls(core::Json document, const cpv2::PaymentRequest &own, const cpv2::PaymentRequest &sent,
                       const QList<core::JsonPointer> &replacedPlaces);

} // namespace gui
