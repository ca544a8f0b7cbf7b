// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/validation.h"

#include "cpv2/review.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace cpv2
{

namespace
{

using Severity = Finding::Severity;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(cpv2::validation)
};

} // namespace

QList<Finding> validate(const PaymentRequest &request, const BillerProfile &profile,
                        const Circumstances &circumstances)
{
    Review review(profile, circumstances);
    review.reset(request);
    QList<Finding> findings;
    const int count = review.count();
    findings.reserve(count);
    for (int i = 0; i < count; ++i)
        findings.append(review.finding(request, i));
    return findings;
}

QString severityWord(Finding::Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return u"error"_s;
    case Severity::Warning:
        return u"warning"_s;
    case Severity::Hint:
        return u"hint"_s;
    }
    Q_UNREACHABLE();
}

QString severityName(Finding::Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return Words::tr("error");
    case Severity::Warning:
        return Words::tr("warning");
    case Severity::Hint:
        return Words::tr("hint");
    }
    Q_UNREACHABLE();
}

} // namespace cpv2
