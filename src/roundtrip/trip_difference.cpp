// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/trip_difference.h"

#include "cpv2/comparison.h"
#include "roundtrip/correlation.h"

namespace roundtrip
{

using core::Json;
using journal::Exchange;
using journal::Role;
using Part = TripDifference::Part;

namespace
{

Json documentOf(const QByteArray &bytes)
{
    const core::Result<Json> json = core::parseJson(bytes);
    return json ? *json : Json::string(QString::fromUtf8(bytes));
}

/// The last one of that role that counts, or an unmatched capture that looks like one; nullptr for none.
const Exchange *lastOf(const RoundTrip &trip, Role role)
{
    const Exchanges exchanges = trip.exchanges();
    for (qsizetype i = exchanges.size() - 1; i >= 0; --i) {
        const Decoded &exchange = exchanges.at(i);
        if ((exchange.role == role && !exchange.isStray()) ||
            (exchange.role == Role::Unmatched && roleByHand(exchange) == role))
            return &exchange;
    }
    return nullptr;
}

std::optional<Json> partOf(const RoundTrip &trip, Part part)
{
    const auto callback = [&](Role role) {
        const Exchange *last = lastOf(trip, role);
        return last ? std::optional(fieldsOf(*last)) : std::nullopt;
    };
    switch (part) {
    case Part::Request:
        return trip.record().requestBytes.isEmpty() ? std::nullopt
                                                    : std::optional(documentOf(trip.record().requestBytes));
    case Part::Response: {
        const Exchange *submit = trip.submit();
        const bool isAnswered = submit && submit->outcome == journal::Outcome::Answered;
        return isAnswered ? std::optional(documentOf(submit->responseBody)) : std::nullopt;
    }
    case Part::Postback:
        return callback(Role::Postback);
    case Part::Return:
        return callback(Role::Return);
    }
    Q_UNREACHABLE();
}

} // namespace

QList<TripDifference> differences(const RoundTrip &before, const RoundTrip &after)
{
    QList<TripDifference> parts;
    for (const Part part : {Part::Request, Part::Response, Part::Postback, Part::Return}) {
        const std::optional<Json> left = partOf(before, part);
        const std::optional<Json> right = partOf(after, part);
        TripDifference difference{part, left.has_value(), right.has_value()};
        if (left && right)
            difference.fields = part == Part::Request ? cpv2::differences(cpv2::PaymentRequest(*left),
                                                                          cpv2::PaymentRequest(*right))
                                                      : core::differences(*left, *right);
        parts.append(difference);
    }
    return parts;
}

Json fieldsOf(const Exchange &callback)
{
    using cpv2::Postback;
    const core::Result<Json> json = core::parseJson(callback.requestBody);
    if (json && !json->isObject())
        return *json;
    const Postback read = postbackOf(callback);
    if (!json && !read.problem().isEmpty())
        return Json::string(QString::fromUtf8(callback.requestBody));
    Json::Members members = json ? json->members() : Json::Members();
    for (const Postback::Entry &entry : read.entries()) {
        if (!json || entry.source == Postback::Source::Query)
            members.push_back({entry.name, Json::string(entry.value)});
    }
    return Json::object(std::move(members));
}

} // namespace roundtrip
