// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/json_positions.h"

#include <algorithm>

namespace core
{

/// Walks over a text that is known to be JSON, so it looks only at what tells one value from the next.
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

JsonPositions::JsonPositions(QByteArrayView text) : m_root(Scanner(text).value()) {}

JsonPosition JsonPositions::of(const Json &document, const JsonPointer &at) const
{
    const Json *value = &document;
    const Node *node = &m_root;
    for (const QString &token : at.tokens()) {
        const Json *child = find(*value, JsonPointer({token}));
        if (!child)
            break;
        size_t index = 0;
        if (value->isArray()) {
            index = size_t(child - value->items().data());
        } else {
            const auto &members = value->members();
            index = size_t(
                std::ranges::find(members, child, [](const Json::Member &member) { return &member.value; }) -
                members.begin());
        }
        node = &node->children[index];
        value = child;
    }
    return node->start;
}

} // namespace core
