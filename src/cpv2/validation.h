// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/json_edit.h"
#include "cpv2/biller_profile.h"
#include "cpv2/payment_request.h"

#include <QDate>

#include <optional>

namespace cpv2
{

/// Something about a request that the user should know before sending it. It never forbids sending.
struct Finding {
    enum class Severity { Error, Warning, Hint };
    Severity severity = Severity::Warning;
    core::JsonPointer at;
    QString code;                      ///< stable, for programs: `balance-mismatch`
    QString sentence;                  ///< what is wrong and what would be right
    std::optional<core::JsonEdit> fix; ///< the edit that fixes it, if there is one
    QString rule = {};                 ///< where the rule comes from, for people
};

/// A set of severities; all of them by default.
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

/// What a request is checked against besides its profile.
struct Circumstances {
    bool endpointIsRemote =
        false; ///< the service runs on another machine, so it cannot reach this one's loopback
    QDate today = QDate::currentDate();
};

/// All findings, in the order of the field table (the sample's order), list items in theirs, other members of
/// an object before its fields; numbers that repeat come last. Error: the service refuses or misreads it;
/// Warning: a rule of the profile or a sum is broken; Hint: worth a look.
QList<Finding> validate(const PaymentRequest &request, const BillerProfile &profile,
                        const Circumstances &circumstances = {});

/// `error`, `warning`, `hint`: for machines. For people: severityName().
QString severityWord(Finding::Severity severity);
QString severityName(Finding::Severity severity);

} // namespace cpv2
