// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/form.h"
#include "roundtrip/round_trip.h"

#include <functional>

namespace support
{

/// Makes a round trip by hand, message by message, as the desk would have recorded it.
class RoundTripBuilder
{
public:
    /// Starts with the sample request unless another is given.
    explicit RoundTripBuilder(const cpv2::PaymentRequest &request = cpv2::PaymentRequest::sample());

    RoundTripBuilder &submitUnderWay();
    RoundTripBuilder &accepted();
    RoundTripBuilder &answered(int status, const QByteArray &body);
    RoundTripBuilder &ended(journal::Outcome outcome, const QString &remark);
    RoundTripBuilder &pageOpened(); ///< the browser was asked to; nobody knows more
    /// The simulator reports that a payer fetched it.
    RoundTripBuilder &pageFetched();
    /// All eighteen fields, with values that fit the first invoice; `changes` replaces or adds fields.
    RoundTripBuilder &postback(const QList<http::FormField> &changes = {});
    RoundTripBuilder &rawPostback(const QByteArray &contentType, const QByteArray &body,
                                  const QString &query = {});
    RoundTripBuilder &returned(const QString &query = {});
    /// Anything else at the callback URL of that role. `head` is the request line without its target, and
    /// headers: `HEAD`, `GET\r\nSec-Purpose: prefetch`.
    RoundTripBuilder &request(journal::Role role, const QByteArray &head, const QByteArray &body = {});
    /// The last postback was sent on, and answered like that; status 0: not at all.
    RoundTripBuilder &sentOn(int status, const QByteArray &answer,
                             journal::Role role = journal::Role::Forward, const QByteArray &body = {});

    roundtrip::RoundTrip trip() const { return roundtrip::RoundTrip(m_record, m_exchanges); }

private:
    journal::Exchange &add(journal::Role role);

    journal::RoundTripRecord m_record;
    QList<journal::Exchange> m_exchanges;
};

/// The round trip as it would be with these changes to what was recorded.
roundtrip::RoundTrip changed(
    const roundtrip::RoundTrip &trip,
    const std::function<void(journal::RoundTripRecord &record, QList<journal::Exchange> &exchanges)> &change);

} // namespace support
