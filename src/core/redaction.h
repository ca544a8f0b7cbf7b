// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <QStringList>

#include <memory>

namespace core
{

/// Replaces a secret wherever bytes are kept or shown.
inline constexpr char redactedMark[] = "[redacted]";

/// What a Redactor cannot know by itself.
struct RedactionRules {
    QList<QByteArray> secrets; ///< API keys; an empty one means nothing
    /// Members, parameters and headers whose values are ids, though they may look like card numbers
    /// (2.3 % of random 16-digit numbers do). Any case.
    QStringList idFields;
    /// Texts that are ids wherever they appear: the numbers in them are not card numbers, and the parameters
    /// of a URL among them are not security codes.
    QStringList ids = {};

    bool operator==(const RedactionRules &) const = default;
};

/// The one redactor of everything that is kept, shown, logged, copied and exported. It takes a message, or
/// any part of one, as it came over the wire, and returns it without what nobody may see:
/// - secrets, security codes, magnetic-stripe data and credentials in headers become redactedMark;
/// - card numbers keep their first six and last four digits, with `*` between. A number in JSON that gets
///   stars also gets quotes, so that the document stays valid.
/// It looks under every layer of encoding that it knows (core/decoded_text.h, core/packed_text.h).
/// SECURITY.md lists what is found. Everything else stays, byte for byte. Redacting twice is redacting once,
/// and the work grows in proportion to the length of the text.
///
/// Made once from its rules; copies share what was prepared. Any thread may use it.
class Redactor
{
public:
    explicit Redactor(const RedactionRules &rules);

    /// With these ids as well.
    [[nodiscard]] Redactor withIds(const QStringList &ids) const;
    const RedactionRules &rules() const;

    QByteArray redact(const QByteArray &bytes) const;
    QString redact(const QString &text) const;

private:
    struct Prepared;
    std::shared_ptr<const Prepared> d;
};

/// True for a text in which a Redactor may have masked something: it holds redactedMark, or a card number
/// with stars, under any layer of encoding. Such a text must not be used in place of the true one.
bool holdsMask(const QByteArray &bytes);

} // namespace core
