// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "roundtrip/callback_listener.h"
#include "roundtrip/keeper.h"
#include "roundtrip/return_page.h"
#include "support/round_trip_builder.h"
#include "support/test.h"

#include <utility>
#include <vector>

/// Knows one round trip and keeps what is captured as the desk does, at once unless `isHolding`; or refuses
/// to.
class FakeSink : public roundtrip::CaptureSink
{
public:
    roundtrip::RoundTrip trip = support::RoundTripBuilder().accepted().trip();
    QList<journal::Exchange> captured;
    QList<qint64> lost; ///< captures whose sender did not get our answer
    bool diskIsFull = false;
    bool cannotRead = false;
    bool isHolding = false; ///< captures wait for commitCaptures()
    QUrl onward;            ///< of a browser that comes back

    core::Result<std::optional<journal::RoundTripRecord>> record(const QString &id) override
    {
        if (cannotRead)
            return core::Error{QStringLiteral("journal-read"), QStringLiteral("broken")};
        return id == trip.record().id ? std::optional(trip.record()) : std::nullopt;
    }
    core::Result<http::Response> returnPage(const QString &id, const QByteArray &statePath) override
    {
        Q_ASSERT(id == trip.record().id);
        return roundtrip::returnPage(trip, statePath);
    }
    void capture(journal::Exchange exchange, const http::Request &, Written written) override
    {
        m_waiting.emplace_back(m_keeper.exchange(exchange), std::move(written));
        if (!isHolding)
            commitCaptures();
    }
    void commitCaptures() override
    {
        for (auto &[exchange, written] : std::exchange(m_waiting, {})) {
            if (diskIsFull) {
                written(core::Error{QStringLiteral("journal-write"), QStringLiteral("full")});
                continue;
            }
            captured.append(std::move(exchange));
            written(captured.size());
        }
    }
    void notAcknowledged(const QString &roundTripId, qint64 captureId) override
    {
        QCOMPARE(roundTripId, trip.record().id);
        lost.append(captureId);
    }
    QUrl onwardReturn(const journal::RoundTripRecord &, const QByteArray &) override { return onward; }

    QByteArray path(const QByteArray &what) const
    {
        return "/cb/" + trip.record().id.toLatin1() + '/' + what;
    }

private:
    roundtrip::Keeper m_keeper;
    std::vector<std::pair<journal::Exchange, Written>> m_waiting;
};

/// Of a listener whose sink does not hold captures.
inline http::Response answerOf(roundtrip::CallbackListener &listener, const http::Request &request)
{
    std::optional<http::Response> answer;
    listener.answer(request, [&](http::Response response) { answer = std::move(response); });
    if (!answer)
        support::fail(QStringLiteral("The listener did not answer."));
    return *std::move(answer);
}
