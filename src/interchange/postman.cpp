// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "interchange/postman.h"

#include "core/json.h"
#include "interchange/foreign_text.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;
using core::Json;

namespace interchange
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(interchange::postman)
};

Json text(const QString &value)
{
    return Json::string(value);
}

Json text(const QByteArray &value)
{
    return Json::string(QString::fromUtf8(value));
}

// ---- writing

constexpr auto schema = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"_L1;

/// The header is Basic with the key alone; Postman's own Basic would add a colon.
constexpr auto script =
    R"(pm.variables.set("cpv2Authorization", btoa(pm.variables.get("cpv2ApiKey") || ""));)"_L1;

/// A variable that Postman would replace, or one of ours.
bool namesVariable(const QString &body)
{
    static const QRegularExpression pattern(u"\\{\\{(\\$[^{}]*|cpv2ApiKey|cpv2Authorization)\\}\\}"_s);
    return pattern.match(body).hasMatch();
}

Json header(const QByteArray &name, const QByteArray &value)
{
    return Json::object({{u"key"_s, text(name)}, {u"value"_s, text(value)}});
}

Json requestObject(const Call &call, const QString &body, const QByteArray &apiKey)
{
    Json::Items headers;
    for (const Header &one : call.headers)
        headers.push_back(header(one.name, one.value));
    headers.push_back(header("Authorization",
                             apiKey.isEmpty() ? "Basic {{cpv2Authorization}}"_ba : authorizationFor(apiKey)));
    return Json::object(
        {{u"method"_s, text(call.method)},
         {u"header"_s, Json::array(std::move(headers))},
         {u"body"_s,
          Json::object({{u"mode"_s, text(u"raw"_s)},
                        {u"raw"_s, text(body)},
                        {u"options"_s,
                         Json::object({{u"raw"_s, Json::object({{u"language"_s, text(u"json"_s)}})}})}})},
         {u"url"_s, text(call.url.toEncoded())}});
}

/// The script that reads the key and makes the header from it.
void addKeyVariable(Json &collection)
{
    collection.members().push_back(
        {u"event"_s,
         Json::array({Json::object(
             {{u"listen"_s, text(u"prerequest"_s)},
              {u"script"_s, Json::object({{u"type"_s, text(u"text/javascript"_s)},
                                          {u"exec"_s, Json::array({text(QString(script))})}})}})})});
    collection.members().push_back(
        {u"variable"_s,
         Json::array({Json::object({{u"key"_s, text(u"cpv2ApiKey"_s)},
                                    {u"value"_s, text(QString())},
                                    {u"type"_s, text(u"secret"_s)},
                                    {u"description"_s, text(Words::tr("The API key; enter it here."))}})})});
}

// ---- reading

QString textOf(const Json *value)
{
    return value && value->kind() == Json::Kind::String ? value->toString() : QString();
}

const Json::Items &itemsOf(const Json *value)
{
    static const Json::Items none;
    return value && value->isArray() ? value->items() : none;
}

/// What a variable's value becomes in a text: a string as it is, anything else as JSON.
QString insertedText(const Json &value)
{
    return value.kind() == Json::Kind::String ? value.toString()
                                              : QString::fromUtf8(core::writeJson(value)).trimmed();
}

bool isTrue(const Json *value)
{
    return value && value->kind() == Json::Kind::Bool && value->toBool();
}

struct Variable {
    QString text;
    bool isTyped = false; ///< null, an object or an array, which programs insert differently
};
/// What applies to a request from its folder, and from those around that one.
struct Surroundings {
    const Surroundings *around = nullptr;
    QHash<QString, Variable> variables = {}; ///< its own; they hide those around it
    QString scriptsOf = {};                  ///< those that have scripts, for people; empty: none has any
    QString authOf = {};                     ///< the one whose authorization is inherited; empty: none

    const Variable *variable(const QString &name) const
    {
        const auto own = variables.constFind(name);
        if (own != variables.cend())
            return &*own;
        return around ? around->variable(name) : nullptr;
    }
};

QHash<QString, Variable> variablesOf(const Json &holder)
{
    QHash<QString, Variable> variables;
    for (const Json &variable : itemsOf(holder.member(u"variable"))) {
        const Json *value = variable.member(u"value");
        if (isTrue(variable.member(u"disabled")) || !value)
            continue;
        QString key = textOf(variable.member(u"key"));
        if (key.isEmpty())
            key = textOf(variable.member(u"id"));
        variables.insert(key,
                         {insertedText(*value), value->isNull() || value->isArray() || value->isObject()});
    }
    return variables;
}

class CollectionReader
{
public:
    core::Result<QList<Imported>> read(const Json &collection)
    {
        const Surroundings nothing;
        readFolder(collection, {}, within(collection, Words::tr("the collection"), nothing));
        if (m_tooLarge)
            return importError(Words::tr("With its variables replaced, it is larger than a request can be."));
        return m_calls;
    }

private:
    static Surroundings within(const Json &holder, const QString &name, const Surroundings &around)
    {
        Surroundings here{.around = &around,
                          .variables = variablesOf(holder),
                          .scriptsOf = around.scriptsOf,
                          .authOf = around.authOf};
        if (!itemsOf(holder.member(u"event")).empty())
            here.scriptsOf = around.scriptsOf.isEmpty() ? name : around.scriptsOf + u", "_s + name;
        if (const Json *auth = holder.member(u"auth"); auth && auth->isObject())
            here.authOf = textOf(auth->member(u"type")) == "noauth"_L1 ? QString() : name;
        return here;
    }

    // core::parseJson() limits how deep folders can be.
    void readFolder(const Json &folder, const QString &path, const Surroundings &around)
    {
        for (const Json &item : itemsOf(folder.member(u"item"))) {
            const QString name = path + textOf(item.member(u"name"));
            const Surroundings here = within(item, u"“%1”"_s.arg(name), around);
            if (const Json *request = item.member(u"request"))
                m_calls << readRequest(name, *request, here);
            else
                readFolder(item, name + u" / "_s, here);
        }
    }

    Imported readRequest(const QString &name, const Json &request, const Surroundings &around)
    {
        Imported call;
        call.name = name;
        if (request.kind() == Json::Kind::String) { // the short form: an address to GET
            call.method = u"GET"_s;
            call.endpoint = shownAddress(replaced(request.toString(), around, call), &call);
            call.problem = Words::tr("“%1” has no body.").arg(name);
        } else {
            call.method = textOf(request.member(u"method"));
            call.endpoint = shownAddress(replaced(addressOf(request.member(u"url")), around, call), &call);
            readBody(request.member(u"body"), around, call);
            noteHeaders(headerNames(request.member(u"header")), &call);
        }
        const Json *auth = request.member(u"auth");
        if (auth && auth->isObject()) {
            if (textOf(auth->member(u"type")) != "noauth"_L1)
                call.notes << Words::tr("Credentials are not kept. Removed: those under Authorization.");
        } else if (!around.authOf.isEmpty()) {
            call.notes << Words::tr("Credentials are not kept. Removed: those under Authorization of %1.")
                              .arg(around.authOf);
        }
        if (!around.scriptsOf.isEmpty())
            call.notes << Words::tr("Scripts were not run: those of %1.").arg(around.scriptsOf);
        call.notes.removeDuplicates();
        return call;
    }

    void readBody(const Json *body, const Surroundings &around, Imported &call)
    {
        const QString mode = body ? textOf(body->member(u"mode")) : QString();
        if (body && isTrue(body->member(u"disabled")))
            call.problem = Words::tr("The body of “%1” is switched off.").arg(call.name);
        else if (mode == "raw"_L1)
            call.body = replaced(textOf(body->member(u"raw")), around, call).toUtf8();
        if (!call.problem.isEmpty() || !call.body.isEmpty())
            return;
        if (mode.isEmpty() || mode == "raw"_L1)
            call.problem = Words::tr("“%1” has no body.").arg(call.name);
        else
            call.problem =
                Words::tr("The body of “%1” has the mode “%2”; only “raw” can be a payment request.")
                    .arg(call.name, mode);
    }

    static QString addressOf(const Json *url)
    {
        if (!url || url->kind() == Json::Kind::String)
            return textOf(url);
        if (const Json *raw = url->member(u"raw"))
            return textOf(raw);
        const QString protocol = textOf(url->member(u"protocol"));
        const QString port = textOf(url->member(u"port"));
        return (protocol.isEmpty() ? u"http"_s : protocol) + u"://"_s + joined(url->member(u"host"), u"."_s) +
               (port.isEmpty() ? QString() : u':' + port) + u'/' + joined(url->member(u"path"), u"/"_s);
    }

    static QString joined(const Json *parts, const QString &separator)
    {
        QStringList texts;
        for (const Json &part : itemsOf(parts))
            texts << textOf(&part);
        return texts.isEmpty() ? textOf(parts) : texts.join(separator);
    }

    static QStringList headerNames(const Json *headers)
    {
        QStringList names;
        for (const Json &one : itemsOf(headers))
            names << textOf(one.member(u"key"));
        for (const QString &line : textOf(headers).split(u'\n', Qt::SkipEmptyParts)) // format v2.0
            names << line.section(u':', 0, 0).trimmed();
        return names;
    }

    /// What replacing has met, by the names between the braces.
    struct Met {
        QStringList unknown;
        QStringList empty;
        QStringList typed;
    };

    /// Values may name variables in turn; a few rounds are enough in practice, and end a cycle.
    QString replaced(QString text, const Surroundings &around, Imported &call)
    {
        constexpr int turns = 10;
        Met met;
        for (int turn = 0; turn < turns && !m_tooLarge; ++turn) {
            met.unknown.clear(); // those that the last round leaves
            const QString next = replacedOnce(text, around, met);
            const bool isDone = next == text;
            text = next;
            if (isDone)
                break;
        }
        const auto note = [&call](QStringList names, const QString &sentence) {
            constexpr qsizetype shown = 20;
            names.removeDuplicates();
            if (!names.isEmpty())
                call.notes << sentence.arg(names.first(qMin(names.size(), shown)).join(u", "_s));
        };
        note(met.unknown, Words::tr("These variables have no value in the collection and were kept: %1."));
        note(met.empty,
             Words::tr("These variables are empty in the collection, and so is what they stand for: %1."));
        note(met.typed,
             Words::tr("These variables are null, a list or an object and were inserted as JSON: %1."));
        return text;
    }

    QString replacedOnce(const QString &text, const Surroundings &around, Met &met)
    {
        static const QRegularExpression variable(u"\\{\\{([^{}]*)\\}\\}"_s);
        QString result;
        qsizetype done = 0;
        for (auto matches = variable.globalMatch(text); matches.hasNext();) {
            const QRegularExpressionMatch match = matches.next();
            const Variable *known = around.variable(match.captured(1).trimmed());
            if (!known)
                met.unknown << match.captured();
            else if (known->text.isEmpty())
                met.empty << match.captured();
            else if (known->isTyped)
                met.typed << match.captured();
            result += QStringView(text).mid(done, match.capturedStart() - done);
            result += known ? known->text : match.captured();
            done = match.capturedEnd();
            if (result.size() > core::jsonSizeLimit) {
                m_tooLarge = true;
                return {};
            }
        }
        result += QStringView(text).mid(done);
        return result;
    }

    QList<Imported> m_calls;
    bool m_tooLarge = false;
};

} // namespace

core::Result<QByteArray> toPostman(const Call &call, const QByteArray &apiKey)
{
    const core::Result<QString> body = exactText(call.body);
    if (!body)
        return body.error();
    if (namesVariable(*body))
        return core::Error{u"export"_s, Words::tr("The body contains a variable that Postman would replace "
                                                  "({{$…}} or {{cpv2…}}). Export it in another format.")};
    Json collection = Json::object(
        {{u"info"_s, Json::object({{u"name"_s, text(call.name)}, {u"schema"_s, text(QString(schema))}})},
         {u"item"_s, Json::array({Json::object({{u"name"_s, text(call.name)},
                                                {u"request"_s, requestObject(call, *body, apiKey)}})})}});
    if (apiKey.isEmpty())
        addKeyVariable(collection);
    return core::writeJson(collection);
}

core::Result<QList<Imported>> fromPostman(const QByteArray &collection)
{
    const core::Result<QByteArray> utf8 = utf8Of(collection);
    if (!utf8)
        return utf8.error();
    const core::Result<Json> document = core::parseJson(*utf8);
    if (!document)
        return importError(document.error().sentence);
    const Json *wrapped = document->member(u"collection"); // as Postman's API wraps it
    const Json &root = wrapped ? *wrapped : *document;
    if (root.member(u"requests"))
        return importError(Words::tr("This is a Postman collection in format v1. Export it in format v2.1."));
    if (root.member(u"values"))
        return importError(
            Words::tr("This is a Postman environment, which holds variables. Export the collection."));
    const Json *items = root.member(u"item");
    if (!root.member(u"info") || !items || !items->isArray())
        return importError(
            Words::tr("This is not a Postman collection in format v2.1. Postman can export that format."));
    return CollectionReader().read(root);
}

} // namespace interchange
