// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "random_json.h"

#include <array>

using namespace Qt::Literals::StringLiterals;
using core::Json;
using core::JsonEdit;
using core::JsonPointer;

QByteArray RandomJson::digits(int most)
{
    QByteArray text;
    for (int i = below(most) + 1; i > 0; --i)
        text.append(char('0' + below(10)));
    return text;
}

QByteArray RandomJson::numberText()
{
    QByteArray text = below(3) == 0 ? "-" : "";
    text += below(3) == 0 ? "0" : char('1' + below(9)) + digits(25);
    if (below(2) == 0)
        text += '.' + digits(25);
    if (below(3) == 0) {
        constexpr std::array marks{"e", "E", "e+", "E-"};
        text += marks[size_t(below(int(marks.size())))] + digits(2);
    }
    return text;
}

QString RandomJson::text()
{
    static const QStringList pieces{u"a"_s,          u"Custom"_s, u"\""_s,          u"\\"_s,     u"/"_s,
                                    u"~"_s,          u"\n"_s,     u"\t"_s,          u"\x01"_s,   u"é"_s,
                                    u"\U0001F600"_s, u"{}[],:"_s, u"\uFEFF"_s,      u"\u2028"_s, u"\uFFFD"_s,
                                    u"0"_s,          u" "_s,      QString(QChar(0))};
    QString text;
    for (int i = below(5); i > 0; --i)
        text += pieces[below(int(pieces.size()))];
    return text;
}

Json RandomJson::scalar()
{
    switch (below(4)) {
    case 0:
        return {};
    case 1:
        return Json::boolean(below(2) == 0);
    case 2:
        return Json::number(numberText());
    default:
        return Json::string(text());
    }
}

Json RandomJson::document(int depth, bool repeats)
{
    const int kind = depth == 0 ? 0 : below(3);
    if (kind == 0)
        return scalar();
    Json value = kind == 1 ? Json::array() : Json::object();
    for (int i = below(6); i > 0; --i) {
        Json child = document(depth - 1, repeats);
        QString name = text();
        if (value.isArray())
            value.items().push_back(std::move(child));
        else if (repeats || !value.member(name))
            value.members().push_back({std::move(name), std::move(child)});
    }
    return value;
}

JsonPointer RandomJson::place(const Json &document)
{
    JsonPointer at;
    const Json *value = &document;
    while (below(4) != 0) {
        if (value->isObject() && !value->members().empty()) {
            at = at / value->members()[size_t(below(int(value->members().size())))].name;
        } else if (value->isArray() && !value->items().empty()) {
            at = at / below(int(value->items().size()));
        } else {
            break;
        }
        value = find(document, at);
    }
    return at;
}

JsonEdit RandomJson::edit(const Json &document)
{
    const auto kind = JsonEdit::Kind(below(4));
    JsonPointer at = place(document);
    if (kind == JsonEdit::Kind::Insert) {
        const Json *parent = find(document, at);
        at = parent->isArray() ? at / below(int(parent->items().size()) + 1) : at / text();
    }
    return {kind, at, this->document(3), below(5) - 1};
}
