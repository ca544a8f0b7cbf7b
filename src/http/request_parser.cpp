// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/request_parser.h"

#include "http/framing_guard.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>
#include <optional>

namespace http
{

namespace
{

constexpr int mostEmptyLines = 8;

/// How a TLS handshake starts: a record of type 22, version 3.x (RFC 8446, section 5.1).
bool isTls(QByteArrayView bytes)
{
    return bytes.startsWith('\x16');
}

bool isSame(QByteArrayView text, QByteArrayView name)
{
    return text.compare(name, Qt::CaseInsensitive) == 0;
}

/// Also its variant for URLs, and white space.
bool isBase64(QByteArrayView text)
{
    return std::ranges::all_of(text, [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
               QByteArrayView("+/=-_ \t\n").contains(c);
    });
}

bool isForbiddenControl(char c)
{
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\r') || c == 0x7f;
}

} // namespace

/// Cuts the bytes into lines and pieces of body, and shows each line to the guard before it is read. Nothing
/// is judged before it is complete, so the way the bytes were split cannot change a verdict.
class RequestParser::Private
{
    Q_DECLARE_TR_FUNCTIONS(http::RequestParser)
public:
    explicit Private(const Limits &given) : limits(given), guard(given) {}

    void feed(QByteArrayView bytes);

    State state = State::NeedMore;
    Request request;
    Response refusal;

private:
    enum class Step { RequestLine, Fields, Body, ChunkHeader, ChunkData, ChunkEnd, Trailers };

    bool advance();
    bool readRequestLine();
    bool skipEmptyLine();
    bool readField();
    bool isWrappedKey(QByteArrayView line) const;
    bool isInsideKey(QByteArrayView line) const;
    bool finishHead();
    bool readBody();
    bool readChunkHeader();
    bool readChunkEnd();
    bool readTrailer();

    std::optional<QByteArrayView> takeLine(qsizetype longest, const Refusal &tooLong);
    std::optional<QByteArrayView> takeBlockLine();
    QByteArrayView unread() const { return QByteArrayView(request.raw).sliced(read); }
    void consume(qsizetype bytes) { read = scanned = read + bytes; }
    void beginBlock(Step block);
    bool pass(const FramingGuard::Verdict &verdict);
    bool finish();
    bool refuse(const Refusal &reason);

    const Limits limits;
    FramingGuard guard;
    Step step = Step::RequestLine;
    int emptyLines = 0;       ///< in front of the request
    qsizetype read = 0;       ///< bytes of request.raw that are understood
    qsizetype scanned = 0;    ///< bytes of request.raw searched for the end of the line
    qsizetype blockBegin = 0; ///< where the header block or the trailers began
    qint64 remaining = 0;     ///< bytes to come of the body or of the chunk
};

// Each step returns whether the next one may be tried at once.
bool RequestParser::Private::advance()
{
    switch (step) {
    case Step::RequestLine:
        return readRequestLine();
    case Step::Fields:
        return readField();
    case Step::Body:
    case Step::ChunkData:
        return readBody();
    case Step::ChunkHeader:
        return readChunkHeader();
    case Step::ChunkEnd:
        return readChunkEnd();
    case Step::Trailers:
        return readTrailer();
    }
    Q_UNREACHABLE();
}

void RequestParser::Private::feed(QByteArrayView bytes)
{
    if (state == State::Refused)
        return;
    if (state == State::Complete) {
        request.surplus += bytes.size();
        return;
    }
    state = State::NeedMore;
    request.raw.append(bytes.data(), bytes.size());
    while (state == State::NeedMore && advance()) {
    }
}

bool RequestParser::Private::readRequestLine()
{
    const auto line = takeLine(limits.requestLine,
                               {414, tr("The first line is longer than %1 bytes.").arg(limits.requestLine)});
    if (!line)
        return false;
    if (line->isEmpty() && emptyLines < mostEmptyLines)
        return skipEmptyLine();
    if (!pass(guard.checkRequestLine(*line)))
        return false;
    request.method = line->first(line->indexOf(' ')).toByteArray();
    request.target = guard.target();
    request.authority = guard.authority();
    beginBlock(Step::Fields);
    return true;
}

/// Some clients end the body before with one line end too many (RFC 9112, section 2.2).
bool RequestParser::Private::skipEmptyLine()
{
    ++emptyLines;
    request.raw.remove(0, read);
    consume(-read);
    return true;
}

bool RequestParser::Private::readField()
{
    const auto line = takeBlockLine();
    if (!line)
        return false;
    if (line->isEmpty())
        return finishHead();
    if (isWrappedKey(*line)) {
        request.headers.last().value += ' ' + line->trimmed().toByteArray();
        return true;
    }
    if (!pass(guard.checkField(*line)))
        return false;
    const qsizetype colon = line->indexOf(':');
    request.headers.append(
        {line->first(colon).toByteArray(), line->sliced(colon + 1).trimmed().toByteArray()});
    return true;
}

/// More of the base64 that the line before began: what some libraries make of a long key. There is no colon
/// in it, so nobody can take it for another field.
bool RequestParser::Private::isWrappedKey(QByteArrayView line) const
{
    return limits.wrappedAuthorization && !request.headers.isEmpty() &&
           isSame(request.headers.last().name, "Authorization") && isBase64(line);
}

/// A line end without a CR inside of it.
bool RequestParser::Private::isInsideKey(QByteArrayView line) const
{
    constexpr QByteArrayView name = "Authorization:";
    constexpr QByteArrayView scheme = "Basic ";
    constexpr qsizetype longestKey = 4096; // else looking at it from each line end would take too long
    if (!limits.wrappedAuthorization || line.size() > longestKey || step != Step::Fields ||
        !isSame(line.first(std::min(name.size(), line.size())), name))
        return false;
    const QByteArrayView value = line.sliced(name.size()).trimmed();
    return isSame(value.first(std::min(scheme.size(), value.size())), scheme) &&
           isBase64(value.sliced(scheme.size()));
}

bool RequestParser::Private::finishHead()
{
    request.head = request.raw.first(read);
    if (!pass(guard.checkHead()))
        return false;
    remaining = guard.contentLength();
    if (!guard.isChunked() && remaining == 0)
        return finish();
    step = guard.isChunked() ? Step::ChunkHeader : Step::Body;
    if (guard.expectsContinue() && unread().isEmpty())
        state = State::Continue;
    return true;
}

bool RequestParser::Private::readBody()
{
    const QByteArrayView piece = unread().first(std::min<qint64>(remaining, unread().size()));
    if (step == Step::ChunkData)
        request.body.append(piece);
    consume(piece.size());
    remaining -= piece.size();
    if (remaining > 0)
        return false;
    if (step == Step::Body)
        return finish();
    step = Step::ChunkEnd;
    return true;
}

bool RequestParser::Private::readChunkHeader()
{
    constexpr qsizetype digitsAndLineEnd = 16 + 2;
    constexpr qint64 framingAllowance = 64 * 1024; // for all that is not body: tiny chunks cost many bytes
    const auto line = takeLine(digitsAndLineEnd + limits.chunkExtensions,
                               {413, tr("The line before a chunk is too long.")});
    if (!line)
        return false;
    const FramingGuard::ChunkHeader chunk = guard.readChunkHeader(*line);
    if (!pass(chunk.refusal))
        return false;
    if (read + chunk.size > limits.body + framingAllowance)
        return refuse({413, tr("The request is split into too many small chunks.")});
    remaining = chunk.size;
    if (chunk.size == 0)
        beginBlock(Step::Trailers);
    else
        step = Step::ChunkData;
    return true;
}

bool RequestParser::Private::readChunkEnd()
{
    const QByteArrayView lineEnd = "\r\n";
    const QByteArrayView came = unread().first(std::min(lineEnd.size(), unread().size()));
    if (!lineEnd.startsWith(came))
        return refuse({400, tr("A chunk is longer than its size says.")});
    if (came.size() < lineEnd.size())
        return false;
    consume(lineEnd.size());
    step = Step::ChunkHeader;
    return true;
}

bool RequestParser::Private::readTrailer()
{
    const auto line = takeBlockLine();
    if (!line)
        return false;
    return line->isEmpty() ? finish() : pass(guard.checkTrailer(*line));
}

void RequestParser::Private::beginBlock(Step block)
{
    step = block;
    blockBegin = read;
}

std::optional<QByteArrayView> RequestParser::Private::takeBlockLine()
{
    return takeLine(limits.headers - (read - blockBegin),
                    {431, tr("The headers are longer than %1 bytes.").arg(limits.headers)});
}

/// The next line without its CRLF; `longest` counts it. Nothing when it is not whole yet or is refused.
std::optional<QByteArrayView> RequestParser::Private::takeLine(qsizetype longest, const Refusal &tooLong)
{
    const QByteArrayView raw = request.raw;
    for (; scanned < raw.size(); ++scanned) {
        const bool afterReturn = scanned > read && raw[scanned - 1] == '\r';
        const bool isLineFeed = raw[scanned] == '\n';
        if (scanned - read >= longest) {
            refuse(tooLong);
            return std::nullopt;
        }
        if (afterReturn != isLineFeed && !(isLineFeed && isInsideKey(raw.sliced(read, scanned - read)))) {
            refuse({400, tr("A line does not end with CR LF.")});
            return std::nullopt;
        }
        if (isLineFeed && afterReturn) {
            const QByteArrayView line = raw.sliced(read, scanned - 1 - read);
            if (line.contains('\n') && !isInsideKey(line)) {
                refuse({400, tr("A line does not end with CR LF.")});
                return std::nullopt;
            }
            consume(line.size() + 2);
            return line;
        }
        if (!isLineFeed && isForbiddenControl(raw[scanned])) {
            refuse({400, isTls(raw) ? tr("The client speaks https, but this port speaks plain http. Use an "
                                         "http:// address, or let this port speak https.")
                                    : tr("The request contains a control character.")});
            return std::nullopt;
        }
    }
    return std::nullopt;
}

bool RequestParser::Private::pass(const FramingGuard::Verdict &verdict)
{
    return verdict ? refuse(*verdict) : true;
}

bool RequestParser::Private::finish()
{
    state = State::Complete;
    request.surplus = unread().size();
    request.raw.truncate(read);
    if (!guard.isChunked())
        request.body = request.raw.sliced(request.head.size()); // only now: until it is whole it is held once
    return false;
}

/// Always false: for `return refuse(…)`.
bool RequestParser::Private::refuse(const Refusal &reason)
{
    state = State::Refused;
    refusal = plainText(reason.status, reason.sentence.toUtf8() + '\n');
    if (reason.status == 405)
        refusal.headers.append(Header{"Allow", "GET, HEAD, POST, OPTIONS"});
    return false;
}

RequestParser::RequestParser(const Limits &limits) : d(std::make_unique<Private>(limits)) {}

RequestParser::~RequestParser() = default;

RequestParser::State RequestParser::feed(QByteArrayView bytes)
{
    d->feed(bytes);
    return d->state;
}

RequestParser::State RequestParser::state() const
{
    return d->state;
}

bool RequestParser::headersComplete() const
{
    return !d->request.head.isEmpty();
}

const Request &RequestParser::request() const
{
    return d->request;
}

qsizetype RequestParser::buffered() const
{
    constexpr qsizetype perAllocation = 32; // what the allocator and QByteArray add to the bytes
    const Request &request = d->request;
    return std::accumulate(request.headers.begin(), request.headers.end(),
                           request.raw.capacity() + request.body.capacity() + request.head.capacity(),
                           [](qsizetype sum, const Header &field) {
                               return sum + qsizetype(sizeof field) + field.name.capacity() +
                                      field.value.capacity() + 2 * perAllocation;
                           });
}

const Response &RequestParser::refusal() const
{
    return d->refusal;
}

} // namespace http
