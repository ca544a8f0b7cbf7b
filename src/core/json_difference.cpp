// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/json_difference.h"

#include "core/json_text.h"

#include <QHash>

#include <algorithm>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace core
{

namespace
{

using Kind = JsonDifference::Kind;

constexpr int nobody = -1;

/// Which items or members of two containers belong together, by index.
struct Pairing {
    Pairing(size_t before, size_t after) : ofBefore(before, nobody), ofAfter(after, nobody) {}

    std::vector<int> ofBefore;
    std::vector<int> ofAfter;
};

/// Pairs those of equal keys that have no partner yet, in their order. An empty key does not count.
template <typename Key>
void pairUp(const std::vector<std::optional<Key>> &before, const std::vector<std::optional<Key>> &after,
            Pairing &pairing)
{
    struct Waiting {
        std::vector<int> indexes;
        size_t next = 0;
    };
    QHash<Key, Waiting> waiting;
    for (size_t i = 0; i < after.size(); ++i) {
        if (after[i] && pairing.ofAfter[i] == nobody)
            waiting[*after[i]].indexes.push_back(int(i));
    }
    for (size_t i = 0; i < before.size(); ++i) {
        if (!before[i] || pairing.ofBefore[i] != nobody)
            continue;
        const auto found = waiting.find(*before[i]);
        if (found == waiting.end() || found->next == found->indexes.size())
            continue;
        const int partner = found->indexes[found->next++];
        pairing.ofBefore[i] = partner;
        pairing.ofAfter[size_t(partner)] = int(i);
    }
}

std::vector<std::optional<QString>> names(const Json::Members &members)
{
    std::vector<std::optional<QString>> list;
    list.reserve(members.size());
    for (const Json::Member &member : members)
        list.emplace_back(member.name);
    return list;
}

/// In one case, of those that have no partner yet.
std::vector<std::optional<QString>> foldedNames(const Json::Members &members,
                                                const std::vector<int> &partners)
{
    std::vector<std::optional<QString>> list(members.size());
    for (size_t i = 0; i < members.size(); ++i) {
        if (partners[i] == nobody)
            list[i] = members[i].name.toCaseFolded();
    }
    return list;
}

std::vector<std::optional<QString>> keys(const Json::Items &items, const ItemKey &itemKey)
{
    std::vector<std::optional<QString>> list(items.size());
    for (size_t i = 0; itemKey && i < items.size(); ++i) {
        if (const QString key = itemKey(items[i]); !key.isEmpty())
            list[i] = key;
    }
    return list;
}

/// For each the index, in the first container, of the last one before it that has a partner.
std::vector<std::optional<int>> predecessors(const std::vector<int> &partners, bool isBefore)
{
    std::vector<std::optional<int>> list;
    list.reserve(partners.size());
    int last = nobody;
    for (size_t i = 0; i < partners.size(); ++i) {
        list.emplace_back(last);
        if (partners[i] != nobody)
            last = isBefore ? int(i) : partners[i];
    }
    return list;
}

Pairing pairs(const Json::Members &before, const Json::Members &after)
{
    Pairing pairing(before.size(), after.size());
    pairUp(names(before), names(after), pairing);
    pairUp(foldedNames(before, pairing.ofBefore), foldedNames(after, pairing.ofAfter), pairing);
    return pairing;
}

Pairing pairs(const Json::Items &before, const Json::Items &after, const ItemKey &itemKey)
{
    Pairing pairing(before.size(), after.size());
    pairUp(keys(before, itemKey), keys(after, itemKey), pairing);
    pairUp(predecessors(pairing.ofBefore, true), predecessors(pairing.ofAfter, false), pairing);
    return pairing;
}

/// The indexes, in the first container, of as few as would have to move for all to stand as in the second.
std::vector<bool> moved(const std::vector<int> &partners)
{
    // The longest run of rising partners stays: of the runs of each length, the one with the lowest end.
    std::vector<int> lowestEnds;
    std::vector<int> previous(partners.size(), nobody);
    const auto partnerOf = [&](int index) {
        return partners[size_t(index)];
    };
    for (size_t i = 0; i < partners.size(); ++i) {
        if (partners[i] == nobody)
            continue;
        const auto place = std::ranges::lower_bound(lowestEnds, partners[i], {}, partnerOf);
        if (place != lowestEnds.begin())
            previous[i] = *std::prev(place);
        if (place == lowestEnds.end())
            lowestEnds.push_back(int(i));
        else
            *place = int(i);
    }
    std::vector<bool> moves(partners.size());
    for (size_t i = 0; i < partners.size(); ++i)
        moves[i] = partners[i] != nobody;
    for (int i = lowestEnds.empty() ? nobody : lowestEnds.back(); i != nobody; i = previous[size_t(i)])
        moves[size_t(i)] = false;
    return moves;
}

/// Walks through two documents at once.
class Comparison
{
public:
    explicit Comparison(const ItemKey &itemKey) : m_itemKey(itemKey) {}

    void compare(const Json &before, const Json &after)
    {
        if (before.isObject() && after.isObject()) {
            if (&before.members() != &after.members()) // not shared
                compareChildren(before.members(), after.members(), pairs(before.members(), after.members()));
        } else if (before.isArray() && after.isArray()) {
            if (&before.items() != &after.items())
                compareChildren(before.items(), after.items(),
                                pairs(before.items(), after.items(), m_itemKey));
        } else if (!(before == after)) {
            report(Kind::Changed, &before, &after);
        }
    }

    QList<JsonDifference> found() && { return std::move(m_found); }

private:
    /// One step down in one document: a member by its name, an item (which has none) by its index. Pointers
    /// are made of these only for what differs.
    struct Place {
        int index = nobody;
        std::optional<QStringView> name = {};
    };
    struct Step {
        Place before;
        Place after;
    };

    static const Json &valueOf(const Json::Member &member) { return member.value; }
    static const Json &valueOf(const Json &item) { return item; }
    static std::optional<QStringView> nameOf(const Json::Member &member) { return member.name; }
    static std::optional<QStringView> nameOf(const Json &) { return {}; }

    template <typename Children>
    void compareChildren(const Children &before, const Children &after, const Pairing &pairing)
    {
        const std::vector<bool> moves = moved(pairing.ofBefore);
        for (size_t i = 0; i < before.size(); ++i) {
            const int partner = pairing.ofBefore[i];
            const Place place{int(i), nameOf(before[i])};
            if (partner == nobody) {
                m_path.push_back({place, {}});
                report(Kind::Removed, &valueOf(before[i]), nullptr);
            } else {
                const auto &other = after[size_t(partner)];
                m_path.push_back({place, {partner, nameOf(other)}});
                comparePair(valueOf(before[i]), valueOf(other), moves[i]);
            }
            m_path.pop_back();
        }
        for (size_t i = 0; i < after.size(); ++i) {
            if (pairing.ofAfter[i] != nobody)
                continue;
            m_path.push_back({{}, {int(i), nameOf(after[i])}});
            report(Kind::Added, nullptr, &valueOf(after[i]));
            m_path.pop_back();
        }
    }

    /// One that has overtaken others may stand where it stood, when as many have come as have gone before it.
    void comparePair(const Json &before, const Json &after, bool hasMoved)
    {
        const Step &step = m_path.back();
        if (step.before.name != step.after.name)
            report(Kind::Respelled, &before, &after);
        if (hasMoved && step.before.index != step.after.index)
            report(Kind::Moved, &before, &after);
        compare(before, after);
    }

    JsonDifference::Side side(Place Step::*place, const Json *value) const
    {
        QStringList tokens;
        for (const Step &step : m_path) {
            const Place &at = step.*place;
            if (at.index != nobody)
                tokens << (at.name ? at.name->toString() : QString::number(at.index));
        }
        return {JsonPointer(tokens), m_path.empty() ? -1 : (m_path.back().*place).index,
                value ? *value : Json()};
    }

    void report(Kind kind, const Json *before, const Json *after)
    {
        m_found.append({kind, side(&Step::before, before), side(&Step::after, after)});
    }

    const ItemKey &m_itemKey;
    std::vector<Step> m_path;
    QList<JsonDifference> m_found;
};

/// Ends between two values.
class CompactWriter
{
public:
    explicit CompactWriter(qsizetype limit) : m_limit(limit) {}

    void write(const Json &value)
    {
        if (value.isObject()) {
            writeChildren('{', '}', value.members(), [this](const Json::Member &member) {
                appendText(m_bytes, member.name);
                m_bytes += ": ";
                write(member.value);
            });
        } else if (value.isArray()) {
            writeChildren('[', ']', value.items(), [this](const Json &item) { write(item); });
        } else {
            appendScalar(m_bytes, value);
        }
    }

    QByteArray written() && { return std::move(m_bytes); }

private:
    template <typename Children, typename Write>
    void writeChildren(char open, char close, const Children &children, const Write &writeChild)
    {
        m_bytes += open;
        for (bool isFirst = true; const auto &child : children) {
            if (m_bytes.size() > m_limit)
                return;
            if (!isFirst)
                m_bytes += ", ";
            isFirst = false;
            writeChild(child);
        }
        m_bytes += close;
    }

    qsizetype m_limit;
    QByteArray m_bytes;
};

} // namespace

ItemKey keyedByMembers(const QStringList &names)
{
    return [names](const Json &item) -> QString {
        if (!item.isObject())
            return {};
        for (const QString &name : names) {
            for (const Json::Member &member : item.members()) {
                if (member.name.compare(name, Qt::CaseInsensitive) != 0)
                    continue;
                const QString text = member.value.kind() == Json::Kind::String ? member.value.toString()
                                     : member.value.kind() == Json::Kind::Number
                                         ? QString::fromLatin1(member.value.numberText())
                                         : QString();
                if (!text.isEmpty())
                    return name + u':' + text;
            }
        }
        return {};
    };
}

QList<JsonDifference> differences(const Json &before, const Json &after, const ItemKey &itemKey)
{
    Comparison comparison(itemKey);
    comparison.compare(before, after);
    return std::move(comparison).found();
}

QByteArray compactText(const Json &value, qsizetype limit)
{
    CompactWriter writer(limit);
    writer.write(value);
    return std::move(writer).written();
}

QString JsonDifference::toLine() const
{
    const QString place = at().toString();
    if (kind == Kind::Moved)
        return tr("%1: place %2 → place %3")
            .arg(place, QString::number(before.position + 1), QString::number(after.position + 1));
    if (kind == Kind::Respelled)
        return tr("%1: spelled %2").arg(place, after.at.last());
    const auto text = [](bool isThere, const Json &value) {
        return isThere ? QString::fromUtf8(compactText(value)) : tr("(absent)");
    };
    return u"%1: %2 → %3"_s.arg(place, text(isInBefore(), before.value), text(isInAfter(), after.value));
}

} // namespace core
