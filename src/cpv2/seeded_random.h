// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QUuid>

namespace cpv2
{

/// Numbers that look random and are the same on every machine for the same seed (SplitMix64; the standard
/// library's distributions differ from one to another). Not for secrets.
class SeededRandom
{
public:
    explicit SeededRandom(quint64 seed) : m_state(seed) {}

    quint64 next()
    {
        quint64 mixed = m_state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// From 0 to bound - 1. `bound` is far below 2^64, so the bias is negligible.
    int below(int bound)
    {
        Q_ASSERT(bound > 0);
        return int(next() % quint64(bound));
    }

    /// A GUID of version 4 (RFC 4122).
    QUuid uuid()
    {
        const quint64 high = next();
        const quint64 low = next();
        return QUuid(uint(high >> 32), ushort(high >> 16), ushort((high & 0x0FFF) | 0x4000),
                     uchar(((low >> 56) & 0x3F) | 0x80), uchar(low >> 48), uchar(low >> 40), uchar(low >> 32),
                     uchar(low >> 24), uchar(low >> 16), uchar(low >> 8), uchar(low));
    }

private:
    quint64 m_state;
};

} // namespace cpv2
