// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QLatin1StringView>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <span>

namespace simulator
{

/// What nobody outside knows of the service (docs/contract.md, marked open or inferred): an integration has
/// to cope with each of it.
enum class Open : quint8 {
    Refusal,
    Postbacks,
    ReturnMethod,
    ReturnFields,
    Cancel,
    Biller,
    Key,
    Warnings,
    Cors,
};

/// One open point, and the ways in which the simulator can behave there. The first is the default.
struct OpenPoint {
    struct Way {
        const char *name;  ///< as it is written: `post`
        const char *words; ///< for people, to be translated
    };

    Open point;
    const char *name;  ///< as it is written: `return-method`
    const char *words; ///< for people, to be translated
    std::span<const Way> ways;

    QString title() const;
    static QString titleOf(const Way &way);
};

std::span<const OpenPoint> openPoints();
/// By its name; nullptr when there is none.
const OpenPoint *openPoint(const QString &name);

/// How the simulator behaves at each open point.
class Behaviour
{
public:
    /// Fails with `behaviour` for an unknown way.
    core::Result<core::Done> set(const OpenPoint &point, const QString &way);

    /// The name of the way in force.
    QLatin1StringView way(Open point) const;
    bool is(Open point, const char *way) const { return this->way(point) == QLatin1StringView(way); }
    /// What differs from the defaults, as `NAME=WAY`.
    QStringList toTexts() const;

    bool operator==(const Behaviour &) const = default;

private:
    QMap<Open, int> m_ways; ///< by index; absent: the default
};

} // namespace simulator
