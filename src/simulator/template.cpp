// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "simulator/template.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace simulator
{

namespace
{

constexpr int partDepthLimit = 8;

core::Error error(const char *sentence, const QString &tag)
{
    return {u"template"_s, QCoreApplication::translate("simulator::Template", sentence).arg(tag)};
}

/// `'` as well, which QString::toHtmlEscaped() leaves alone.
QString escaped(const QString &text)
{
    return text.toHtmlEscaped().replace(u'\'', "&#39;"_L1);
}

const QString *findText(const QList<const Values *> &scopes, const QString &name)
{
    for (auto scope = scopes.crbegin(); scope != scopes.crend(); ++scope) {
        if (const QString *text = (*scope)->text(name))
            return text;
    }
    return nullptr;
}

const QList<Values> *findRows(const QList<const Values *> &scopes, const QString &name)
{
    for (auto scope = scopes.crbegin(); scope != scopes.crend(); ++scope) {
        if (const QList<Values> *rows = (*scope)->rows(name))
            return rows;
    }
    return nullptr;
}

} // namespace

// ---- Values

Values &Values::set(const QString &name, const QString &text)
{
    m_texts.insert(name, text);
    return *this;
}

Values &Values::show(const QString &section, bool on)
{
    return on ? addRow(section, {}) : *this;
}

Values &Values::addRow(const QString &section, const Values &row)
{
    m_sections[section].append(row);
    return *this;
}

const QString *Values::text(const QString &name) const
{
    const auto found = m_texts.constFind(name);
    return found == m_texts.cend() ? nullptr : &*found;
}

const QList<Values> *Values::rows(const QString &section) const
{
    const auto found = m_sections.constFind(section);
    return found == m_sections.cend() ? nullptr : &*found;
}

// ---- reading

/// Recursive descent: one call of nodes() reads up to the end of its section.
class Template::Parser
{
public:
    Parser(const QString &text, const Parts &parts, int depth) : m_text(text), m_parts(parts), m_depth(depth)
    {
    }

    core::Result<Nodes> nodes(const QString &section = {})
    {
        Nodes nodes;
        while (true) {
            const qsizetype open = m_text.indexOf("{{"_L1, m_at);
            addLiteral(nodes, open < 0 ? m_text.size() : open);
            if (open < 0)
                break;
            const core::Result<Tag> tag = readTag();
            if (!tag)
                return tag.error();
            if (tag->sigil == u'/') {
                if (section.isEmpty() || tag->name != section)
                    return error(
                        QT_TRANSLATE_NOOP("simulator::Template", "“%1” closes a section that is not open."),
                        tag->name);
                return nodes;
            }
            const core::Result<core::Done> added = add(nodes, *tag);
            if (!added)
                return added.error();
        }
        if (!section.isEmpty())
            return error(QT_TRANSLATE_NOOP("simulator::Template", "The section “%1” is never closed."),
                         section);
        return nodes;
    }

private:
    struct Tag {
        QChar sigil; ///< `#`, `^`, `/`, `>`, or null for a text
        QString name;
    };

    void addLiteral(Nodes &nodes, qsizetype end)
    {
        if (end > m_at)
            nodes.push_back({Node::Kind::Literal, m_text.mid(m_at, end - m_at), {}});
        m_at = end;
    }

    core::Result<Tag> readTag()
    {
        static const QRegularExpression shape(u"\\A\\{\\{([#^/>]?)([A-Za-z][A-Za-z0-9_]*)\\}\\}(?!\\})"_s);
        const QRegularExpressionMatch match = shape.match(m_text.mid(m_at, 80));
        if (!match.hasMatch())
            return error(QT_TRANSLATE_NOOP("simulator::Template", "“%1” is not a tag."),
                         m_text.mid(m_at, 20));
        m_at += match.capturedLength();
        const QString sigil = match.captured(1);
        return Tag{sigil.isEmpty() ? QChar() : sigil.front(), match.captured(2)};
    }

    core::Result<core::Done> add(Nodes &nodes, const Tag &tag)
    {
        if (tag.sigil == u'>')
            return addPart(nodes, tag.name);
        if (tag.sigil.isNull()) {
            nodes.push_back({Node::Kind::Text, tag.name, {}});
            return core::done();
        }
        core::Result<Nodes> children = this->nodes(tag.name);
        if (!children)
            return children.error();
        const Node::Kind kind = tag.sigil == u'#' ? Node::Kind::Section : Node::Kind::Inverted;
        nodes.push_back({kind, tag.name, *std::move(children)});
        return core::done();
    }

    core::Result<core::Done> addPart(Nodes &nodes, const QString &name)
    {
        const std::optional<QString> text = m_parts ? m_parts(name) : std::nullopt;
        if (!text)
            return error(QT_TRANSLATE_NOOP("simulator::Template", "There is no part “%1”."), name);
        if (m_depth == partDepthLimit)
            return error(QT_TRANSLATE_NOOP("simulator::Template", "The part “%1” contains itself."), name);
        core::Result<Nodes> part = Parser(*text, m_parts, m_depth + 1).nodes();
        if (!part)
            return part.error();
        std::move(part->begin(), part->end(), std::back_inserter(nodes));
        return core::done();
    }

    const QString &m_text;
    const Parts &m_parts;
    int m_depth;
    qsizetype m_at = 0;
};

core::Result<Template> Template::parse(const QString &text, const Parts &parts)
{
    core::Result<Nodes> nodes = Parser(text, parts, 0).nodes();
    if (!nodes)
        return nodes.error();
    Template result;
    result.m_nodes = *std::move(nodes);
    return result;
}

// ---- showing

QString Template::render(const Values &values) const
{
    QString out;
    render(m_nodes, {&values}, out);
    return out;
}

void Template::render(const Nodes &nodes, const Scopes &scopes, QString &out)
{
    for (const Node &node : nodes) {
        if (node.kind == Node::Kind::Literal) {
            out += node.text;
        } else if (node.kind == Node::Kind::Text) {
            const QString *text = findText(scopes, node.text);
            Q_ASSERT_X(text, "Template::render", qPrintable(node.text));
            if (text)
                out += escaped(*text);
        } else {
            renderSection(node, scopes, out);
        }
    }
}

void Template::renderSection(const Node &node, const Scopes &scopes, QString &out)
{
    const QList<Values> *rows = findRows(scopes, node.text);
    const QString *text = findText(scopes, node.text);
    const bool stands = (rows && !rows->isEmpty()) || (text && !text->isEmpty());
    if (node.kind == Node::Kind::Inverted) {
        if (!stands)
            render(node.children, scopes, out);
    } else if (rows) {
        for (const Values &row : *rows)
            render(node.children, Scopes(scopes) << &row, out);
    } else if (stands) {
        render(node.children, scopes, out);
    }
}

} // namespace simulator
