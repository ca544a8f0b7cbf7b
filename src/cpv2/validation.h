// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/json.h"
#include "cpv2/biller_profile.h"
#include "cpv2/payment_request.h"

#include <QDate>

#include <optional>

namespace cpv2
{

/// Something about a request that a person should know before sending it. It never forbids sending.
struct Finding {
    enum class Severity { Error, Warning, Hint };
    Severity severity = Severity::Warning;
    core::JsonPointer at;
    QString code;                      ///< stable, for programs: `balance-mismatch`
    QString sentence;                  ///< what is wrong and what would be right
    std::optional<core::JsonEdit> fix; ///< one edit that mends it, where there is one
    QString rule = {};                 ///< where the rule comes from, for people
};

/// Some of the severities: all of them, until some are taken out.
class Severities
{
public:
    using Severity = Finding::Severity;

    Severities() = default;
    Severities(Severity only) : m_bits(bit(only)) {}

    bool contains(Severity severity) const { return m_bits & bit(severity); }
    void set(Severity severity, bool on) { m_bits = on ? m_bits | bit(severity) : m_bits & ~bit(severity); }
    bool operator==(const Severities &) const = default;

private:
    static unsigned bit(Severity severity) { return 1U << unsigned(severity); }
    unsigned m_bits = bit(Severity::Error) | bit(Severity::Warning) | bit(Severity::Hint);
};

/// What a request is judged by beside itself and its profile.
struct Circumstances {
    bool endpointIsRemote =
        false; ///< the service runs on another machine, so it cannot reach this one's loopback
    QDate today = QDate::currentDate();
};

/// In the order of the field table, which is the sample's, list items in theirs, what an object has beside
/// its fields before them; at the end the numbers that repeat. Error: the service refuses or misreads it;
/// Warning: a rule of the profile or a sum is broken; Hint: worth a look.
QList<Finding> validate(const PaymentRequest &request, const BillerProfile &profile,
                        const Circumstances &circumstances = {});

/// `error`, `warning`, `hint`: for machines. For people: severityName().
QString severityWord(Finding::Severity severity);
QString severityName(Finding::Severity severity);

} // namespace cpv2
