// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

/// One sentence of a catalogue (`.ts`, the file Qt Linguist edits).
struct Message {
    QString context = {};
    QString source = {};
    /// One, or one for each plural form.
    QStringList translations = {};
    /// Empty when finished; else "unfinished", "vanished" or "obsolete".
    QString type = {};
};

/// The messages of a catalogue; none when it cannot be read.
QList<Message> readCatalogue(const QByteArray &ts);

/// What is wrong with it, empty when nothing is.
QString faultOf(const Message &message);
