// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>

namespace cpv2
{

/// What one biller's integration asks for beyond the contract.
struct BillerProfile {
    QString id;
    QString name;
    QString version;
    std::optional<int> typeId;         ///< the biller's invoice type
    bool serviceFeesZero = false;      ///< CCServiceFee and AchServiceFee must be there and 0.00
    bool pageResultOptionsOff = false; ///< all five PageResultOptions are false
    int firstFeeLineSlot = 5;          ///< Custom5 is the first to hold a fee line

    /// The contract alone.
    static BillerProfile generic();
    /// The source document's rules.
    static BillerProfile sagesGov();
};

} // namespace cpv2
