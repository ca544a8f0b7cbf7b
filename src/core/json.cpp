// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/json.h"

#include "core/json_text.h"

#include <QCoreApplication>
#include <QSet>
#include <QStringDecoder>

#include <rapidjson/error/error.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>
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

// ---- the value

Json Json::boolean(bool value)
{
    Json json;
    json.m_value = value;
    return json;
}

Json Json::number(QByteArray text)
{
    Q_ASSERT(isJsonNumber(text));
    Json json;
    json.m_value = Number{std::move(text)};
    return json;
}

Json Json::string(QString value)
{
    Json json;
    json.m_value = std::move(value);
    return json;
}

Json Json::array()
{
    return array(Items());
}

Json Json::array(Items items)
{
    Json json;
    json.m_value = QSharedDataPointer(new SharedItems(std::move(items)));
    return json;
}

Json Json::object()
{
    return object(Members());
}

Json Json::object(Members members)
{
    Json json;
    json.m_value = QSharedDataPointer(new SharedMembers(std::move(members)));
    return json;
}

Json::Kind Json::kind() const
{
    return static_cast<Kind>(m_value.index());
}

bool Json::toBool() const
{
    Q_ASSERT(kind() == Kind::Bool);
    return std::get<bool>(m_value);
}

const QByteArray &Json::numberText() const
{
    Q_ASSERT(kind() == Kind::Number);
    return std::get<Number>(m_value).text;
}

const QString &Json::toString() const
{
    Q_ASSERT(kind() == Kind::String);
    return std::get<QString>(m_value);
}

const Json::Items &Json::items() const
{
    Q_ASSERT(isArray());
    return std::get<QSharedDataPointer<SharedItems>>(m_value)->items;
}

Json::Items &Json::items()
{
    Q_ASSERT(isArray());
    return std::get<QSharedDataPointer<SharedItems>>(m_value)->items;
}

const Json::Members &Json::members() const
{
    Q_ASSERT(isObject());
    return std::get<QSharedDataPointer<SharedMembers>>(m_value)->members;
}

Json::Members &Json::members()
{
    Q_ASSERT(isObject());
    return std::get<QSharedDataPointer<SharedMembers>>(m_value)->members;
}

int Json::indexOf(QStringView name) const
{
    const Members &all = members();
    for (int i = int(all.size()) - 1; i >= 0; --i) {
        if (all[size_t(i)].name == name)
            return i;
    }
    return -1;
}

const Json *Json::member(QStringView name) const
{
    if (!isObject())
        return nullptr;
    const int index = indexOf(name);
    return index < 0 ? nullptr : &members()[size_t(index)].value;
}

const Json *Json::child(const QString &token) const
{
    if (isObject())
        return member(token);
    if (!isArray())
        return nullptr;
    const qsizetype index = arrayIndex(token);
    return index >= 0 && size_t(index) < items().size() ? &items()[size_t(index)] : nullptr;
}

bool Json::operator==(const Json &other) const
{
    if (m_value.index() != other.m_value.index())
        return false;
    if (isArray())
        return &items() == &other.items() || items() == other.items();
    if (isObject())
        return &members() == &other.members() || members() == other.members();
    return m_value == other.m_value;
}

namespace
{

/// RapidJSON refuses numbers out of a double's range also where it keeps their text. What it could not
/// read back must not be written: at most this many digits before the point, at most this exponent.
constexpr int numberReach = 308;

bool isExponentInReach(QByteArrayView digits)
{
    int exponent = 0;
    for (const char digit : digits) {
        exponent = exponent * 10 + (digit - '0');
        if (exponent > numberReach)
            return false;
    }
    return true;
}

} // namespace

bool isJsonNumber(QByteArrayView text)
{
    auto at = text.begin();
    const auto end = text.end();
    const auto digits = [&] {
        const auto from = at;
        while (at != end && *at >= '0' && *at <= '9')
            ++at;
        return at - from;
    };

    if (at != end && *at == '-')
        ++at;
    const bool leadingZero = at != end && *at == '0';
    const auto whole = digits();
    if (whole == 0 || whole > numberReach || (leadingZero && whole > 1))
        return false;
    if (at != end && *at == '.') {
        ++at;
        if (digits() == 0)
            return false;
    }
    if (at != end && (*at == 'e' || *at == 'E')) {
        ++at;
        const bool shrinks = at != end && *at == '-';
        if (at != end && (*at == '+' || *at == '-'))
            ++at;
        const auto length = digits();
        if (length == 0 || (!shrinks && !isExponentInReach({at - length, length})))
            return false;
    }
    return at == end;
}

// ---- places

Result<JsonPointer> JsonPointer::parse(QStringView text)
{
    if (text.isEmpty())
        return JsonPointer();
    if (text.front() != u'/')
        return Error{u"json-pointer"_s, Words::tr("A JSON pointer starts with “/”.")};
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

// ---- reading

namespace
{

QString tooDeep()
{
    return Words::tr("Arrays and objects are nested more than %1 levels deep.").arg(jsonDepthLimit);
}

QString halfCharacter()
{
    return Words::tr("This is half of a character: a surrogate needs its other half.");
}

/// Receives RapidJSON's events and builds the tree; an event answered with false ends the reading.
/// Names are shared: a request of ten thousand invoices holds "InvoiceNumber" once.
class TreeBuilder
{
public:
    bool Null() { return add(Json()); }
    bool Bool(bool value) { return add(Json::boolean(value)); }
    bool RawNumber(const char *text, rapidjson::SizeType length, bool)
    {
        const QByteArray number(text, qsizetype(length));
        return isJsonNumber(number) ? add(Json::number(number)) : refuse(Words::tr("The number is too big."));
    }
    bool String(const char *text, rapidjson::SizeType length, bool)
    {
        QString value;
        return decode({text, qsizetype(length)}, value) && add(Json::string(std::move(value)));
    }
    bool StartObject() { return open(Json::object()); }
    bool StartArray() { return open(Json::array()); }
    bool EndObject(rapidjson::SizeType) { return close(); }
    bool EndArray(rapidjson::SizeType) { return close(); }
    bool Key(const char *text, rapidjson::SizeType length, bool)
    {
        QString name;
        if (!decode({text, qsizetype(length)}, name))
            return false;
        m_open.back().name = *m_names.insert(name);
        return true;
    }

    // The reader hands numbers over as text only; it never calls these.
    bool Int(int) { return false; }
    bool Uint(unsigned) { return false; }
    bool Int64(int64_t) { return false; }
    bool Uint64(uint64_t) { return false; }
    bool Double(double) { return false; }

    /// Why an event was answered with false.
    const QString &refusal() const { return m_refusal; }
    Json take() { return std::move(m_root); }

private:
    struct Open {
        Json container;
        QString name; ///< of the member being read
    };

    bool refuse(const QString &sentence)
    {
        m_refusal = sentence;
        return false;
    }

    /// Not QString::fromUtf8(), which would swallow U+FEFF at the start of a text.
    bool decode(QByteArrayView utf8, QString &text)
    {
        QStringDecoder decoder(QStringDecoder::Utf8,
                               QStringDecoder::Flag::ConvertInitialBom | QStringDecoder::Flag::Stateless);
        text = decoder.decode(utf8);
        // The reader has checked the bytes; it lets an escaped second half without a first one pass.
        return !decoder.hasError() || refuse(halfCharacter());
    }

    bool open(Json container)
    {
        if (m_open.size() >= size_t(jsonDepthLimit))
            return refuse(tooDeep());
        m_open.push_back({std::move(container), {}});
        return true;
    }

    bool close()
    {
        Json container = std::move(m_open.back().container);
        m_open.pop_back();
        // A document lives long and seldom grows: room for more would be a third of its memory.
        if (container.isObject())
            container.members().shrink_to_fit();
        else
            container.items().shrink_to_fit();
        return add(std::move(container));
    }

    bool add(Json value)
    {
        if (m_open.empty())
            m_root = std::move(value);
        else if (Open &parent = m_open.back(); parent.container.isObject())
            parent.container.members().push_back({parent.name, std::move(value)});
        else
            parent.container.items().push_back(std::move(value));
        return true;
    }

    Json m_root;
    std::vector<Open> m_open;
    QSet<QString> m_names;
    QString m_refusal;
};

/// `found` is the byte at the place of the error.
QString sentenceFor(rapidjson::ParseErrorCode code, char found)
{
    switch (code) {
    case rapidjson::kParseErrorDocumentEmpty:
        return Words::tr("The text is empty.");
    case rapidjson::kParseErrorDocumentRootNotSingular:
        return Words::tr("There is more text behind the end of the JSON value.");
    case rapidjson::kParseErrorValueInvalid:
        return Words::tr("A value was expected here.");
    case rapidjson::kParseErrorObjectMissName:
        return Words::tr("A member name in double quotes was expected here.");
    case rapidjson::kParseErrorObjectMissColon:
        return Words::tr("A colon was expected behind the member name.");
    case rapidjson::kParseErrorObjectMissCommaOrCurlyBracket:
        return Words::tr("A comma or “}” was expected here.");
    case rapidjson::kParseErrorArrayMissCommaOrSquareBracket:
        return Words::tr("A comma or “]” was expected here.");
    case rapidjson::kParseErrorStringUnicodeEscapeInvalidHex:
        return Words::tr("“\\u” needs four hexadecimal digits.");
    case rapidjson::kParseErrorStringUnicodeSurrogateInvalid:
        return halfCharacter();
    case rapidjson::kParseErrorStringEscapeInvalid:
        if (found != '\\')
            return Words::tr("A line end or control character in a text must be escaped; or is its closing "
                             "quotation mark missing?");
        return Words::tr("There is no such escape in JSON.");
    case rapidjson::kParseErrorStringMissQuotationMark:
        return Words::tr("The closing quotation mark is missing.");
    case rapidjson::kParseErrorStringInvalidEncoding:
        return Words::tr("This is not UTF-8.");
    case rapidjson::kParseErrorNumberTooBig:
        return Words::tr("The number is too big.");
    case rapidjson::kParseErrorNumberMissFraction:
        return Words::tr("A digit was expected behind the decimal point.");
    case rapidjson::kParseErrorNumberMissExponent:
        return Words::tr("A digit was expected in the exponent.");
    default:
        return Words::tr("The text is not JSON.");
    }
}

} // namespace

Result<Json> parseJson(QByteArrayView text, JsonParseError *where)
{
    const auto fail = [&](qsizetype offset, const QString &sentence) -> Error {
        const QByteArrayView before = text.first(qBound(qsizetype(0), offset, text.size()));
        const qsizetype lineStart = before.lastIndexOf('\n') + 1;
        JsonParseError error;
        error.line = int(std::count(before.begin(), before.end(), '\n')) + 1;
        error.column = int(QString::fromUtf8(before.sliced(lineStart)).size()) + 1;
        error.sentence = sentence;
        if (where)
            *where = error;
        return {u"json"_s,
                Words::tr("Line %1, column %2: %3").arg(error.line).arg(error.column).arg(sentence)};
    };

    if (text.size() > jsonSizeLimit)
        return fail(0, Words::tr("The text is over 64 MiB."));
    if (text.startsWith("\xEF\xBB\xBF"))
        text = text.sliced(3);
    if (text.startsWith("\xFF\xFE") || text.startsWith("\xFE\xFF"))
        return fail(0, Words::tr("The text is UTF-16; JSON is UTF-8."));
    if (const qsizetype nul = text.indexOf('\0'); nul >= 0) // the reader would take it for the end
        return fail(nul, Words::tr("The text holds a NUL byte: it is binary or UTF-16; JSON is UTF-8."));

    constexpr unsigned flags = rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag |
                               rapidjson::kParseValidateEncodingFlag;
    rapidjson::MemoryStream stream(text.data(), size_t(text.size()));
    rapidjson::Reader reader;
    TreeBuilder builder;
    const rapidjson::ParseResult result = reader.Parse<flags>(stream, builder);
    if (result.Code() == rapidjson::kParseErrorTermination)
        return fail(qsizetype(result.Offset()), builder.refusal());
    if (result.IsError()) {
        const auto offset = qsizetype(result.Offset());
        return fail(offset, sentenceFor(result.Code(), offset < text.size() ? text[offset] : '\0'));
    }
    return builder.take();
}

// ---- writing

namespace
{

using Writer = JsonWriter<ByteStream>;

void writeValue(Writer &writer, const Json &value)
{
    switch (value.kind()) {
    case Json::Kind::Array:
        writer.StartArray();
        for (const Json &item : value.items())
            writeValue(writer, item);
        writer.EndArray();
        break;
    case Json::Kind::Object:
        writer.StartObject();
        for (const Json::Member &member : value.members()) {
            writeText(writer, member.name);
            writeValue(writer, member.value);
        }
        writer.EndObject();
        break;
    default:
        writeScalar(writer, value);
    }
}

/// Lines that writeJson() needs for the value, as many as it has line ends plus one.
int lineCount(const Json &value)
{
    int lines = 1;
    if (value.isArray() && !value.items().empty()) {
        for (const Json &item : value.items())
            lines += lineCount(item);
        ++lines;
    } else if (value.isObject() && !value.members().empty()) {
        for (const Json::Member &member : value.members())
            lines += lineCount(member.value);
        ++lines;
    }
    return lines;
}

} // namespace

QByteArray writeJson(const Json &document)
{
    QByteArray bytes;
    {
        ByteStream stream(bytes);
        Writer writer(stream);
        writer.SetIndent(' ', indentWidth);
        writeValue(writer, document);
    }
    bytes.append('\n');
    return bytes;
}

int lineOf(const Json &document, const JsonPointer &at)
{
    int line = 1;
    const Json *value = &document;
    for (const QString &token : at.tokens()) {
        const Json *target = value->child(token);
        if (!target)
            return 0;
        ++line; // the first child stands on the line below its container's
        if (value->isObject()) {
            for (const Json::Member &member : value->members()) {
                if (&member.value == target)
                    break;
                line += lineCount(member.value);
            }
        } else {
            for (const Json &item : value->items()) {
                if (&item == target)
                    break;
                line += lineCount(item);
            }
        }
        value = target;
    }
    return line;
}

// ---- editing

namespace
{

/// How many arrays and objects are nested in the value, itself included.
int depth(const Json &value)
{
    int below = 0;
    if (value.isArray()) {
        for (const Json &item : value.items())
            below = qMax(below, depth(item));
    } else if (value.isObject()) {
        for (const Json::Member &member : value.members())
            below = qMax(below, depth(member.value));
    } else {
        return 0;
    }
    return below + 1;
}

Error noSuchPlace(const JsonPointer &at)
{
    return {u"json-edit"_s, Words::tr("There is no such place to change: “%1”.").arg(at.toString())};
}

Result<JsonEdit> replace(Json &document, const JsonEdit &edit)
{
    Json *target = find(document, edit.at);
    if (!target)
        return noSuchPlace(edit.at);
    return JsonEdit{JsonEdit::Kind::Replace, edit.at, std::exchange(*target, edit.value), -1};
}

/// A change of the object's members.
Result<JsonEdit> changeMembers(Json &object, const JsonEdit &edit)
{
    const QString name = edit.at.last();
    const int last = object.indexOf(name);
    Json::Members &members = object.members();
    const int size = int(members.size());

    if (edit.kind == JsonEdit::Kind::Insert) {
        if (edit.position < -1 || edit.position > size)
            return noSuchPlace(edit.at);
        const int index = edit.position < 0 ? size : edit.position;
        members.insert(members.begin() + index, {name, edit.value});
        return JsonEdit{JsonEdit::Kind::Remove, edit.at, {}, index};
    }

    const int index = edit.position < 0 ? last : edit.position;
    if (edit.kind != JsonEdit::Kind::Remove || index < 0 || index >= size ||
        members[size_t(index)].name != name)
        return noSuchPlace(edit.at);
    JsonEdit inverse{JsonEdit::Kind::Insert, edit.at, std::move(members[size_t(index)].value), index};
    members.erase(members.begin() + index);
    return inverse;
}

/// A change of the array's items.
Result<JsonEdit> changeItems(Json::Items &items, const JsonEdit &edit)
{
    const qsizetype index = arrayIndex(edit.at.last());
    const auto size = qsizetype(items.size());
    const bool isInsert = edit.kind == JsonEdit::Kind::Insert;
    if (index < 0 || index > size || (index == size && !isInsert))
        return noSuchPlace(edit.at);

    if (isInsert) {
        items.insert(items.begin() + index, edit.value);
        return JsonEdit{JsonEdit::Kind::Remove, edit.at, {}, -1};
    }
    if (edit.kind == JsonEdit::Kind::Remove) {
        JsonEdit inverse{JsonEdit::Kind::Insert, edit.at, std::move(items[size_t(index)]), -1};
        items.erase(items.begin() + index);
        return inverse;
    }
    if (edit.position < 0 || edit.position >= size)
        return noSuchPlace(edit.at.parent() / edit.position);
    Json moved = std::move(items[size_t(index)]);
    items.erase(items.begin() + index);
    items.insert(items.begin() + edit.position, std::move(moved));
    return JsonEdit{JsonEdit::Kind::Move, edit.at.parent() / edit.position, {}, int(index)};
}

} // namespace

Result<JsonEdit> apply(Json &document, const JsonEdit &edit)
{
    // Else the document could be written but not read again.
    if (edit.at.tokens().size() + depth(edit.value) > jsonDepthLimit)
        return Error{u"json-edit"_s, tooDeep()};
    if (edit.kind == JsonEdit::Kind::Replace)
        return replace(document, edit);

    Json *parent = edit.at.isRoot() ? nullptr : find(document, edit.at.parent());
    if (parent && parent->isObject())
        return changeMembers(*parent, edit);
    if (parent && parent->isArray())
        return changeItems(parent->items(), edit);
    return noSuchPlace(edit.at);
}

} // namespace core
