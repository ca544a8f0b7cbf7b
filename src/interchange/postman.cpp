// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "interchange/postman.h"

#include "core/json.h"

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

using Variables = QHash<QString, QString>;

QString textOf(const Json *value)
{
    return value && value->kind() == Json::Kind::String ? value->toString() : QString();
}

const Json::Items &itemsOf(const Json *value)
{
    static const Json::Items none;
    return value && value->isArray() ? value->items() : none;
}

/// The variables of `holder` hide those around it.
Variables withVariablesOf(const Json &holder, Variables variables)
{
    for (const Json &variable : itemsOf(holder.member(u"variable"))) {
        const Json *disabled = variable.member(u"disabled");
        const Json *value = variable.member(u"value");
        if ((disabled && disabled->kind() == Json::Kind::Bool && disabled->toBool()) || !value)
            continue;
        QString key = textOf(variable.member(u"key"));
        if (key.isEmpty())
            key = textOf(variable.member(u"id"));
        variables.insert(key, value->kind() == Json::Kind::Number ? QString::fromLatin1(value->numberText())
                                                                  : textOf(value));
    }
    return variables;
}

class CollectionReader
{
public:
    core::Result<QList<Imported>> read(const Json &collection)
    {
        const bool hasScripts = !itemsOf(collection.member(u"event")).empty();
        readFolder(collection, {}, {});
        if (m_tooLarge)
            return importError(Words::tr("With its variables replaced, it is larger than a request can be."));
        if (hasScripts) {
            for (Imported &call : m_calls)
                call.notes << Words::tr("The collection has scripts; they were not run.");
        }
        return m_calls;
    }

private:
    // core::parseJson() limits how deep folders can be.
    void readFolder(const Json &folder, const QString &path, const Variables &around)
    {
        const Variables variables = withVariablesOf(folder, around);
        for (const Json &item : itemsOf(folder.member(u"item"))) {
            const QString name = path + textOf(item.member(u"name"));
            if (const Json *request = item.member(u"request"))
                m_calls << readRequest(name, *request, withVariablesOf(item, variables));
            else
                readFolder(item, name + u" / "_s, variables);
        }
    }

    Imported readRequest(const QString &name, const Json &request, const Variables &variables)
    {
        Imported call;
        call.name = name;
        if (request.kind() == Json::Kind::String) { // the short form: an address to GET
            call.method = u"GET"_s;
            call.endpoint = withoutCredentials(replaced(request.toString(), variables, call), &call);
            call.problem = Words::tr("“%1” has no body.").arg(name);
            return call;
        }
        call.method = textOf(request.member(u"method"));
        call.endpoint =
            withoutCredentials(replaced(addressOf(request.member(u"url")), variables, call), &call);
        readBody(request.member(u"body"), variables, call);
        noteHeaders(headerNames(request.member(u"header")), &call);
        if (const Json *auth = request.member(u"auth"); auth && auth->isObject())
            call.notes << Words::tr("Credentials are not kept. Removed: those under Authorization.");
        call.notes.removeDuplicates();
        return call;
    }

    void readBody(const Json *body, const Variables &variables, Imported &call)
    {
        const QString mode = body ? textOf(body->member(u"mode")) : QString();
        if (mode == "raw"_L1)
            call.body = replaced(textOf(body->member(u"raw")), variables, call).toUtf8();
        else if (mode.isEmpty())
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
        return names;
    }

    /// Values may name variables in turn; a few rounds are enough in practice, and end a cycle.
    QString replaced(QString text, const Variables &variables, Imported &call)
    {
        constexpr int turns = 10;
        for (int turn = 0; turn < turns && !m_tooLarge; ++turn) {
            QStringList unknown;
            const QString next = replacedOnce(text, variables, unknown);
            const bool isDone = next == text;
            text = next;
            if (!isDone)
                continue;
            unknown.removeDuplicates();
            if (!unknown.isEmpty())
                call.notes << Words::tr("These variables have no value in the collection and were kept: %1.")
                                  .arg(unknown.first(qMin(unknown.size(), qsizetype(20))).join(u", "_s));
            break;
        }
        return text;
    }

    QString replacedOnce(const QString &text, const Variables &variables, QStringList &unknown)
    {
        static const QRegularExpression variable(u"\\{\\{([^{}]*)\\}\\}"_s);
        QString result;
        qsizetype done = 0;
        for (auto matches = variable.globalMatch(text); matches.hasNext();) {
            const QRegularExpressionMatch match = matches.next();
            const auto known = variables.constFind(match.captured(1).trimmed());
            if (known == variables.cend())
                unknown << match.captured();
            result += QStringView(text).mid(done, match.capturedStart() - done);
            result += known == variables.cend() ? match.captured() : *known;
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
    const core::Result<Json> document = core::parseJson(collection);
    if (!document)
        return importError(document.error().sentence);
    const Json *info = document->member(u"info");
    const Json *items = document->member(u"item");
    if (!info || !items || !items->isArray())
        return importError(
            Words::tr("This is not a Postman collection in format v2.1. Postman can export that format."));
    return CollectionReader().read(*document);
}

} // namespace interchange
