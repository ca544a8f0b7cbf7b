// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/framing_guard.h"

#include "core/harmless_text.h"

#include <QList>
#include <QRegularExpression>

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

bool isVisibleAscii(char c)
{
    return c > 0x20 && c < 0x7f;
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
                               "between them.")};
    }
    m_method = line.first(first).toByteArray();
    if (const Verdict refusal = checkVersion(line.sliced(last + 1)))
        return refusal;
    if (const Verdict refusal = checkMethod(m_method))
        return refusal;
    return checkTarget(line.sliced(first + 1, last - first - 1));
}

FramingGuard::Verdict FramingGuard::checkVersion(QByteArrayView version)
{
    m_http10 = version == "HTTP/1.0";
    if (m_http10 || version == "HTTP/1.1")
        return std::nullopt;
    const bool wellFormed = version.size() == 8 && version.startsWith("HTTP/") && isDigit(version[5]) &&
                            version[6] == '.' && isDigit(version[7]);
    if (wellFormed)
        return Refusal{505, tr("%1 is not spoken here: use HTTP/1.1.").arg(shown(version))};
    return Refusal{400, tr("The first line does not end with HTTP/1.1.")};
}

FramingGuard::Verdict FramingGuard::checkMethod(QByteArrayView method) const
{
    if (!isToken(method))
        return Refusal{400, tr("The method is no word that HTTP allows.")};
    if (QList<QByteArrayView>{"GET", "POST", "HEAD", "OPTIONS"}.contains(method))
        return std::nullopt;
    return Refusal{405, tr("%1 is not answered here: use GET, POST, HEAD or OPTIONS.").arg(shown(method))};
}

FramingGuard::Verdict FramingGuard::checkTarget(QByteArrayView target) const
{
    if (target.startsWith('/') && std::ranges::all_of(target, isVisibleAscii) && !target.contains('#'))
        return std::nullopt;
    return Refusal{400, tr("The target must be a path that begins with a slash, in plain ASCII, without a "
                           "fragment.")};
}

FramingGuard::Verdict FramingGuard::checkSyntax(QByteArrayView line)
{
    if (++m_fields > m_limits.headerFields)
        return Refusal{431, tr("More than %1 header fields.").arg(m_limits.headerFields)};
    if (line.startsWith(' ') || line.startsWith('\t'))
        return Refusal{400, tr("A header line begins with white space; folded headers are not read here.")};
    const qsizetype colon = line.indexOf(':');
    if (colon < 0)
        return Refusal{400, tr("A header line has no colon: %1").arg(shown(line))};
    if (!isToken(line.first(colon)))
        return Refusal{400,
                       tr("A header has a name that HTTP does not allow: %1").arg(shown(line.first(colon)))};
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
        return takeExpect(value);
    if (isSame(name, "Connection"))
        return checkConnection(value);
    if (isSame(name, "Upgrade"))
        return Refusal{400, tr("This connection cannot be upgraded: leave the Upgrade header out.")};
    return std::nullopt;
}

FramingGuard::Verdict FramingGuard::checkTrailer(QByteArrayView line)
{
    return checkSyntax(line);
}

FramingGuard::Verdict FramingGuard::takeHost(QByteArrayView value)
{
    static const QRegularExpression hostAndPort(
        uR"(\A(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?\z)"_s);
    if (std::exchange(m_hasHost, true))
        return Refusal{400, tr("There is more than one Host header.")};
    if (!hostAndPort.match(QString::fromLatin1(value)).hasMatch())
        return Refusal{
            400, tr("The Host header is not one host name with an optional port: %1").arg(shown(value))};
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
        return Refusal{400, tr("HTTP/1.0 knows no Transfer-Encoding.")};
    if (std::exchange(m_chunked, true))
        return Refusal{400, tr("There is more than one Transfer-Encoding header.")};
    if (value.isEmpty())
        return Refusal{400, tr("The Transfer-Encoding header is empty.")};
    if (!isSame(value, "chunked")) {
        return Refusal{501,
                       tr("The transfer coding “%1” is not known here: send Content-Length or “chunked”.")
                           .arg(shown(value))};
    }
    return std::nullopt;
}

FramingGuard::Verdict FramingGuard::takeExpect(QByteArrayView value)
{
    if (!isSame(value, "100-continue")) {
        return Refusal{
            417,
            tr("The expectation “%1” cannot be met: only 100-continue is known here.").arg(shown(value))};
    }
    m_expectsContinue = true;
    return std::nullopt;
}

FramingGuard::Verdict FramingGuard::checkConnection(QByteArrayView value) const
{
    for (const QByteArray &option : value.toByteArray().split(',')) {
        if (const QByteArray name = option.trimmed(); !name.isEmpty() && !isToken(name))
            return Refusal{400, tr("The Connection header is not a list of options: %1").arg(shown(value))};
    }
    return std::nullopt;
}

FramingGuard::Verdict FramingGuard::checkHead() const
{
    if (!m_hasHost)
        return Refusal{400, tr("There is no Host header.")};
    if (m_contentLength && m_chunked)
        return Refusal{400,
                       tr("Content-Length and Transfer-Encoding contradict each other: send one of them.")};
    if (m_method == "POST" && !m_contentLength && !m_chunked)
        return Refusal{411, tr("A POST needs a Content-Length.")};
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
        return {0, Refusal{400, tr("A chunk does not begin with its size in hexadecimal digits.")}};
    m_chunkExtensions += line.size() - digits.size();
    if (m_chunkExtensions > m_limits.chunkExtensions) {
        return {
            0,
            Refusal{413, tr("The chunk extensions are longer than %1 bytes.").arg(m_limits.chunkExtensions)}};
    }
    if (!areChunkExtensions(line.sliced(digits.size())))
        return {0, Refusal{400, tr("A chunk has an extension that HTTP does not allow.")}};
    if (*size > m_limits.body - m_chunkedBody)
        return {0, Refusal{413, tr("The body is larger than %1 bytes.").arg(m_limits.body)}};
    m_chunkedBody += *size;
    return {*size, std::nullopt};
}

} // namespace http
