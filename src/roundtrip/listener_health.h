// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QMetaType>
#include <QString>

namespace roundtrip
{

/// How the callback listener is, by a request that it sends itself every few seconds.
struct ListenerHealth {
    enum class State {
        Off,  ///< it was not told to listen, or could not
        Ok,   ///< it answered at once
        Late, ///< it answered, but took its time
        Dead, ///< it did not answer; it tries to bind its port anew
    };

    State state = State::Off;
    qint64 answeredInMs = 0;
    QString problem;              ///< a sentence: why Dead
    quint64 refused = 0;          ///< requests turned away for what they were, since the program began
    quint64 askedByBrowsers = 0;  ///< what browsers and crawlers ask for by themselves: answered, not kept
    quint64 evicted = 0;          ///< slow connections closed to make room for others
    quint64 unmatchedNotKept = 0; ///< requests to no callback URL, beyond what is kept of them
    quint64 toldToWait = 0;       ///< requests to a callback URL answered 429, for there were too many
};

} // namespace roundtrip

Q_DECLARE_METATYPE(roundtrip::ListenerHealth)
