// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/biller_profile.h"
#include "cpv2/payment_request.h"
#include "cpv2/review.h"
#include "gui/request/outgoing_request.h"
#include "gui/request/request_text.h"

#include <optional>
#include <utility>
#include <vector>

namespace gui
{

/// What a request is judged by and sent with.
struct RequestSurroundings {
    cpv2::BillerProfile profile = cpv2::BillerProfile::sagesGov();
    cpv2::Circumstances circumstances = {};
    QUrl callbackBase = {}; ///< empty: the request's own URLs are sent
    QString roundTripId = {};
};

/// A request and all that follows from it: what is sent, and the findings. Follows each edit. To work out
/// that of a big request takes its time, which may be spent in any thread.
class RequestContent
{
public:
    RequestContent(const RequestText &text, const RequestSurroundings &surroundings);

    const cpv2::PaymentRequest &request() const { return m_request; }
    const OutgoingRequest &outgoing() const { return m_outgoing; }
    const std::optional<RawText> &raw() const { return m_raw; }
    const cpv2::BillerProfile &profile() const { return m_review.profile(); }
    RequestSurroundings surroundings() const;
    /// Which customer and invoice `at` is in; -1 for none.
    cpv2::Place placeOf(const core::JsonPointer &at) const;

    /// The edit that takes it back.
    core::JsonEdit apply(const core::JsonEdit &edit);
    void setRaw(const std::optional<RawText> &raw) { m_raw = raw; }
    /// Updates only what is affected.
    void setSurroundings(const RequestSurroundings &surroundings);

    // About the request as it is edited, then a hint for each replaced place.
    int findingCount(cpv2::Severities among) const;
    cpv2::Finding finding(int index, cpv2::Severities among) const;
    QList<cpv2::Finding> findingsAt(const core::JsonPointer &at) const;

private:
    void lookAtTheBeginning();
    const QList<cpv2::Finding> &findingsOf(cpv2::Place place) const;
    cpv2::Finding replacedHint(const core::JsonPointer &at) const;

    cpv2::PaymentRequest m_request;
    std::optional<RawText> m_raw;
    OutgoingRequest m_outgoing;
    cpv2::Review m_review;
    /// Of the few places that are on the screen, until the next edit.
    mutable std::vector<std::pair<cpv2::Place, QList<cpv2::Finding>>> m_findingsOf;
};

} // namespace gui
