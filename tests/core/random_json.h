// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/json_edit.h"

#include <QRandomGenerator>

/// JSON documents by chance, the same for the same seed.
class RandomJson
{
public:
    explicit RandomJson(quint32 seed) : m_random(seed) {}

    /// Arrays and objects in one another up to `depth`; with `repeats` an object may repeat a name.
    core::Json document(int depth = 5, bool repeats = true);
    /// A place in the document, the root included.
    core::JsonPointer place(const core::Json &document);
    /// An edit of any kind in the document; not every one can be applied.
    core::JsonEdit edit(const core::Json &document);
    int below(int bound) { return m_random.bounded(bound); }
    QString text();

private:
    core::Json scalar();
    QByteArray numberText();
    QByteArray digits(int most);

    QRandomGenerator m_random;
};
