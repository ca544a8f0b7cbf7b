// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "journal/history.h"

#include <QSqlQuery>
#include <QVariant>

#include <optional>

namespace journal
{

/// Qt binds null strings and null byte arrays as SQL's NULL, which here would mean "none", not "empty".
QVariant text(const QString &value);
QVariant bytes(const QByteArray &value);
/// NULL for an empty one.
QVariant reference(const QString &id);
qint64 milliseconds(const QDateTime &time);
QDateTime timeOf(const QVariant &milliseconds);

QString wordFor(Delivery::State state);

/// SHA-256 over the bytes, each part after its length, so that none can move from one to the next
/// unseen. SQLite itself does not notice changed bytes inside a value.
QByteArray requestDigest(const RoundTripRecord &record);
QByteArray requestDigest(const Exchange &exchange);
QByteArray responseDigest(const Exchange &exchange);

/// requestRaw is requestHead followed by requestBody, and so not stored again.
bool isRawElsewhere(const Exchange &exchange);
/// Bytes of what was sent and captured, those that are equal counted once.
qint64 sizeOf(const Exchange &exchange);

RoundTripRecord roundTripFrom(const QSqlQuery &row);
/// From a row of whole_exchange. Nothing when the role or the outcome is a word this version does not know.
std::optional<Exchange> exchangeFrom(const QSqlQuery &row);
HistoryEntry entryFrom(const QSqlQuery &row);
/// Nothing when the state is a word this version does not know.
std::optional<Delivery> deliveryFrom(const QSqlQuery &row);

/// Binds what finish() changes.
void bindEnd(QSqlQuery &query, const Exchange &exchange);
/// Binds what update() changes.
void bindProgress(QSqlQuery &query, const Delivery &delivery);

} // namespace journal
