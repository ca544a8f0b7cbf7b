// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/states.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace cpv2
{

namespace
{

struct State {
    const char *code;
    const char *name;
};

// clang-format off
constexpr std::array states{
    State{"AL", "Alabama"},
    State{"AK", "Alaska"},
    State{"AZ", "Arizona"},
    State{"AR", "Arkansas"},
    State{"CA", "California"},
    State{"CO", "Colorado"},
    State{"CT", "Connecticut"},
    State{"DE", "Delaware"},
    State{"DC", "District of Columbia"},
    State{"FL", "Florida"},
    State{"GA", "Georgia"},
    State{"HI", "Hawaii"},
    State{"ID", "Idaho"},
    State{"IL", "Illinois"},
    State{"IN", "Indiana"},
    State{"IA", "Iowa"},
    State{"KS", "Kansas"},
    State{"KY", "Kentucky"},
    State{"LA", "Louisiana"},
    State{"ME", "Maine"},
    State{"MD", "Maryland"},
    State{"MA", "Massachusetts"},
    State{"MI", "Michigan"},
    State{"MN", "Minnesota"},
    State{"MS", "Mississippi"},
    State{"MO", "Missouri"},
    State{"MT", "Montana"},
    State{"NE", "Nebraska"},
    State{"NV", "Nevada"},
    State{"NH", "New Hampshire"},
    State{"NJ", "New Jersey"},
    State{"NM", "New Mexico"},
    State{"NY", "New York"},
    State{"NC", "North Carolina"},
    State{"ND", "North Dakota"},
    State{"OH", "Ohio"},
    State{"OK", "Oklahoma"},
    State{"OR", "Oregon"},
    State{"PA", "Pennsylvania"},
    State{"RI", "Rhode Island"},
    State{"SC", "South Carolina"},
    State{"SD", "South Dakota"},
    State{"TN", "Tennessee"},
    State{"TX", "Texas"},
    State{"UT", "Utah"},
    State{"VT", "Vermont"},
    State{"VA", "Virginia"},
    State{"WA", "Washington"},
    State{"WV", "West Virginia"},
    State{"WI", "Wisconsin"},
    State{"WY", "Wyoming"},
    State{"AS", "American Samoa"},
    State{"GU", "Guam"},
    State{"MP", "Northern Mariana Islands"},
    State{"PR", "Puerto Rico"},
    State{"VI", "Virgin Islands"},
    State{"FM", "Micronesia"},
    State{"MH", "Marshall Islands"},
    State{"PW", "Palau"},
    State{"AA", "Armed Forces Americas"},
    State{"AE", "Armed Forces Europe"},
    State{"AP", "Armed Forces Pacific"},
};
// clang-format on

} // namespace

bool isStateCode(const QString &text)
{
    return std::ranges::any_of(states,
                               [&](const State &state) { return text == QLatin1StringView(state.code); });
}

QString stateCode(const QString &text)
{
    const QString wanted = text.trimmed();
    for (const State &state : states) {
        for (const char *word : {state.code, state.name}) {
            if (wanted.compare(QLatin1StringView(word), Qt::CaseInsensitive) == 0)
                return QString::fromLatin1(state.code);
        }
    }
    return {};
}

bool isZip(const QString &text)
{
    static const QRegularExpression form(u"\\A[0-9]{5}(-[0-9]{4})?\\z"_s);
    return form.match(text).hasMatch();
}

} // namespace cpv2
