// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/json_pointer.h"

#include <QCoreApplication>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace core
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(core::Json)
};

} // namespace

Result<JsonPointer> JsonPointer::parse(QStringView text)
{
    if (text.isEmpty())
        return JsonPointer();
    if (text.front() != u'/')
        return Error{u"json-pointer"_s, Words::tr("A JSON pointer must start with “/”.")};
    QStringList tokens;
    for (const QStringView token : text.mid(1).split(u'/'))
        tokens << token.toString().replace("~1"_L1, "/"_L1).replace("~0"_L1, "~"_L1);
    return JsonPointer(tokens);
}

JsonPointer JsonPointer::parent() const
{
    return JsonPointer(m_tokens.mid(0, qMax(qsizetype(0), m_tokens.size() - 1)));
}

JsonPointer JsonPointer::operator/(const QString &name) const
{
    return JsonPointer(m_tokens + QStringList{name});
}

JsonPointer JsonPointer::operator/(qsizetype index) const
{
    return *this / QString::number(index);
}

bool JsonPointer::startsWith(const JsonPointer &prefix) const
{
    return m_tokens.mid(0, prefix.m_tokens.size()) == prefix.m_tokens;
}

QString JsonPointer::toString() const
{
    QString text;
    for (QString token : m_tokens)
        text += u'/' + token.replace("~"_L1, "~0"_L1).replace("/"_L1, "~1"_L1);
    return text;
}

qsizetype arrayIndex(const QString &token)
{
    bool isNumber = false;
    const qsizetype index = token.toLongLong(&isNumber);
    return isNumber && index >= 0 && QString::number(index) == token ? index : -1;
}

const Json *find(const Json &document, const JsonPointer &at)
{
    const Json *value = &document;
    for (const QString &token : at.tokens()) {
        value = value->child(token);
        if (!value)
            return nullptr;
    }
    return value;
}

Json *find(Json &document, const JsonPointer &at)
{
    // Nothing is copied for a place that is not there.
    if (!find(std::as_const(document), at))
        return nullptr;
    Json *value = &document;
    for (const QString &token : at.tokens()) {
        if (value->isObject()) {
            const int index = value->indexOf(token);
            value = &value->members()[size_t(index)].value;
        } else {
            value = &value->items()[size_t(arrayIndex(token))];
        }
    }
    return value;
}

} // namespace core
