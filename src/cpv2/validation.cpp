// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/validation.h"

#include "cpv2/binding.h"
#include "cpv2/rules.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

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
    using Kind = RequestPart::Kind;
    const Rules rules(profile, circumstances);
    const BoundNames names;
    QList<Finding> findings;
    const auto check = [&](const RequestPart &part) {
        // Counting is much cheaper than writing down, and most parts of most requests have nothing.
        if (rules.count(request, part).of({}) > 0)
            findings += rules.findings(request, part);
    };
    QHash<QString, int> timesOfCustomer;
    QHash<QString, int> timesOfInvoice;
    const auto forEachPlace = [&request](auto visit) {
        const int customers = request.customerCount();
        for (int customer = 0; customer < customers; ++customer) {
            visit(Kind::Customer, Place{customer, -1});
            const int invoices = request.invoiceCount(customer);
            for (int invoice = 0; invoice < invoices; ++invoice)
                visit(Kind::Invoice, Place{customer, invoice});
        }
    };
    const auto timesOf = [&](Kind kind) -> QHash<QString, int> & {
        return kind == Kind::Customer ? timesOfCustomer : timesOfInvoice;
    };

    timesOfInvoice.reserve(request.invoices().size());

    check({Kind::Head, {}});
    forEachPlace([&](Kind kind, Place place) {
        check({kind, place});
        if (const QString identity = Rules::identity(request, place); !identity.isEmpty())
            ++timesOf(kind)[identity];
    });
    check({Kind::Tail, {}});
    const auto repeats = [](int times) {
        return times > 1;
    };
    if (std::ranges::any_of(timesOfCustomer, repeats) || std::ranges::any_of(timesOfInvoice, repeats)) {
        forEachPlace([&](Kind kind, Place place) {
            const int times = timesOf(kind).value(Rules::identity(request, place));
            if (repeats(times))
                findings.append(Rules::repeated(request, place, times));
        });
    }
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
