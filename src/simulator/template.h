// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QHash>
#include <QList>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace simulator
{

/// What a template shows: texts by name, and sections by name with one set of values a row.
class Values
{
public:
    Values &set(const QString &name, const QString &text);
    /// A section without values of its own: there or not.
    Values &show(const QString &section, bool on = true);
    Values &addRow(const QString &section, const Values &row);

    const QString *text(const QString &name) const;          ///< nullptr when not set
    const QList<Values> *rows(const QString &section) const; ///< nullptr when there are none

private:
    QHash<QString, QString> m_texts;
    QHash<QString, QList<Values>> m_sections;
};

/// An HTML template: `{{name}}` is always HTML-escaped (there is no raw form), `{{#rows}}…{{/rows}}`
/// repeats for each row, or appears when a text is not empty, `{{^rows}}…{{/rows}}` appears when there is
/// none, and `{{>part}}` inserts another template. Inner names hide outer ones.
class Template
{
public:
    /// The text of a part, or nothing when there is no such part.
    using Parts = std::function<std::optional<QString>(const QString &name)>;

    /// Fails with `template` and a sentence that names the tag.
    static core::Result<Template> parse(const QString &text, const Parts &parts = {});
    /// A name that has no value is a bug in the caller (asserted).
    QString render(const Values &values) const;

private:
    struct Node {
        enum class Kind { Literal, Text, Section, Inverted };
        Kind kind = Kind::Literal;
        QString text; ///< the literal, or the name
        std::vector<Node> children;
    };
    using Nodes = std::vector<Node>;
    using Scopes = QList<const Values *>; ///< the innermost last
    class Parser;
    static void render(const Nodes &nodes, const Scopes &scopes, QString &out);
    static void renderSection(const Node &node, const Scopes &scopes, QString &out);

    Nodes m_nodes;
};

} // namespace simulator
