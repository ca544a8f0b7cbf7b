// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/json_positions.h"

namespace core
{

/// Walks over a text that is known to be JSON, so it only looks at what separates one value from the next.
class JsonPositions::Scanner
{
public:
    explicit Scanner(QByteArrayView text) : m_text(text)
    {
        if (m_text.startsWith("\xEF\xBB\xBF"))
            m_text = m_text.sliced(3);
    }

    Node value()
    {
        skipSpace();
        Node node{m_position, {}};
        const char first = peek();
        if (first == '{' || first == '[')
            children(node, first == '{');
        else if (first == '"')
            skipString();
        else
            skipScalar();
        return node;
    }

private:
    char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }

    void step()
    {
        const auto byte = uchar(m_text[m_at++]);
        if (byte == '\n') {
            ++m_position.line;
            m_position.column = 1;
        } else if (byte >= 0xF0) {
            m_position.column += 2; // outside the basic plane: two UTF-16 units
        } else if ((byte & 0xC0) != 0x80) {
            ++m_position.column; // not the middle of a character
        }
    }

    void skipSpace()
    {
        while (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t')
            step();
    }

    void skipString()
    {
        step();
        while (m_at < m_text.size() && peek() != '"') {
            if (peek() == '\\')
                step();
            step();
        }
        step();
    }

    void skipScalar()
    {
        constexpr QByteArrayView ends(",]} \t\r\n");
        while (m_at < m_text.size() && !ends.contains(peek()))
            step();
    }

    void children(Node &node, bool areNamed)
    {
        step();
        skipSpace();
        while (peek() != ']' && peek() != '}') {
            if (areNamed) {
                skipString();
                skipSpace();
                step(); // the colon
            }
            node.children.push_back(value());
            skipSpace();
            if (peek() == ',')
                step();
            skipSpace();
        }
        step();
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
    JsonPosition m_position;
};

JsonPositions::JsonPositions(QByteArrayView text, const Json &document)
    : m_document(document), m_root(Scanner(text).value())
{
}

JsonPosition JsonPositions::of(const JsonPointer &at)
{
    const Json *value = &m_document;
    const Node *node = &m_root;
    for (const QString &token : at.tokens()) {
        const int index = indexOf(*value, token);
        if (index < 0)
            break;
        value = value->isArray() ? &value->items()[size_t(index)] : &value->members()[size_t(index)].value;
        node = &node->children[size_t(index)];
    }
    return node->start;
}

/// Where the token leads among the container's children; -1 where it leads nowhere.
int JsonPositions::indexOf(const Json &container, const QString &token)
{
    constexpr size_t small = 32; // is searched faster than indexed
    ++m_steps;
    if (container.isArray()) {
        const qsizetype index = arrayIndex(token);
        return index >= 0 && size_t(index) < container.items().size() ? int(index) : -1;
    }
    if (!container.isObject())
        return -1;
    const Json::Members &members = container.members();
    if (members.size() <= small)
        return container.indexOf(token);
    QHash<QString, int> &names = m_names[&container];
    if (names.isEmpty()) {
        names.reserve(qsizetype(members.size()));
        for (int i = 0; i < int(members.size()); ++i)
            names.insert(members[size_t(i)].name, i);
        m_steps += qint64(members.size());
    }
    return names.value(token, -1);
}

} // namespace core
