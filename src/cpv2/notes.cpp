// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/notes.h"

#include "core/harmless_text.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;
using core::JsonEdit;
using core::JsonPointer;

namespace cpv2
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(cpv2::validation)
};

} // namespace

JsonPointer Notes::pointer(QLatin1StringView path, Place place) const
{
    const auto inside = std::ranges::find_if(
        fields(), [path](const Field &field) { return QLatin1StringView(field.parent) == path; });
    return m_request.pointer(inside->id, place).parent();
}

JsonEdit Notes::setText(const Spot &spot, const QString &text) const
{
    return m_request.setText(spot.field.id, text, spot.place);
}

std::optional<JsonEdit> Notes::setText(const Spot &spot, const std::optional<QString> &text) const
{
    return text ? std::optional(setText(spot, *text)) : std::nullopt;
}

QString Notes::ruleOf(Origin origin, const Spot &spot) const
{
    return origin == Origin::Field ? sourceName(QLatin1StringView(spot.field.source)) : ruleOf(origin);
}

QString Notes::ruleOf(Origin origin) const
{
    switch (origin) {
    case Origin::Field:
    case Origin::Design:
        return sourceName("seed"_L1);
    case Origin::Known:
        return sourceName("known"_L1);
    case Origin::Inferred:
        return sourceName("inferred"_L1);
    case Origin::Open:
        return sourceName("open"_L1);
    case Origin::Profile:
        return profile().source.isEmpty()
                   ? Words::tr("profile %1 %2").arg(profile().name, profile().version)
                   : Words::tr("profile %1 %2 (%3)").arg(profile().name, profile().version, profile().source);
    case Origin::Json:
        return Words::tr("JSON (RFC 8259)");
    case Origin::Url:
        return Words::tr("web addresses (RFC 3986)");
    case Origin::Email:
        return Words::tr("e-mail addresses (RFC 5321)");
    case Origin::PostalAddress:
        return Words::tr("addresses in the United States (USPS Publication 28)");
    case Origin::Plausible:
        return Words::tr("plausibility");
    }
    Q_UNREACHABLE();
}

QString shown(const QString &text)
{
    return core::harmless(text.left(60), u' ');
}

} // namespace cpv2
