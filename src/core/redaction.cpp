// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/redaction.h"

#include "core/decoded_text.h"
#include "core/findings.h"
#include "core/packed_text.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

namespace core
{

namespace
{

using Find = std::function<void(const QByteArray &text, std::vector<Edit> &edits)>;

/// What is packed anew, spelled as the text that it replaces.
QByteArray spelledAs(const QByteArray &with, QByteArrayView replaced)
{
    if (replaced.contains('%'))
        return with.toPercentEncoding();
    if (replaced.contains('\\'))
        return QByteArray(with).replace('\r', "\\r").replace('\n', "\\n");
    return replaced.contains("=3D") ? QByteArray(with).replace('=', "=3D") : with;
}

/// Looks through a text as it is, then under each layer of encoding, and brings what is found there back up.
class Search
{
public:
    Search(const Find &find, qsizetype size) : m_find(find), m_budget(size * worstGrowth + 64 * 1024) {}

    /// `from`: the layer that was taken off to get the text; what it left as it was is looked into already.
    std::vector<Edit> look(const QByteArray &text, int depth = 0, const DecodedText *from = nullptr)
    {
        std::vector<Edit> edits;
        m_budget -= text.size();
        m_find(text, edits);
        if (depth == deepest || m_budget < 0)
            return edits;
        for (const PackedText &packed : packedTextsIn(text)) {
            if (from && isAsItWas(*from, packed.at))
                continue;
            if (const std::vector<Edit> inner = look(packed.text, depth + 1); !inner.empty())
                edits.push_back({packed.at, Edit::Kind::Text, packed.pack(edited(packed.text, inner))});
        }
        const DecodedText decoded(text);
        if (!decoded.hasEscapes())
            return edits;
        std::vector<Edit> deeper = look(decoded.text(), depth + 1, &decoded);
        for (Edit &edit : deeper) {
            edit.at = raw(decoded, edit.at);
            edit.quote = raw(decoded, edit.quote);
            edit.number = raw(decoded, edit.number);
            if (edit.kind == Edit::Kind::Text)
                edit.with = spelledAs(edit.with, QByteArrayView(text).sliced(edit.at.begin, edit.at.size()));
        }
        if (depth == 0)
            leaveOut(edits, deeper);
        std::ranges::move(deeper, std::back_inserter(edits));
        return edits;
    }

private:
    static constexpr int deepest = 8;
    /// So many times the text's size are looked through in all: hostile text may hold text in many ways.
    static constexpr qsizetype worstGrowth = 40;

    /// In `%224111…` the reader's number is 4111…, not 224111…: what is found of a number deeper down counts.
    static void leaveOut(std::vector<Edit> &edits, const std::vector<Edit> &deeper)
    {
        std::vector<Span> numbers;
        for (const Edit &edit : deeper) {
            if (!edit.number.isEmpty())
                numbers.push_back(edit.number);
        }
        std::ranges::sort(numbers, {}, &Span::begin);
        std::erase_if(edits, [&](const Edit &edit) {
            if (edit.number.isEmpty())
                return false;
            const auto behind = std::ranges::lower_bound(numbers, edit.number.end, {}, &Span::begin);
            return behind != numbers.begin() && std::prev(behind)->end > edit.number.begin &&
                   *std::prev(behind) != edit.number;
        });
    }

    /// With the bytes around it, which might belong to it.
    static bool isAsItWas(const DecodedText &decoded, const Span &span)
    {
        const qsizetype before = span.begin == 0 ? 0 : span.begin - 1;
        return decoded.rawEnd(span.end) - decoded.rawBegin(before) == span.end + 1 - before;
    }

    static Span raw(const DecodedText &decoded, const Span &span)
    {
        return span.isEmpty() && span.begin == 0
                   ? Span{}
                   : Span{decoded.rawBegin(span.begin), decoded.rawBegin(span.end)};
    }

    const Find &m_find;
    qsizetype m_budget; ///< bytes
};

} // namespace

struct Redactor::Prepared {
    RedactionRules rules;
    Finder finder;
};

Redactor::Redactor(const RedactionRules &rules)
    : d(std::make_shared<Prepared>(Prepared{rules, Finder(rules)}))
{
}

Redactor Redactor::withIds(const QStringList &ids) const
{
    RedactionRules rules = d->rules;
    rules.ids += ids;
    return Redactor(rules);
}

const RedactionRules &Redactor::rules() const
{
    return d->rules;
}

QByteArray Redactor::redact(const QByteArray &bytes) const
{
    // A mask may part a row of digits, of which a number is left, and uncover what it overlapped.
    constexpr int mostRounds = 24;
    const Find find = [this](const QByteArray &text, std::vector<Edit> &edits) {
        d->finder.find(text, edits);
    };
    QByteArray clean = bytes;
    for (int round = 0; round < mostRounds; ++round) {
        const std::vector<Edit> edits = Search(find, clean.size()).look(clean);
        if (edits.empty())
            break;
        clean = edited(clean, edits);
    }
    return clean;
}

QString Redactor::redact(const QString &text) const
{
    const QByteArray bytes = text.toUtf8();
    const QByteArray clean = redact(bytes);
    return clean == bytes ? text : QString::fromUtf8(clean);
}

bool holdsMask(const QByteArray &bytes)
{
    const Find find = findMasks;
    return !Search(find, bytes.size()).look(bytes).empty();
}

} // namespace core
