// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/binding.h"
#include "cpv2/rules.h"

namespace cpv2
{

using Severity = Finding::Severity;

/// The source of a rule; the first five as docs/contract.md marks them.
enum class Origin : quint8 {
    Field, ///< the source of the field's row in the table
    Design,
    Known,
    Inferred,
    Open,
    Profile,
    Json,
    Url,
    Email,
    PostalAddress,
    Plausible, ///< nothing forbids it, but it is hardly ever intended
};

/// A field at its place in a request.
struct Spot {
    const Field &field;
    Place place;
    const core::Json *value; ///< nullptr when absent

    QString text() const { return value ? textOf(*value) : QString(); }
};

/// What a finding says, and the edit that fixes it.
struct Explanation {
    Explanation(const QString &says, const std::optional<core::JsonEdit> &mends = {})
        : sentence(says), fix(mends)
    {
    }
    QString sentence;
    std::optional<core::JsonEdit> fix;
};

/// Where the rules record what they find in one part of a request: always the counts, and the findings
/// themselves if there is a list for them.
class Notes
{
public:
    Notes(const Rules &rules, const PaymentRequest &request, QList<Finding> *findings)
        : m_rules(rules), m_request(request), m_findings(findings)
    {
    }

    const Rules &rules() const { return m_rules; }
    const BillerProfile &profile() const { return m_rules.profile(); }
    const Circumstances &circumstances() const { return m_rules.circumstances(); }
    const PaymentRequest &request() const { return m_request; }
    const FindingCounts &counts() const { return m_counts; }
    bool areWritten() const { return m_findings; }

    /// `at` is a Spot or a pointer. `explain` returns the sentence and the fix; it is called only for a
    /// finding that is recorded.
    template <typename At, typename Explain>
    void add(Severity severity, const At &at, const char *code, Origin origin, Explain explain)
    {
        m_counts.add(severity);
        if (!m_findings)
            return;
        const Explanation explanation = explain();
        m_findings->append({severity, pointer(at), QString::fromLatin1(code), explanation.sentence,
                            explanation.fix, ruleOf(origin, at)});
    }

    core::JsonPointer pointer(const core::JsonPointer &at) const { return at; }
    core::JsonPointer pointer(const Spot &spot) const { return m_request.pointer(spot.field.id, spot.place); }
    /// The pointer to an object that holds fields.
    core::JsonPointer pointer(QLatin1StringView path, Place place) const;
    /// The field's name in the document's own spelling.
    QString nameOf(const Spot &spot) const { return pointer(spot).last(); }
    /// The place inside `at`; `at` itself while nothing is recorded, since building a pointer costs time.
    template <typename Token>
    core::JsonPointer below(const core::JsonPointer &at, const Token &token) const
    {
        return m_findings ? at / token : at;
    }

    core::JsonEdit setText(const Spot &spot, const QString &text) const;
    std::optional<core::JsonEdit> setText(const Spot &spot, const std::optional<QString> &text) const;

private:
    QString ruleOf(Origin origin, const Spot &spot) const;
    QString ruleOf(Origin origin, const core::JsonPointer &) const { return ruleOf(origin); }
    QString ruleOf(Origin origin) const;

    const Rules &m_rules;
    const PaymentRequest &m_request;
    QList<Finding> *m_findings;
    FindingCounts m_counts;
};

/// Foreign text for use inside a sentence.
QString shown(const QString &text);

} // namespace cpv2
