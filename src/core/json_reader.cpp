// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/json.h"

#include "core/json_comments.h"
#include "core/json_rewriting.h"
#include "core/json_text.h"

#include <QCoreApplication>
#include <QStringDecoder>

#include <rapidjson/error/error.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <cstring>
#include <iterator>
#include <optional>

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
    return Words::tr("This is half of a character: a surrogate must come in a pair.");
}

/// The last texts that were read, by their bytes. Requests repeat themselves (every invoice has the same
/// member names, most have the same fees and dates), so a text that is still here is shared instead of made
/// again.
template <typename Text>
class RecentTexts
{
public:
    /// The text of those bytes; `make()` makes one that is not here.
    template <typename Make>
    const Text *find(QByteArrayView bytes, Make make)
    {
        Entry &entry = m_entries[slotOf(bytes)];
        if (entry.bytes != bytes || !entry.isThere) {
            std::optional<Text> made = make();
            if (!made)
                return nullptr;
            entry = {bytes.toByteArray(), *std::move(made), true};
        }
        return &entry.text;
    }

    static bool isWorthKeeping(QByteArrayView bytes) { return bytes.size() <= 24; }

private:
    static constexpr int slotBits = 9;

    /// By the length and both ends, where member names, dates and amounts differ. Two texts that meet in one
    /// slot only take turns there.
    static size_t slotOf(QByteArrayView bytes)
    {
        quint64 start = 0;
        quint64 end = 0;
        const size_t length = std::min(size_t(bytes.size()), sizeof start);
        if (length > 0) {
            std::memcpy(&start, bytes.data(), length);
            std::memcpy(&end, bytes.data() + bytes.size() - length, length);
        }
        constexpr quint64 golden =
            0x9e37'79b9'7f4a'7c15; // 2^64 divided by the golden ratio: spreads every bit upwards
        return size_t(((start * golden) ^ (end + quint64(bytes.size()))) * golden >> (64 - slotBits));
    }

    struct Entry {
        QByteArray bytes = {};
        Text text = {};
        bool isThere = false;
    };
    std::vector<Entry> m_entries = std::vector<Entry>(size_t(1) << slotBits);
};

/// What RapidJSON's events are checked for. An event answered with false ends the reading.
class CheckedEvents
{
public:
    // The reader hands numbers over as text only; it never calls these.
    bool Int(int) { return false; }
    bool Uint(unsigned) { return false; }
    bool Int64(int64_t) { return false; }
    bool Uint64(uint64_t) { return false; }
    bool Double(double) { return false; }

    /// Why an event was answered with false.
    const QString &refusal() const { return m_refusal; }

protected:
    bool refuse(const QString &sentence)
    {
        m_refusal = sentence;
        return false;
    }

    bool isNumberToTake(QByteArrayView text)
    {
        return isJsonNumber(text) || refuse(Words::tr("The number is too big."));
    }

    bool isDepthToTake(size_t open) { return open < size_t(jsonDepthLimit) || refuse(tooDeep()); }

    std::optional<QString> decode(QByteArrayView utf8)
    {
        if (isAscii(utf8))
            return QString::fromLatin1(utf8); // several times as fast
        // Not QString::fromUtf8(), which would swallow U+FEFF at the start of a text.
        QStringDecoder decoder(QStringDecoder::Utf8,
                               QStringDecoder::Flag::ConvertInitialBom | QStringDecoder::Flag::Stateless);
        QString text = decoder.decode(utf8);
        // The reader has checked the bytes; it lets an escaped second half without a first one pass.
        if (!decoder.hasError())
            return text;
        refuse(halfCharacter());
        return {};
    }

    static bool isAscii(QByteArrayView text)
    {
        return std::ranges::all_of(text, [](char c) { return uchar(c) < 0x80; });
    }

private:
    QString m_refusal;
};

/// Builds the tree.
class TreeBuilder : public CheckedEvents
{
public:
    bool Null() { return add(Json()); }
    bool Bool(bool value) { return add(Json::boolean(value)); }
    bool RawNumber(const char *text, rapidjson::SizeType length, bool)
    {
        const QByteArrayView digits(text, qsizetype(length));
        if (!isNumberToTake(digits))
            return false;
        const auto make = [digits] {
            return std::optional(digits.toByteArray());
        };
        return add(Json::number(m_numbers.isWorthKeeping(digits) ? *m_numbers.find(digits, make) : *make()));
    }
    bool String(const char *text, rapidjson::SizeType length, bool)
    {
        std::optional<QString> value = read({text, qsizetype(length)});
        return value && add(Json::string(*std::move(value)));
    }
    bool StartObject() { return open({true, m_members.size()}); }
    bool StartArray() { return open({false, m_items.size()}); }
    bool EndObject(rapidjson::SizeType) { return add(Json::object(takeFrom(m_members, close()))); }
    bool EndArray(rapidjson::SizeType) { return add(Json::array(takeFrom(m_items, close()))); }
    bool Key(const char *text, rapidjson::SizeType length, bool)
    {
        std::optional<QString> name = read({text, qsizetype(length)});
        if (name)
            m_members.push_back({*std::move(name), Json()});
        return bool(name);
    }

    Json take() { return std::move(m_root); }

private:
    /// A container whose end has not come. Its children so far are the last ones in m_members or m_items, so
    /// that it gets its memory once and in the right size.
    struct Open {
        bool isObject;
        size_t firstChild;
    };

    std::optional<QString> read(QByteArrayView utf8)
    {
        const auto make = [&] {
            return decode(utf8);
        };
        if (!m_texts.isWorthKeeping(utf8))
            return make();
        const QString *text = m_texts.find(utf8, make);
        return text ? std::optional(*text) : std::nullopt;
    }

    bool open(Open container)
    {
        if (!isDepthToTake(m_open.size()))
            return false;
        m_open.push_back(container);
        return true;
    }

    size_t close()
    {
        const size_t firstChild = m_open.back().firstChild;
        m_open.pop_back();
        return firstChild;
    }

    template <typename Child>
    static std::vector<Child> takeFrom(std::vector<Child> &all, size_t first)
    {
        const auto begin = all.begin() + qsizetype(first);
        std::vector<Child> children(std::make_move_iterator(begin), std::make_move_iterator(all.end()));
        all.erase(begin, all.end());
        return children;
    }

    bool add(Json value)
    {
        if (m_open.empty())
            m_root = std::move(value);
        else if (m_open.back().isObject)
            m_members.back().value = std::move(value);
        else
            m_items.push_back(std::move(value));
        return true;
    }

    Json m_root;
    std::vector<Open> m_open;
    Json::Members m_members; ///< of all open objects; the last one's value may be still to come
    Json::Items m_items;     ///< of all open arrays
    RecentTexts<QString> m_texts;
    RecentTexts<QByteArray> m_numbers;
};

/// Writes what it is told at once, without a tree between.
class Rewriter : public CheckedEvents
{
public:
    explicit Rewriter(QByteArray &bytes) : m_stream(bytes), m_writer(m_stream)
    {
        m_writer.SetIndent(' ', indentWidth);
    }

    bool Null() { return m_writer.Null(); }
    bool Bool(bool value) { return m_writer.Bool(value); }
    bool RawNumber(const char *text, rapidjson::SizeType length, bool)
    {
        return isNumberToTake({text, qsizetype(length)}) &&
               m_writer.RawValue(text, length, rapidjson::kNumberType);
    }
    bool String(const char *text, rapidjson::SizeType length, bool)
    {
        const QByteArrayView utf8(text, qsizetype(length));
        return (isAscii(utf8) || decode(utf8)) && m_writer.String(text, length);
    }
    bool Key(const char *text, rapidjson::SizeType length, bool isCopy)
    {
        return String(text, length, isCopy);
    }
    bool StartObject() { return isDepthToTake(m_open++) && m_writer.StartObject(); }
    bool StartArray() { return isDepthToTake(m_open++) && m_writer.StartArray(); }
    bool EndObject(rapidjson::SizeType count)
    {
        --m_open;
        return m_writer.EndObject(count);
    }
    bool EndArray(rapidjson::SizeType count)
    {
        --m_open;
        return m_writer.EndArray(count);
    }

private:
    ByteStream m_stream;
    JsonWriter<ByteStream> m_writer;
    size_t m_open = 0; ///< arrays and objects
};

/// `rest` is the text from the place of the error on.
QString sentenceFor(rapidjson::ParseErrorCode code, QByteArrayView rest)
{
    const bool isInString = code == rapidjson::kParseErrorStringEscapeInvalid ||
                            code == rapidjson::kParseErrorStringInvalidEncoding ||
                            code == rapidjson::kParseErrorStringMissQuotationMark;
    if (!isInString && startsWithComment(rest))
        return Words::tr("A comment starts here. JSON has no comments.");
    const char found = rest.isEmpty() ? '\0' : rest.front();
    switch (code) {
    case rapidjson::kParseErrorDocumentEmpty:
        return Words::tr("The text is empty.");
    case rapidjson::kParseErrorDocumentRootNotSingular:
        return Words::tr("There is more text after the end of the JSON value.");
    case rapidjson::kParseErrorValueInvalid:
        return Words::tr("A value was expected here.");
    case rapidjson::kParseErrorObjectMissName:
        return Words::tr("A member name in double quotes was expected here.");
    case rapidjson::kParseErrorObjectMissColon:
        return Words::tr("A colon was expected after the member name.");
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
            return Words::tr(
                "A line end or control character inside a string must be escaped. Is the closing "
                "quotation mark missing?");
        return Words::tr("JSON has no such escape.");
    case rapidjson::kParseErrorStringMissQuotationMark:
        return Words::tr("The closing quotation mark is missing.");
    case rapidjson::kParseErrorStringInvalidEncoding:
        return Words::tr("This is not UTF-8.");
    case rapidjson::kParseErrorNumberTooBig:
        return Words::tr("The number is too big.");
    case rapidjson::kParseErrorNumberMissFraction:
        return Words::tr("A digit was expected after the decimal point.");
    case rapidjson::kParseErrorNumberMissExponent:
        return Words::tr("A digit was expected in the exponent.");
    default:
        return Words::tr("This is not valid JSON.");
    }
}

/// Reads the text into `events`. Fails as parseJson().
template <typename Events>
Result<Done> read(QByteArrayView text, Events &events, JsonParseError *where)
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
        return fail(0, Words::tr("The text is larger than 64 MiB."));
    if (text.startsWith("\xEF\xBB\xBF"))
        text = text.sliced(3);
    if (text.startsWith("\xFF\xFE") || text.startsWith("\xFE\xFF"))
        return fail(0, Words::tr("The text is UTF-16. JSON must be UTF-8."));
    if (const qsizetype nul = text.indexOf('\0'); nul >= 0) // the reader would stop there
        return fail(
            nul, Words::tr("The text contains a NUL byte, so it is binary or UTF-16. JSON must be UTF-8."));

    constexpr unsigned flags = rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag |
                               rapidjson::kParseValidateEncodingFlag;
    rapidjson::MemoryStream stream(text.data(), size_t(text.size()));
    rapidjson::Reader reader;
    const rapidjson::ParseResult result = reader.Parse<flags>(stream, events);
    if (result.Code() == rapidjson::kParseErrorTermination)
        return fail(qsizetype(result.Offset()), events.refusal());
    if (result.IsError()) {
        const auto offset = qsizetype(result.Offset());
        return fail(offset, sentenceFor(result.Code(), text.sliced(qMin(offset, text.size()))));
    }
    return done();
}

} // namespace

Result<Json> parseJson(QByteArrayView text, JsonParseError *where)
{
    TreeBuilder builder;
    if (const Result<Done> read = core::read(text, builder, where); !read)
        return read.error();
    return builder.take();
}

Result<QByteArray> rewriteJson(QByteArrayView text)
{
    QByteArray bytes;
    bytes.reserve(text.size()); // most texts are written as they are read
    {
        Rewriter rewriter(bytes);
        if (const Result<Done> read = core::read(text, rewriter, nullptr); !read)
            return read.error();
    }
    bytes.append('\n');
    return bytes;
}

} // namespace core
