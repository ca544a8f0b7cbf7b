// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "payer/page_reader.h"

#include <QRegularExpression>

#include <algorithm>

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

} // namespace

PageReader::PageReader(const QByteArray &html)
{
    static const QRegularExpression tag(
        u"<(/?[a-z][a-z0-9]*)((?:\\s+[a-z-]+(?:=\"[^\"]*\")?)*)\\s*>([^<]*)"_s);
    const QString text = QString::fromUtf8(html);
    for (QRegularExpressionMatchIterator matches = tag.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        m_tags.append(
            {match.captured(1), readAttributes(match.captured(2)), unescaped(match.captured(3)).trimmed()});
    }
}

const PageReader::Tag *PageReader::find(QStringView name, QStringView attribute, QStringView value) const
{
    const auto found = std::find_if(m_tags.cbegin(), m_tags.cend(), [&](const Tag &tag) {
        return tag.name == name &&
               (attribute.isEmpty() || tag.attributes.value(attribute.toString()) == value);
    });
    return found == m_tags.cend() ? nullptr : &*found;
}

QString PageReader::name() const
{
    const Tag *main = find(u"main");
    return main ? main->attributes.value(u"data-page"_s) : QString();
}

QString PageReader::title() const
{
    const Tag *heading = find(u"h1");
    return heading ? heading->text : QString();
}

std::optional<PageForm> PageReader::nextForm() const
{
    const Tag *start = find(u"form", u"id", u"next");
    if (!start)
        return std::nullopt;
    PageForm form{
        start->attributes.value(u"method"_s).toUpper().toLatin1(), start->attributes.value(u"action"_s), {}};
    for (const Tag *tag = start + 1; tag != m_tags.cend() && tag->name != "/form"_L1; ++tag) {
        if (tag->name == "input"_L1)
            form.inputs.append(readInput(tag->attributes));
    }
    return form;
}

QString PageReader::returnLink() const
{
    const Tag *link = find(u"a", u"id", u"return");
    return link ? link->attributes.value(u"href"_s) : QString();
}

QString PageReader::balance(const QString &invoiceNumber) const
{
    const Tag *tag = find(u"dd", u"data-invoice", invoiceNumber);
    return tag ? tag->text : QString();
}

} // namespace payer
