// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace roundtrip
{

/// How the listener answers a postback. Any other answer than the ordinary one is set by a person to see
/// whether the service sends again; captures that got such an answer are marked `provoked`.
struct PostbackReply {
    int status = 200;
    int delayMs = 0;
    QByteArray body = "OK\n";
    int times = 0; ///< only the first so many postbacks of a round trip get it; 0: all of them

    bool operator==(const PostbackReply &) const = default;
    bool isOrdinary() const { return status == 200 && delayMs == 0 && body == "OK\n"; }
};

} // namespace roundtrip
