// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/request_content.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using core::JsonEdit;
using core::JsonPointer;

namespace gui
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(gui::RequestContent)
};

} // namespace

RequestContent::RequestContent(const RequestText &text, const RequestSurroundings &surroundings)
    : m_request(text.request), m_raw(text.raw),
      m_outgoing(text.request, surroundings.callbackBase, surroundings.roundTripId),
      m_review(surroundings.profile, surroundings.circumstances)
{
    m_review.reset(m_request);
    lookAtTheBeginning();
}

/// What is shown first. To look at a text of megabytes takes its time, which is spent here, where no window
/// waits.
void RequestContent::lookAtTheBeginning()
{
    for (const cpv2::Place place : {cpv2::Place{0, 0}, cpv2::Place{0, -1}, cpv2::Place{}}) {
        if (place.customer < m_request.customerCount() &&
            (place.invoice < 0 || place.invoice < m_request.invoiceCount(0)))
            (void)findingsOf(place);
    }
    if (m_review.count() > 0)
        (void)m_review.finding(m_request, 0); // the review remembers the part that it looked at last
}

RequestSurroundings RequestContent::surroundings() const
{
    return {m_review.profile(), m_review.circumstances(), m_outgoing.callbackBase(),
            m_outgoing.roundTripId()};
}

cpv2::Place RequestContent::placeOf(const JsonPointer &at) const
{
    cpv2::Place place;
    const JsonPointer customers = m_request.pointer(cpv2::FieldId::Customers);
    if (!at.startsWith(customers) || at == customers)
        return place;
    place.customer = at.tokens()[customers.tokens().size()].toInt();
    const JsonPointer invoices = m_request.pointer(cpv2::FieldId::Invoices, place);
    if (at.startsWith(invoices) && !(at == invoices))
        place.invoice = at.tokens()[invoices.tokens().size()].toInt();
    return place;
}

JsonEdit RequestContent::apply(const JsonEdit &edit)
{
    m_outgoing.beforeEdit();
    core::Result<JsonEdit> inverse = m_request.apply(edit);
    Q_ASSERT(inverse); // edits are made from the request they are applied to
    m_outgoing.afterEdit(m_request, edit);
    m_review.update(m_request, edit);
    m_findingsOf.clear();
    return *std::move(inverse);
}

void RequestContent::setSurroundings(const RequestSurroundings &surroundings)
{
    if (surroundings.callbackBase != m_outgoing.callbackBase() ||
        surroundings.roundTripId != m_outgoing.roundTripId())
        m_outgoing.setCallbacks(m_request, surroundings.callbackBase, surroundings.roundTripId);
    const bool isRemote = surroundings.circumstances.endpointIsRemote;
    if (!(m_review.profile() == surroundings.profile)) {
        m_review = cpv2::Review(surroundings.profile, surroundings.circumstances);
        m_review.reset(m_request);
        m_findingsOf.clear();
    } else if (m_review.circumstances().endpointIsRemote != isRemote) {
        m_review.setEndpointIsRemote(m_request, isRemote);
        m_findingsOf.clear();
    }
}

int RequestContent::findingCount(cpv2::Severities among) const
{
    const bool hasHints = among.contains(cpv2::Finding::Severity::Hint);
    return m_review.count(among) + (hasHints ? int(m_outgoing.replacedPlaces().size()) : 0);
}

cpv2::Finding RequestContent::finding(int index, cpv2::Severities among) const
{
    const int own = m_review.count(among);
    return index < own ? m_review.finding(m_request, index, among)
                       : replacedHint(m_outgoing.replacedPlaces().at(index - own));
}

QList<cpv2::Finding> RequestContent::findingsAt(const JsonPointer &at) const
{
    QList<cpv2::Finding> found;
    std::ranges::copy_if(findingsOf(placeOf(at)), std::back_inserter(found),
                         [&at](const cpv2::Finding &finding) { return finding.at == at; });
    if (m_outgoing.replacedPlaces().contains(at))
        found.append(replacedHint(at));
    return found;
}

const QList<cpv2::Finding> &RequestContent::findingsOf(cpv2::Place place) const
{
    const auto known = std::ranges::find(m_findingsOf, place, [](const auto &entry) { return entry.first; });
    if (known != m_findingsOf.end())
        return known->second;
    return m_findingsOf.emplace_back(place, m_review.findings(m_request, place)).second;
}

cpv2::Finding RequestContent::replacedHint(const JsonPointer &at) const
{
    return {cpv2::Finding::Severity::Hint, at, u"callback-replaced"_s,
            Words::tr("%1 will be replaced with the listener's address.").arg(at.last()), std::nullopt};
}

} // namespace gui
