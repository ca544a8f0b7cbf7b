// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/framing_guard.h"

#include "core/harmless_text.h"
#include "http/host.h"

#include <QList>

#include <algorithm>
#include <charconv>

using namespace Qt::Literals::StringLiterals;

namespace http
{

namespace
{

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isTokenChar(char c) // RFC 9110, section 5.6.2
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
}

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, isTokenChar);
}

/// White space and control characters could end the target early, and a fragment is never sent. Bytes beyond
/// ASCII are against the rules too, but clients that do not escape a name in a query send them, and nobody
/// reads them as anything else.
bool isForbiddenInTarget(char c)
{
    return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f || c == '#';
}

bool isSame(QByteArrayView text, QByteArrayView name)
{
    return text.compare(name, Qt::CaseInsensitive) == 0;
}

/// Each of these takes its piece off the front of `rest` and returns whether it was there.
bool take(QByteArrayView &rest, char c)
{
    const bool isThere = rest.startsWith(c);
    rest = rest.sliced(isThere ? 1 : 0);
    return isThere;
}

void takeSpaces(QByteArrayView &rest)
{
    while (take(rest, ' ') || take(rest, '\t')) {
    }
}

bool takeToken(QByteArrayView &rest)
{
    const auto end = std::ranges::find_if_not(rest, isTokenChar);
    const bool isThere = end != rest.begin();
    rest = rest.sliced(end - rest.begin());
    return isThere;
}

bool takeQuotedString(QByteArrayView &rest) // RFC 9110, section 5.6.4; the line holds no control characters
{
    if (!take(rest, '"'))
        return false;
    while (!rest.isEmpty() && !rest.startsWith('"'))
        rest = rest.sliced(rest.startsWith('\\') ? std::min<qsizetype>(2, rest.size()) : 1);
    return take(rest, '"');
}

bool areChunkExtensions(QByteArrayView rest) // RFC 9112, section 7.1.1
{
    while (!rest.isEmpty()) {
        takeSpaces(rest);
        if (!take(rest, ';'))
            return false;
        takeSpaces(rest);
        if (!takeToken(rest))
            return false;
        QByteArrayView value = rest;
        takeSpaces(value);
        if (!take(value, '='))
            continue;
        takeSpaces(value);
        if (!takeToken(value) && !takeQuotedString(value))
            return false;
        rest = value;
    }
    return true;
}

/// A whole number without sign, white space or prefix; nothing when it does not fit.
std::optional<qint64> toNumber(QByteArrayView digits, int base)
{
    quint64 number = 0;
    const auto [end, error] = std::from_chars(digits.begin(), digits.end(), number, base);
    if (error != std::errc() || end != digits.end() || number > quint64(std::numeric_limits<qint64>::max()))
        return std::nullopt;
    return qint64(number);
}

/// For a sentence: what came, short and printable.
QString shown(QByteArrayView bytes)
{
    return core::harmless(QString::fromLatin1(bytes.first(std::min<qsizetype>(bytes.size(), 60))), u'?');
}

} // namespace

FramingGuard::FramingGuard(const Limits &limits) : m_limits(limits) {}

FramingGuard::Verdict FramingGuard::checkRequestLine(QByteArrayView line)
{
    const qsizetype first = line.indexOf(' ');
    const qsizetype last = line.lastIndexOf(' ');
    if (first < 1 || last == first || line.sliced(first + 1, last - first - 1).contains(' ')) {
        return Refusal{400, tr("The first line must be a method, a target and HTTP/1.1, with one space "
                               "between them. A space inside the target must be escaped as %20.")};
    }
    m_method = line.first(first).toByteArray();
    if (const Verdict refusal = checkVersion(line.sliced(last + 1)))
        return refusal;
    if (const Verdict refusal = checkMethod(m_method))
        return refusal;
    return takeTarget(line.sliced(first + 1, last - first - 1));
}

FramingGuard::Verdict FramingGuard::checkVersion(QByteArrayView version)
{
    m_http10 = version == "HTTP/1.0";
    if (m_http10 || version == "HTTP/1.1")
        return std::nullopt;
    const bool wellFormed = version.size() == 8 && version.startsWith("HTTP/") && isDigit(version[5]) &&
                            version[6] == '.' && isDigit(version[7]);
    if (wellFormed)
        return Refusal{505, tr("%1 is not supported. Use HTTP/1.1.").arg(shown(version))};
    return Refusal{400, tr("The first line does not end with HTTP/1.1.")};
}

/// Any method may come: the handler knows which it takes. Only those go no further that frame or show a
/// request in a way of their own (RFC 9110, sections 9.3.6 and 9.3.8).
FramingGuard::Verdict FramingGuard::checkMethod(QByteArrayView method) const
{
    if (!isToken(method))
        return Refusal{400, tr("The method contains characters that HTTP does not allow.")};
    if (method == "CONNECT" || method == "TRACE")
        return Refusal{405, tr("%1 is not supported. Use GET or POST.").arg(shown(method))};
    return std::nullopt;
}

FramingGuard::Verdict FramingGuard::takeTarget(QByteArrayView target)
{
    if (target == "*" && m_method == "OPTIONS") // RFC 9110, section 9.3.7
        return std::nullopt;
    m_target = target.toByteArray();
    if (!target.startsWith('/'))
        takeAuthority(target);
    if (m_target.startsWith('/') && std::ranges::none_of(m_target, isForbiddenInTarget))
        return std::nullopt;
    return Refusal{400, tr("The target must be a path that starts with a slash, or an http address, without "
                           "spaces, control characters or a fragment.")};
}

/// The absolute form, which a client sends that takes us for its proxy (RFC 9112, section 3.2.2), becomes the
/// usual one. Left as it is when it is neither.
void FramingGuard::takeAuthority(QByteArrayView target)
{
    const qsizetype scheme = target.indexOf("://");
    if (scheme < 0 || !(isSame(target.first(scheme), "http") || isSame(target.first(scheme), "https")))
        return;
    const QByteArrayView rest = target.sliced(scheme + 3);
    const qsizetype end =
        std::ranges::find_if(rest, [](char c) { return c == '/' || c == '?'; }) - rest.begin();
    if (!Host::parse(rest.first(end))) // a user name and password, too, are nothing for us
        return;
    m_authority = rest.first(end).toByteArray();
    m_target = rest.sliced(end).toByteArray();
    if (!m_target.startsWith('/'))
        m_target.prepend('/');
}

FramingGuard::Verdict FramingGuard::checkSyntax(QByteArrayView line)
{
    if (++m_fields > m_limits.headerFields)
        return Refusal{431, tr("The request has more than %1 header fields.").arg(m_limits.headerFields)};
    if (line.startsWith(' ') || line.startsWith('\t'))
        return Refusal{400, tr("A header line starts with white space. Folded headers are not supported.")};
    const qsizetype colon = line.indexOf(':');
    if (colon < 0)
        return Refusal{400, tr("A header line has no colon: %1").arg(shown(line))};
    if (!isToken(line.first(colon)))
        return Refusal{400, tr("A header name contains characters that HTTP does not allow: %1")
                                .arg(shown(line.first(colon)))};
    return std::nullopt;
}

FramingGuard::Verdict FramingGuard::checkField(QByteArrayView line)
{
    if (const Verdict refusal = checkSyntax(line))
        return refusal;
    const qsizetype colon = line.indexOf(':');
    const QByteArrayView name = line.first(colon);
    const QByteArrayView value = line.sliced(colon + 1).trimmed();
    if (isSame(name, "Host"))
        return takeHost(value);
    if (isSame(name, "Content-Length"))
        return takeContentLength(value);
    if (isSame(name, "Transfer-Encoding"))
        return takeTransferEncoding(value);
    if (isSame(name, "Expect"))
        takeExpect(value);
    return std::nullopt; // Upgrade and Connection, too, only propose something (RFC 9110, sections 7.6.1
                         // and 7.8)
}

FramingGuard::Verdict FramingGuard::checkTrailer(QByteArrayView line)
{
    return checkSyntax(line);
}

FramingGuard::Verdict FramingGuard::takeHost(QByteArrayView value)
{
    if (std::exchange(m_hasHost, true))
        return Refusal{400, tr("There is more than one Host header.")};
    if (!Host::parse(value))
        return Refusal{400,
                       tr("The Host header is not a host name with an optional port: %1").arg(shown(value))};
    return std::nullopt;
}

FramingGuard::Verdict FramingGuard::takeContentLength(QByteArrayView value)
{
    if (m_contentLength)
        return Refusal{400, tr("There is more than one Content-Length header.")};
    m_contentLength = toNumber(value, 10);
    if (!m_contentLength)
        return Refusal{400, tr("Content-Length is not a whole number: %1").arg(shown(value))};
    return std::nullopt;
}

FramingGuard::Verdict FramingGuard::takeTransferEncoding(QByteArrayView value)
{
    if (m_http10)
        return Refusal{400, tr("HTTP/1.0 has no Transfer-Encoding.")};
    if (std::exchange(m_chunked, true))
        return Refusal{400, tr("There is more than one Transfer-Encoding header.")};
    if (value.isEmpty())
        return Refusal{400, tr("The Transfer-Encoding header is empty.")};
    if (!isSame(value, "chunked")) {
        return Refusal{501, tr("The transfer coding “%1” is not supported. Send Content-Length or “chunked”.")
                                .arg(shown(value))};
    }
    return std::nullopt;
}

/// What is expected beyond 100-continue may be ignored (RFC 9110, section 10.1.1).
void FramingGuard::takeExpect(QByteArrayView value)
{
    const QList<QByteArray> all = value.toByteArray().split(',');
    m_expectsContinue = m_expectsContinue || std::ranges::any_of(all, [](const QByteArray &one) {
                            return isSame(one.trimmed(), "100-continue");
                        });
}

FramingGuard::Verdict FramingGuard::checkHead() const
{
    if (!m_hasHost && !m_http10) // RFC 9112, section 3.2; no browser speaks HTTP/1.0
        return Refusal{400, tr("The Host header is missing.")};
    if (m_contentLength && m_chunked)
        return Refusal{400,
                       tr("Content-Length and Transfer-Encoding contradict each other. Send one of them.")};
    if (contentLength() > m_limits.body)
        return Refusal{413, tr("The body is larger than %1 bytes.").arg(m_limits.body)};
    return std::nullopt;
}

bool FramingGuard::expectsContinue() const
{
    return m_expectsContinue && !m_http10 && (m_chunked || contentLength() > 0); // RFC 9110, section 10.1.1
}

FramingGuard::ChunkHeader FramingGuard::readChunkHeader(QByteArrayView line)
{
    constexpr qsizetype mostDigits = 16;
    const auto extension =
        std::ranges::find_if(line, [](char c) { return c == ';' || c == ' ' || c == '\t'; });
    const QByteArrayView digits = line.first(extension - line.begin());
    const std::optional<qint64> size = digits.size() <= mostDigits ? toNumber(digits, 16) : std::nullopt;
    if (!size)
        return {0, Refusal{400, tr("A chunk does not start with its size in hexadecimal digits.")}};
    m_chunkExtensions += line.size() - digits.size();
    if (m_chunkExtensions > m_limits.chunkExtensions) {
        return {
            0,
            Refusal{413, tr("The chunk extensions are longer than %1 bytes.").arg(m_limits.chunkExtensions)}};
    }
    if (!areChunkExtensions(line.sliced(digits.size())))
        return {0, Refusal{400, tr("A chunk extension contains characters that HTTP does not allow.")}};
    if (*size > m_limits.body - m_chunkedBody)
        return {0, Refusal{413, tr("The body is larger than %1 bytes.").arg(m_limits.body)}};
    m_chunkedBody += *size;
    return {*size, std::nullopt};
}

} // namespace http
