// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace core
{

/// Replaces a secret wherever bytes are kept or shown.
inline constexpr char redactedMark[] = "[redacted]";

/// What redact() cannot know by itself.
struct RedactionRules {
    QList<QByteArray> secrets; ///< API keys; an empty one means nothing
    /// Members, parameters and headers whose values are ids, though they may look like card numbers
    /// (2.3 % of random 16-digit numbers do). Any case.
    QStringList idFields;

    bool operator==(const RedactionRules &) const = default;
};

/// The one redactor: of all that is kept, shown, logged, copied and exported. Takes a message, or any part
/// of one, as it came over the wire and returns it without what must not be seen:
/// - secrets become redactedMark: raw, percent-encoded, with JSON's escapes, and in base64, also inside a
///   longer base64 text;
/// - card numbers keep their first six and last four digits, with `*` between, each in the spelling of the
///   digit it replaces: 13 to 19 digits of a known issuer with a good Luhn sum (ISO/IEC 7812-1), single
///   spaces, dashes, dots or pluses between them, digits raw, percent-encoded, `\u0034` or full-width, or all
///   of it in base64. A number in JSON that gets stars also gets quotes: the document stays one;
/// - the values of `cvv`, `cvc`, `cid`, `csc`, `securityCode` and the like, and the tracks of a magnetic
///   stripe, become redactedMark.
/// Within a longer row of digits only numbers of 15 and 16 digits are looked for: shorter and longer ones
/// would be found in most of the ids that people use. All else stays, byte for byte. Redacting twice is
/// redacting once, and the work grows with the length of the text only.
QByteArray redact(const QByteArray &bytes, const RedactionRules &rules = {});
QString redact(const QString &text, const RedactionRules &rules = {});

} // namespace core
