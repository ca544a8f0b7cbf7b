// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/named_values.h"
#include "core/redaction.h"

#include <QByteArrayMatcher>
#include <QSet>

#include <vector>

namespace core
{

/// A change to a text that hides something in it.
struct Edit {
    enum class Kind {
        Mark,  ///< redactedMark in place of the bytes
        Text,  ///< `with` in place of the bytes
        Star,  ///< a star in place of a digit
        Quote, ///< a quote is inserted: the number behind or before it is no JSON any more
    };
    Span at;
    Kind kind = Kind::Mark;
    QByteArray with = {};
    Span quote = {};  ///< a quote as the text spells it: of a Quote, or of a Mark that needs them
    Span number = {}; ///< of a Star or Quote: the whole number
};

/// The text with the edits made, in any order. Of two that overlap, one is left for the next time.
QByteArray edited(const QByteArray &text, std::vector<Edit> edits);

/// Finds what must be hidden in plain text. What is encoded is found by whoever decodes it first.
class Finder
{
public:
    explicit Finder(const RedactionRules &rules);

    void find(const QByteArray &text, std::vector<Edit> &edits) const;

private:
    void findSecrets(const QByteArray &text, std::vector<Edit> &edits) const;
    void findNamed(const QByteArray &text, std::vector<Edit> &edits) const;
    void findCards(const QByteArray &text, std::vector<Edit> &edits) const;
    bool isIdField(QByteArrayView name) const;
    QByteArray withoutIdFields(const QByteArray &text) const;

    std::vector<QByteArrayMatcher>
        m_secrets; ///< in every spelling that no layer takes off, the longest first
    QStringList m_idFields;
    QSet<QByteArray> m_idNumbers;                      ///< digits
    QSet<std::pair<QByteArray, QByteArray>> m_idPairs; ///< name in lower case, and value
};

/// Finds what a Finder has hidden.
void findMasks(const QByteArray &text, std::vector<Edit> &edits);

} // namespace core
