// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/biller_profile.h"

using namespace Qt::Literals::StringLiterals;

namespace cpv2
{

BillerProfile BillerProfile::generic()
{
    BillerProfile profile;
    profile.id = u"generic"_s;
    profile.name = u"CPV2"_s;
    profile.version = u"1.0"_s;
    return profile;
}

BillerProfile BillerProfile::sagesGov()
{
    BillerProfile profile;
    profile.id = u"sagesgov"_s;
    profile.name = u"SagesGov"_s;
    profile.version = u"1.0"_s;
    profile.typeId = 43;
    profile.serviceFeesZero = true;
    profile.pageResultOptionsOff = true;
    return profile;
}

} // namespace cpv2
