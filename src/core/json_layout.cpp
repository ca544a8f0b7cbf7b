// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/json_layout.h"

#include "core/json_text.h"

#include <algorithm>
#include <bit>

namespace core
{

namespace
{

/// How much text a value needs.
struct Extent {
    qsizetype bytes = 0;
    int lines = 0;

    Extent &operator+=(const Extent &other)
    {
        bytes += other.bytes;
        lines += other.lines;
        return *this;
    }
    friend Extent operator-(const Extent &left, const Extent &right)
    {
        return {left.bytes - right.bytes, left.lines - right.lines};
    }
};

/// The extents of a list's items, with the sum up to any of them in logarithmic time: a Fenwick tree.
class ExtentSums
{
public:
    int count() const { return int(m_sums.size()); }

    void assign(std::vector<Extent> extents)
    {
        m_sums = std::move(extents);
        for (size_t i = 1; i <= m_sums.size(); ++i) {
            if (const size_t above = i + lowestBit(i); above <= m_sums.size())
                m_sums[above - 1] += m_sums[i - 1];
        }
    }

    /// Undoes assign().
    std::vector<Extent> extents() const
    {
        std::vector<Extent> extents = m_sums;
        for (size_t i = extents.size(); i >= 1; --i) {
            if (const size_t above = i + lowestBit(i); above <= extents.size())
                extents[above - 1] = extents[above - 1] - extents[i - 1];
        }
        return extents;
    }

    void set(int index, const Extent &extent)
    {
        const Extent change = extent - (before(index + 1) - before(index));
        for (size_t i = size_t(index) + 1; i <= m_sums.size(); i += lowestBit(i))
            m_sums[i - 1] += change;
    }

    /// The sum of the first `index` items.
    Extent before(int index) const
    {
        Extent sum;
        for (auto i = size_t(index); i > 0; i -= lowestBit(i))
            sum += m_sums[i - 1];
        return sum;
    }

    Extent total() const { return before(count()); }

    /// The item that has that line of all their lines, counted from 0.
    int indexOfLine(int line) const
    {
        size_t index = 0;
        for (size_t step = std::bit_floor(m_sums.size()); step > 0; step /= 2) {
            if (index + step <= m_sums.size() && m_sums[index + step - 1].lines <= line) {
                index += step;
                line -= m_sums[index - 1].lines;
            }
        }
        Q_ASSERT(index < m_sums.size());
        return int(index);
    }

private:
    static size_t lowestBit(size_t i) { return i & (~i + 1); }

    std::vector<Extent> m_sums;
};

qsizetype textSize(const QString &text)
{
    CountingStream stream;
    JsonWriter<CountingStream> writer(stream);
    writeText(writer, text);
    return stream.count();
}

qsizetype scalarSize(const Json &value)
{
    CountingStream stream;
    JsonWriter<CountingStream> writer(stream);
    writeScalar(writer, value);
    return stream.count();
}

/// A value's share of the container it is in: each of its lines one step further in, `,` and the line end.
Extent inContainer(const Extent &value)
{
    return {value.bytes + indentWidth * value.lines + 2, value.lines};
}

/// The same for an object's member: with its name, `:` and a space.
Extent inContainer(const Extent &value, const QString &name)
{
    return inContainer({value.bytes + textSize(name) + 2, value.lines});
}

/// A container whose children have these shares of it.
Extent container(const Extent &children)
{
    if (children.lines == 0)
        return {2, 1};
    // The opening line and the closing bracket; the last child has no comma.
    return {children.bytes + 2, children.lines + 2};
}

/// As measured, but without keeping anything.
int linesOf(const Json &value)
{
    int lines = 0;
    if (value.isArray()) {
        for (const Json &item : value.items())
            lines += linesOf(item);
    } else if (value.isObject()) {
        for (const Json::Member &member : value.members())
            lines += linesOf(member.value);
    }
    return lines == 0 ? 1 : lines + 2;
}

} // namespace

/// What is known of an array, or of an object with an array somewhere in it; other objects are small and
/// are measured when they are asked for. The document's root always has one.
struct JsonLayout::Node {
    Extent extent;
    ExtentSums items;                            ///< of an array
    QStringList names;                           ///< of an object's members
    std::vector<std::unique_ptr<Node>> children; ///< of the items or members, null without; empty = none has

    struct Measured {
        Extent extent;
        std::unique_ptr<Node> node;
    };
    static Measured measured(const Json &value);

    const Node *child(int index) const { return children.empty() ? nullptr : children[size_t(index)].get(); }
    int linesOfChild(int index, const Json &value) const
    {
        const Node *node = child(index);
        return node ? node->extent.lines : linesOf(value);
    }

    void update(const Json &value, const JsonEdit &edit, qsizetype depth);

private:
    static Measured measuredArray(const Json &value);
    static Measured measuredObject(const Json &value);
    void setChild(int index, qsizetype count, std::unique_ptr<Node> node);
    Extent updateChild(int index, qsizetype count, const Json &value, const JsonEdit &edit, qsizetype depth);
    void changeItems(const Json &value, const JsonEdit &edit, int index);
    void changeMembers(const Json &value, const JsonEdit &edit);
    Extent extentOfMembers(const Json &value) const;
};

JsonLayout::Node::Measured JsonLayout::Node::measured(const Json &value)
{
    if (value.isArray())
        return measuredArray(value);
    if (value.isObject())
        return measuredObject(value);
    return {{scalarSize(value), 1}, nullptr};
}

JsonLayout::Node::Measured JsonLayout::Node::measuredArray(const Json &value)
{
    auto node = std::make_unique<Node>();
    std::vector<Extent> extents;
    extents.reserve(value.items().size());
    for (const Json &item : value.items()) {
        Measured child = measured(item);
        node->setChild(int(extents.size()), qsizetype(value.items().size()), std::move(child.node));
        extents.push_back(inContainer(child.extent));
    }
    node->items.assign(std::move(extents));
    node->extent = container(node->items.total());
    return {node->extent, std::move(node)};
}

JsonLayout::Node::Measured JsonLayout::Node::measuredObject(const Json &value)
{
    auto node = std::make_unique<Node>();
    Extent sum;
    int index = 0;
    for (const Json::Member &member : value.members()) {
        Measured child = measured(member.value);
        sum += inContainer(child.extent, member.name);
        node->setChild(index++, qsizetype(value.members().size()), std::move(child.node));
    }
    node->extent = container(sum);
    if (node->children.empty())
        return {node->extent, nullptr};
    for (const Json::Member &member : value.members())
        node->names.append(member.name);
    return {node->extent, std::move(node)};
}

void JsonLayout::Node::setChild(int index, qsizetype count, std::unique_ptr<Node> node)
{
    if (children.empty() && !node)
        return;
    if (children.empty())
        children.resize(size_t(count));
    children[size_t(index)] = std::move(node);
}

/// `edit` was made at `at` or below; the value has the tokens before `depth`.
void JsonLayout::Node::update(const Json &value, const JsonEdit &edit, qsizetype depth)
{
    const QString &token = edit.at.tokens()[depth];
    const bool isHere = depth + 1 == edit.at.tokens().size() && edit.kind != JsonEdit::Kind::Replace;
    if (value.isArray()) {
        const auto index = int(arrayIndex(token));
        if (isHere)
            changeItems(value, edit, index);
        else
            items.set(index, inContainer(updateChild(index, items.count(), value.items()[size_t(index)], edit,
                                                     depth + 1)));
        extent = container(items.total());
    } else {
        const Json::Members &members = value.members();
        if (isHere) {
            changeMembers(value, edit);
        } else {
            const int index = value.indexOf(token);
            updateChild(index, qsizetype(members.size()), members[size_t(index)].value, edit, depth + 1);
        }
        extent = container(extentOfMembers(value));
    }
}

Extent JsonLayout::Node::updateChild(int index, qsizetype count, const Json &value, const JsonEdit &edit,
                                     qsizetype depth)
{
    const bool isReplaced = depth == edit.at.tokens().size();
    if (!isReplaced && child(index)) {
        Node &node = *children[size_t(index)];
        node.update(value, edit, depth);
        return node.extent;
    }
    Measured anew = measured(value);
    setChild(index, count, std::move(anew.node));
    return anew.extent;
}

/// The other items keep what was measured of them.
void JsonLayout::Node::changeItems(const Json &value, const JsonEdit &edit, int index)
{
    std::vector<Extent> extents = items.extents();
    const auto moveTo = [index, &edit](auto &list) {
        const auto from = list.begin() + index;
        const auto to = list.begin() + edit.position;
        if (index < edit.position)
            std::rotate(from, from + 1, to + 1);
        else
            std::rotate(to, from, from + 1);
    };

    switch (edit.kind) {
    case JsonEdit::Kind::Insert: {
        Measured item = measured(value.items()[size_t(index)]);
        extents.insert(extents.begin() + index, inContainer(item.extent));
        if (!children.empty())
            children.insert(children.begin() + index, nullptr);
        setChild(index, qsizetype(extents.size()), std::move(item.node));
        break;
    }
    case JsonEdit::Kind::Remove:
        extents.erase(extents.begin() + index);
        if (!children.empty())
            children.erase(children.begin() + index);
        break;
    case JsonEdit::Kind::Move:
        moveTo(extents);
        if (!children.empty())
            moveTo(children);
        break;
    case JsonEdit::Kind::Replace:
        Q_UNREACHABLE();
    }
    items.assign(std::move(extents));
}

void JsonLayout::Node::changeMembers(const Json &value, const JsonEdit &edit)
{
    const QString &name = edit.at.last();
    if (edit.kind == JsonEdit::Kind::Insert) {
        const int index = edit.position < 0 ? int(names.size()) : edit.position;
        names.insert(index, name);
        if (!children.empty())
            children.insert(children.begin() + index, nullptr);
        setChild(index, names.size(), measured(value.members()[size_t(index)].value).node);
    } else {
        const auto index = edit.position < 0 ? names.lastIndexOf(name) : edit.position;
        names.removeAt(index);
        if (!children.empty())
            children.erase(children.begin() + index);
    }
}

/// An object has few members, and those with arrays know their extent.
Extent JsonLayout::Node::extentOfMembers(const Json &value) const
{
    Extent sum;
    int index = 0;
    for (const Json::Member &member : value.members()) {
        const Node *node = child(index++);
        sum += inContainer(node ? node->extent : measured(member.value).extent, member.name);
    }
    return sum;
}

// ---- the layout

JsonLayout::JsonLayout() : JsonLayout(Json()) {}

JsonLayout::JsonLayout(const Json &document)
{
    Node::Measured root = Node::measured(document);
    m_root = std::move(root.node);
    if (m_root)
        return;
    m_root = std::make_unique<Node>();
    m_root->extent = root.extent;
    if (document.isObject()) {
        for (const Json::Member &member : document.members())
            m_root->names.append(member.name);
    }
}

JsonLayout::~JsonLayout() = default;
JsonLayout::JsonLayout(JsonLayout &&) noexcept = default;
JsonLayout &JsonLayout::operator=(JsonLayout &&) noexcept = default;

void JsonLayout::update(const Json &document, const JsonEdit &edit)
{
    if (edit.at.isRoot())
        *this = JsonLayout(document);
    else
        m_root->update(document, edit, 0);
}

qsizetype JsonLayout::size() const
{
    return m_root->extent.bytes + 1;
}

int JsonLayout::lineCount() const
{
    return m_root->extent.lines;
}

/// What is on a line: the first or the last line of a value.
struct JsonLayout::Spot {
    const Json *value = nullptr;
    const QString *name = nullptr; ///< of a member
    int depth = 0;
    bool isLast = true;     ///< of its container; the root is
    bool isClosing = false; ///< not the value's first line
    QStringList tokens;
};

JsonLayout::Spot JsonLayout::spotAt(const Json &document, int line) const
{
    Spot spot;
    spot.value = &document;
    const Node *node = m_root.get();
    bool hasPlace = true; // a pointer does not reach a member whose name is repeated later
    int rest = line;      // within the value, from 1
    for (;;) {
        const int lines = node ? node->extent.lines : linesOf(*spot.value);
        if (rest == 1 || rest == lines) {
            spot.isClosing = rest != 1;
            return spot;
        }
        rest -= 1;
        ++spot.depth;
        int index = 0;
        if (spot.value->isArray()) {
            const Json::Items &items = spot.value->items();
            index = node->items.indexOfLine(rest - 1);
            rest -= node->items.before(index).lines;
            spot.name = nullptr;
            spot.isLast = index + 1 == int(items.size());
            spot.value = &items[size_t(index)];
            if (hasPlace)
                spot.tokens.append(QString::number(index));
        } else {
            const Json &object = *spot.value;
            const auto linesAt = [&] {
                const Json &value = object.members()[size_t(index)].value;
                return node ? node->linesOfChild(index, value) : linesOf(value);
            };
            for (int size = linesAt(); rest > size; size = linesAt()) {
                rest -= size;
                ++index;
            }
            const Json::Member &member = object.members()[size_t(index)];
            spot.name = &member.name;
            spot.isLast = index + 1 == int(object.members().size());
            spot.value = &member.value;
            hasPlace = hasPlace && object.indexOf(member.name) == index;
            if (hasPlace)
                spot.tokens.append(member.name);
        }
        node = node ? node->child(index) : nullptr;
    }
}

QByteArray JsonLayout::line(const Json &document, int line) const
{
    Q_ASSERT(line >= 1 && line <= lineCount());
    const Spot spot = spotAt(document, line);
    const Json &value = *spot.value;
    QByteArray text(indentWidth * spot.depth, ' ');
    if (spot.name && !spot.isClosing) {
        appendText(text, *spot.name);
        text += ": ";
    }
    const bool isArray = value.isArray();
    const bool isEmpty = isArray ? value.items().empty() : value.isObject() && value.members().empty();
    if (!isArray && !value.isObject()) {
        appendScalar(text, value);
    } else if (spot.isClosing) {
        text += isArray ? ']' : '}';
    } else if (isEmpty) {
        text += isArray ? "[]" : "{}";
    } else {
        text += isArray ? '[' : '{';
        return text;
    }
    if (!spot.isLast)
        text += ',';
    return text;
}

int JsonLayout::lineOf(const Json &document, const JsonPointer &at) const
{
    int line = 1;
    const Json *value = &document;
    const Node *node = m_root.get();
    for (const QString &token : at.tokens()) {
        const Json *target = value->child(token);
        if (!target)
            return 0;
        ++line; // the first child is on the line below its container's
        int index = 0;
        if (value->isArray()) {
            index = int(arrayIndex(token));
            line += node->items.before(index).lines;
        } else {
            for (; &value->members()[size_t(index)].value != target; ++index) {
                const Json &before = value->members()[size_t(index)].value;
                line += node ? node->linesOfChild(index, before) : linesOf(before);
            }
        }
        node = node ? node->child(index) : nullptr;
        value = target;
    }
    return line;
}

JsonPointer JsonLayout::placeOf(const Json &document, int line) const
{
    Q_ASSERT(line >= 1 && line <= lineCount());
    return JsonPointer(spotAt(document, line).tokens);
}

} // namespace core
