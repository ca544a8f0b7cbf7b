// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/json.h"

#include <QCoreApplication>
#include <QSet>
#include <QStringDecoder>

#include <rapidjson/error/error.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace core
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(core::Json)
};

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

} // namespace core
