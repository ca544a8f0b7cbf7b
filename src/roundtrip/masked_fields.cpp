// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/masked_fields.h"

#include "core/json.h"
#include "core/redaction.h"
#include "http/form.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace roundtrip
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(roundtrip::MaskedFields)
};

QStringList maskedIn(const QByteArray &part)
{
    QStringList names;
    if (!core::holdsMask(part))
        return names;
    const core::Result<core::Json> json = core::parseJson(part);
    if (json && json->isObject()) {
        for (const core::Json::Member &member : json->members()) {
            if (core::holdsMask(core::writeJson(member.value)))
                names << member.name;
        }
    } else if (!json) {
        for (const http::FormField &field : http::parseForm(part)) {
            if (core::holdsMask(field.value.toUtf8()))
                names << field.name;
        }
    }
    return names.isEmpty() ? QStringList(Words::tr("the body")) : names;
}

} // namespace

QStringList maskedFields(const Message &message, const journal::Exchange *capture)
{
    // What the user wrote is true, and a sender may have masked numbers itself.
    const bool mayBeMasked = message.sourceId != 0 && (!capture || capture->masked.value_or(true));
    return mayBeMasked ? maskedIn(message.body) + maskedIn(message.query) : QStringList();
}

core::Result<core::Done> checkUnmasked(const Message &message, const journal::Exchange *capture)
{
    const QStringList names = maskedFields(message, capture);
    if (names.isEmpty())
        return core::done();
    return core::Error{u"masked"_s,
                       Words::tr("Nothing was sent. This was masked when it was kept: %1. Give the true "
                                 "values: --set FIELD=VALUE, or in the replay window.")
                           .arg(names.join(", "_L1))};
}

} // namespace roundtrip
