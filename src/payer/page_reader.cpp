// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "payer/page_reader.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace payer
{

namespace
{

/// What the template's escaping made, taken back; `&amp;` last, so that nothing is unescaped twice.
QString unescaped(QString text)
{
    return text.replace("&lt;"_L1, "<"_L1)
        .replace("&gt;"_L1, ">"_L1)
        .replace("&quot;"_L1, "\""_L1)
        .replace("&#39;"_L1, "'"_L1)
        .replace("&amp;"_L1, "&"_L1);
}

QHash<QString, QString> readAttributes(const QString &text)
{
    static const QRegularExpression attribute(u"([a-z-]+)(?:=\"([^\"]*)\")?"_s);
    QHash<QString, QString> attributes;
    for (QRegularExpressionMatchIterator matches = attribute.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        attributes.insert(match.captured(1), unescaped(match.captured(2)));
    }
    return attributes;
}

PageInput readInput(const QHash<QString, QString> &attributes)
{
    return {attributes.value(u"type"_s),       attributes.value(u"name"_s),
            attributes.value(u"value"_s),      attributes.value(u"data-outcome"_s),
            attributes.contains(u"checked"_s), attributes.contains(u"required"_s)};
}

bool isControl(const QString &tag)
{
    constexpr std::array controls{"a"_L1,   "button"_L1, "input"_L1,  "label"_L1, "legend"_L1,
                                  "img"_L1, "iframe"_L1, "option"_L1, "form"_L1,  "script"_L1};
    return std::ranges::any_of(controls, [&](QLatin1StringView control) { return tag == control; });
}

} // namespace

struct PageReader::Tag {
    QString name; ///< with its `/` when it closes
    QHash<QString, QString> attributes;
    QString text; ///< what follows, up to the next tag
};

PageReader::PageReader(const QByteArray &html)
{
    static const QRegularExpression tag(
        u"<(/?[a-z][a-z0-9]*)((?:\\s+[a-z-]+(?:=\"[^\"]*\")?)*)\\s*>([^<]*)"_s);
    const QString text = QString::fromUtf8(html);
    for (QRegularExpressionMatchIterator matches = tag.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        take({match.captured(1), readAttributes(match.captured(2)), unescaped(match.captured(3)).trimmed()});
    }
    m_form = nullptr; // a copy would point into another
}

/// The first of each kind counts.
void PageReader::take(const Tag &tag)
{
    const auto attribute = [&](const QString &name) {
        return tag.attributes.value(name);
    };
    if (isControl(tag.name))
        m_controls += QStringList(tag.attributes.values()).join(u'\n') + u'\n' + tag.text + u'\n';
    if (tag.name == "dd"_L1 && tag.attributes.contains(u"data-invoice"_s)) {
        if (const QString number = attribute(u"data-invoice"_s).trimmed(); !m_balances.contains(number))
            m_balances.insert(number, tag.text);
    } else if (tag.name == "dd"_L1 && attribute(u"data-total"_s) == "subtotal"_L1) {
        m_subtotal = tag.text;
    } else if (tag.name == "main"_L1 && m_name.isEmpty()) {
        m_name = attribute(u"data-page"_s);
    } else if (tag.name == "h1"_L1 && m_title.isEmpty()) {
        m_title = tag.text;
    } else if (tag.name == "form"_L1) {
        const QString id = attribute(u"id"_s);
        m_form = id == "next"_L1 ? &m_nextForm : id == "return"_L1 ? &m_returnForm : nullptr;
        if (m_form && *m_form)
            m_form = nullptr;
        if (m_form)
            *m_form = PageForm{attribute(u"method"_s).toUpper().toLatin1(), attribute(u"action"_s), {}};
    } else if (tag.name == "input"_L1 && m_form) {
        (*m_form)->inputs.append(readInput(tag.attributes));
    } else if (tag.name == "/form"_L1) {
        m_form = nullptr;
    } else if (tag.name == "a"_L1 && attribute(u"id"_s) == "return"_L1 && m_returnLink.isEmpty()) {
        m_returnLink = attribute(u"href"_s);
    }
}

} // namespace payer
