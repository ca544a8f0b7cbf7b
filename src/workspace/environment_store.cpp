// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "workspace/environment_store.h"

#include "core/json_positions.h"
#include "core/places.h"
#include "core/private_folder.h"
#include "workspace/request_file.h"

#include <QFileInfo>

#include <algorithm>
#include <array>
#include <functional>
#include <vector>

using namespace Qt::Literals::StringLiterals;
using core::Error;
using core::Json;
using core::JsonPointer;
using core::Result;

namespace workspace
{

namespace
{

constexpr auto listName = "environments"_L1;
constexpr auto idName = "id"_L1;

using Proxy = Environment::Proxy;

/// How one member of an environment is written in the file.
struct Field {
    QLatin1StringView name;
    std::function<Json(const Environment &)> write;
    std::function<bool(const Json &, Environment *)> read; ///< false: not a valid value
};

Field text(QLatin1StringView name, QString Environment::*member)
{
    return {name, [member](const Environment &from) { return Json::string(from.*member); },
            [member](const Json &value, Environment *to) {
                if (value.kind() != Json::Kind::String)
                    return false;
                to->*member = value.toString();
                return true;
            }};
}

Field bytes(QLatin1StringView name, QByteArray Environment::*member)
{
    return {name, [member](const Environment &from) { return Json::string(QString::fromUtf8(from.*member)); },
            [member](const Json &value, Environment *to) {
                if (value.kind() != Json::Kind::String)
                    return false;
                to->*member = value.toString().toUtf8();
                return true;
            }};
}

Field url(QLatin1StringView name, QUrl Environment::*member)
{
    return {name, [member](const Environment &from) { return Json::string((from.*member).toString()); },
            [member](const Json &value, Environment *to) {
                if (value.kind() != Json::Kind::String)
                    return false;
                to->*member = QUrl(value.toString(), QUrl::StrictMode);
                return value.toString().isEmpty() || (to->*member).isValid();
            }};
}

Field flag(QLatin1StringView name, bool Environment::*member)
{
    return {name, [member](const Environment &from) { return Json::boolean(from.*member); },
            [member](const Json &value, Environment *to) {
                if (value.kind() != Json::Kind::Bool)
                    return false;
                to->*member = value.toBool();
                return true;
            }};
}

Field number(QLatin1StringView name, int Environment::*member)
{
    return {name,
            [member](const Environment &from) { return Json::number(QByteArray::number(from.*member)); },
            [member](const Json &value, Environment *to) {
                bool isNumber = value.kind() == Json::Kind::Number;
                if (isNumber)
                    to->*member = value.numberText().toInt(&isNumber);
                return isNumber;
            }};
}

constexpr std::array proxyWords{"system"_L1, "none"_L1, "own"_L1}; // in the order of Proxy

Field proxy()
{
    return {"proxy"_L1, [](const Environment &from) { return Json::string(proxyWords[size_t(from.proxy)]); },
            [](const Json &value, Environment *to) {
                if (value.kind() != Json::Kind::String)
                    return false;
                const auto word = std::ranges::find(proxyWords, value.toString());
                to->proxy = Proxy(word - proxyWords.begin());
                return word != proxyWords.end();
            }};
}

Field names(QLatin1StringView name, QStringList Environment::*member)
{
    return {name,
            [member](const Environment &from) {
                Json::Items items;
                for (const QString &item : from.*member)
                    items.push_back(Json::string(item));
                return Json::array(std::move(items));
            },
            [member](const Json &value, Environment *to) {
                if (!value.isArray())
                    return false;
                (to->*member).clear();
                for (const Json &item : value.items()) {
                    if (item.kind() != Json::Kind::String)
                        return false;
                    (to->*member).append(item.toString());
                }
                return true;
            }};
}

const std::vector<Field> &fields()
{
    static const std::vector<Field> all{
        text(idName, &Environment::id),
        text("name"_L1, &Environment::name),
        url("endpoint"_L1, &Environment::endpoint),
        flag("live"_L1, &Environment::live),
        text("amountCap"_L1, &Environment::amountCap),
        url("callbackBase"_L1, &Environment::callbackBase),
        proxy(),
        url("proxyUrl"_L1, &Environment::proxyUrl),
        text("caFile"_L1, &Environment::caFile),
        text("clientCertificateFile"_L1, &Environment::clientCertificateFile),
        text("clientKeyFile"_L1, &Environment::clientKeyFile),
        number("connectTimeoutMs"_L1, &Environment::connectTimeoutMs),
        number("totalDeadlineMs"_L1, &Environment::totalDeadlineMs),
        number("postbackStatus"_L1, &Environment::postbackStatus),
        number("postbackDelayMs"_L1, &Environment::postbackDelayMs),
        bytes("postbackBody"_L1, &Environment::postbackBody),
        number("floodLimit"_L1, &Environment::floodLimit),
        url("forwardTo"_L1, &Environment::forwardTo),
        flag("forwardPrivate"_L1, &Environment::forwardPrivate),
        names("idFields"_L1, &Environment::idFields),
    };
    return all;
}

Environment simulator()
{
    Environment environment;
    environment.id = QLatin1StringView(simulatorEnvironment);
    environment.name = EnvironmentStore::tr("Simulator");
    return environment;
}

void setMember(Json &object, QLatin1StringView name, Json value)
{
    if (const int at = object.indexOf(QString(name)); at >= 0)
        object.members()[size_t(at)].value = std::move(value);
    else
        object.members().push_back({name, std::move(value)});
}

/// The members that differ from the default, and those already in the file.
void writeInto(Json &object, const Environment &environment)
{
    const Environment usual;
    for (const Field &field : fields()) {
        const Json value = field.write(environment);
        if (object.member(QString(field.name)) || !(value == field.write(usual)))
            setMember(object, field.name, value);
    }
}

/// The value in the array with this id; nullptr when there is none.
Json *findIn(Json &document, const QString &id)
{
    Json *list = core::find(document, JsonPointer({listName}));
    if (!list || !list->isArray())
        return nullptr;
    for (Json &item : list->items()) {
        const Json *known = item.isObject() ? item.member(QString(idName)) : nullptr;
        if (known && *known == Json::string(id))
            return &item;
    }
    return nullptr;
}

/// An error at a place in the document.
struct Misfit {
    JsonPointer at;
    QString sentence;
};

std::optional<Misfit> readEnvironment(const Json &object, const JsonPointer &at, Environment *environment)
{
    if (!object.isObject())
        return Misfit{at, EnvironmentStore::tr("an environment must be an object")};
    for (const Field &field : fields()) {
        const Json *value = object.member(QString(field.name));
        if (value && !field.read(*value, environment))
            return Misfit{at / QString(field.name),
                          EnvironmentStore::tr("this is not a valid value for “%1”").arg(field.name)};
    }
    if (environment->id.isEmpty())
        return Misfit{at, EnvironmentStore::tr("the environment has no id")};
    if (environment->isSimulator()) {
        environment->name = simulator().name;
        environment->endpoint.clear();
    }
    if (const Result<core::Done> checked = checkEnvironment(*environment); !checked)
        return Misfit{at, checked.error().sentence};
    return {};
}

std::optional<Misfit> readAll(const Json &document, QList<Environment> *environments)
{
    const Json *list = document.isObject() ? document.member(QString(listName)) : nullptr;
    if (!list || !list->isArray())
        return Misfit{{}, EnvironmentStore::tr("the array “environments” is missing")};
    const JsonPointer listAt({listName});
    for (qsizetype i = 0; i < qsizetype(list->items().size()); ++i) {
        Environment environment;
        if (const auto misfit = readEnvironment(list->items()[size_t(i)], listAt / i, &environment))
            return misfit;
        const bool isTaken = std::ranges::any_of(*environments, [&](const Environment &known) {
            return !known.isSimulator() && (known.id == environment.id ||
                                            known.name.compare(environment.name, Qt::CaseInsensitive) == 0);
        });
        if (isTaken)
            return Misfit{listAt / i, EnvironmentStore::tr("two environments have the same id or name")};
        if (environment.isSimulator())
            environments->first() = environment;
        else
            environments->append(environment);
    }
    return {};
}

} // namespace

EnvironmentStore::EnvironmentStore(const QString &file) : m_file(file)
{
    reload();
}

QString EnvironmentStore::defaultFile()
{
    return core::placeIn(core::configFolder(), "environments.json"_L1);
}

const Environment *EnvironmentStore::find(const QString &idOrName) const
{
    auto found = std::ranges::find(m_environments, idOrName, &Environment::id);
    if (found == m_environments.end())
        found = std::ranges::find_if(m_environments, [&](const Environment &environment) {
            return environment.name.compare(idOrName, Qt::CaseInsensitive) == 0;
        });
    return found == m_environments.end() ? nullptr : &*found;
}

void EnvironmentStore::reload()
{
    m_environments = {simulator()};
    m_problem.reset();
    m_document = Json::object({{QString(listName), Json::array()}});
    if (const Result<QString> folder = core::configFolder(); m_file.isEmpty() && !folder)
        m_problem = folder.error();
    if (!QFileInfo::exists(m_file) && !QFileInfo(m_file).isSymLink())
        return;

    const auto fail = [this](const Error &error, int line) {
        const QString where = line > 0 ? tr("%1, line %2").arg(m_file, QString::number(line)) : m_file;
        m_problem = Error{error.code, u"%1: %2"_s.arg(where, error.sentence)};
        m_environments = {simulator()};
    };
    const Result<QByteArray> text = readRequestFile(m_file);
    if (!text)
        return fail(text.error(), 0);
    core::JsonParseError where;
    const Result<Json> document = core::parseJson(*text, &where);
    if (!document)
        return fail({u"environment"_s, where.sentence}, where.line);
    m_document = *document;
    if (const auto misfit = readAll(*document, &m_environments))
        fail({u"environment"_s, misfit->sentence}, core::JsonPositions(*text, *document).of(misfit->at).line);
}

Result<core::Done> EnvironmentStore::save(const Environment &environment)
{
    if (m_problem)
        return *m_problem;
    if (const Result<core::Done> checked = checkEnvironment(environment); !checked)
        return checked.error();
    const Environment *sameName = find(environment.name);
    if (sameName && sameName->id != environment.id)
        return Error{u"environment"_s, tr("An environment named “%1” already exists.").arg(environment.name)};

    Json document = m_document;
    Json *known = findIn(document, environment.id);
    if (!known) {
        Json *list = core::find(document, JsonPointer({listName}));
        list->items().push_back(Json::object());
        known = &list->items().back();
    }
    writeInto(*known, environment);
    return write(document);
}

Result<core::Done> EnvironmentStore::remove(const QString &id)
{
    if (m_problem)
        return *m_problem;
    if (id == QLatin1StringView(simulatorEnvironment))
        return Error{u"environment"_s, tr("The simulator is built in; it cannot be deleted.")};
    Json document = m_document;
    const Json *gone = findIn(document, id);
    if (!gone)
        return core::done();
    Json::Items &items = core::find(document, JsonPointer({listName}))->items();
    gone = findIn(document, id);
    items.erase(items.begin() + (gone - items.data()));
    return write(document);
}

Result<core::Done> EnvironmentStore::write(const Json &document)
{
    if (const auto made = core::makePrivateFolder(QFileInfo(m_file).absolutePath()); !made)
        return made;
    const Result<core::Done> written = writeRequestFile(m_file, core::writeJson(document));
    if (written)
        reload();
    return written;
}

} // namespace workspace
