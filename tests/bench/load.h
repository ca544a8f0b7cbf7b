// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>

namespace bench
{

/// What a server did with a load.
struct LoadResult {
    int answered = 0;           ///< with status 200
    int failed = 0;             ///< any other answer, or none
    double seconds = 0;         ///< for all of them
    QList<double> secondsUntil; ///< until each tenth of them was answered

    double rate() const { return seconds > 0 ? answered / seconds : 0; }
    /// Of one tenth, 0 to 9, in answers per second.
    double rateOfTenth(int tenth) const;
};

/// A whole request: a postback as a service sends it, with this number in its fields.
QByteArray postback(const QByteArray &path, quint16 port, int number);

/// Posts a postback `count` times from `clients` clients at once, to the paths in turn, one request per
/// connection. A client waits until the server has closed the connection.
LoadResult load(quint16 port, const QList<QByteArray> &paths, int count, int clients);

} // namespace bench
