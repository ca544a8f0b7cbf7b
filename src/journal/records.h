// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace journal
{

/// What an exchange is for in its round trip.
enum class Role {
    Submit,    ///< workbench → CPV2: the payment request and its answer
    Page,      ///< the hosted page was opened in the payer's browser (no bytes: it happens outside)
    Postback,  ///< CPV2 → listener
    Return,    ///< payer's browser → listener
    Unmatched, ///< came to the listener at a path that was never given out, or fits no round trip
    Forward,   ///< a capture sent on to the biller's own handler, and its answer
    Replay,    ///< a postback sent by the person (again, edited or composed), and its answer
};

/// How an exchange ended.
enum class Outcome {
    Open,     ///< written down before it happened; no end known (yet, or since a crash)
    Answered, ///< there is an answer
    NotSent,  ///< nothing can have reached the other side
    Unknown,  ///< it may have been received: check before sending again
};

/// The word of the journal's file for it: the same for ever, for machines.
QString wordFor(Role role);
QString wordFor(Outcome outcome);

/// One HTTP request and its answer, as exact bytes (secrets and card numbers masked before they are kept).
struct Exchange {
    qint64 id = 0;       ///< order of arrival; given by the journal
    QString roundTripId; ///< empty for what belongs to none: most Unmatched, some Replay
    Role role = Role::Submit;
    QDateTime at;           ///< UTC, when it began
    QString url;            ///< where to: absolute for Submit and Page, origin form for what came in
    QByteArray requestHead; ///< request line and headers with the empty line
    QByteArray requestBody; ///< transfer coding taken off
    QByteArray requestRaw;  ///< what came over the wire to the listener, whole; empty for Submit and Page
    Outcome outcome = Outcome::Open;
    int status = 0;          ///< of the answer
    QByteArray responseHead; ///< status line and headers with the empty line
    QByteArray responseBody;
    qint64 elapsedMs = 0;
    QString remark; ///< a sentence for people: why NotSent or Unknown, or what was odd about it
    QString matchedBy = QString(); ///< the rule that joined a capture to its round trip
                                   ///< (roundtrip/correlation.h); empty for others
    qint64 sourceId = 0;           ///< of Forward and Replay: the capture whose bytes were sent; 0 for none
    bool provoked = false;         ///< our answer was one the person had set to test the service's retries
    /// Something in the request is not as it came or was sent, but masked. Nothing when an older version of
    /// the program kept it, which did not say.
    std::optional<bool> masked = {};
    bool intact = true; ///< read: the bytes are those written down, by their digest; adding ignores it
};

/// What is known of a round trip when it begins; all else follows from its exchanges.
struct RoundTripRecord {
    QString id;              ///< the unguessable part of its callback URLs
    QDateTime startedAt;     ///< UTC
    QString environment;     ///< name, for people
    QString endpoint;        ///< URL the request is posted to
    bool simulated = false;  ///< the endpoint is our own simulator
    QString documentName;    ///< the file's name or what the window showed for it
    QByteArray requestBytes; ///< the body as it was sent
    QString returnUrl;       ///< the request's own, before the listener's took its place; else as sent
    QString postBackUrl;
    bool callbacksReplaced = true; ///< ReturnURL and PostBackURL are the listener's
    bool intact = true; ///< read: requestBytes are those written down, by their digest; adding ignores it
};

/// What a list shows of a round trip without reading it; said by who can judge its exchanges.
struct Summary {
    QString title;
    QString state;  ///< the word for how far it has come (roundtrip::wordFor)
    QString amount; ///< asked for in all, as it is written in the request; empty when it cannot be said
    QString verdict =
        QString(); ///< the word for what the checks say (roundtrip::wordFor); empty: not judged yet
    int failedChecks = 0;

    bool operator==(const Summary &) const = default;
};

/// A capture on its way to the biller's own handler. It waits here until that took it, so that a crash
/// in between sends it again rather than never.
struct Delivery {
    enum class State { Waiting, Done, GivenUp };

    QString id = QString();          ///< stable over all attempts: the other side can tell a repetition by it
    qint64 captureId = 0;            ///< the exchange whose bytes are sent
    QString roundTripId = QString(); ///< empty for an unmatched capture
    QString target = QString();      ///< URL
    int attempts = 0;
    QDateTime nextAt = QDateTime(); ///< UTC; when to try (again)
    State state = State::Waiting;
    QString lastSentence = QString(); ///< why the last attempt failed, for people
};

} // namespace journal

Q_DECLARE_METATYPE(journal::Exchange)
Q_DECLARE_METATYPE(journal::RoundTripRecord)
Q_DECLARE_METATYPE(journal::Delivery)
