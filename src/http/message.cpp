// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/message.h"

#include <algorithm>
#include <array>

namespace http
{

namespace
{

constexpr auto reasonPhrases = std::to_array<std::pair<int, const char *>>({
    {100, "Continue"},
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {206, "Partial Content"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {402, "Payment Required"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {411, "Length Required"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {417, "Expectation Failed"},
    {421, "Misdirected Request"},
    {422, "Unprocessable Content"},
    {426, "Upgrade Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
    {505, "HTTP Version Not Supported"},
});

bool isFraming(const QByteArray &name)
{
    return std::ranges::any_of(
        std::to_array<const char *>({"Content-Length", "Transfer-Encoding", "Connection"}),
        [&](const char *own) { return name.compare(own, Qt::CaseInsensitive) == 0; });
}

/// A control character in a field could end it early and start another: none gets out.
QByteArray withoutControls(QByteArray text)
{
    std::ranges::replace_if(
        text, [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f; }, ' ');
    return text;
}

} // namespace

QByteArray Request::path() const
{
    const qsizetype mark = target.indexOf('?');
    return mark < 0 ? target : target.left(mark);
}

QByteArray Request::query() const
{
    const qsizetype mark = target.indexOf('?');
    return mark < 0 ? QByteArray() : target.mid(mark + 1);
}

QByteArray Response::toBytes(bool toHead) const
{
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonPhrase(status) + "\r\n";
    for (const Header &header : headers) {
        if (!isFraming(header.name))
            bytes += withoutControls(header.name) + ": " + withoutControls(header.value) + "\r\n";
    }
    const bool hasBody = status >= 200 && status != 204 && status != 304; // RFC 9110, section 6.4.1
    if (hasBody)
        bytes += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    bytes += "Connection: close\r\n\r\n";
    if (hasBody && !toHead)
        bytes += body;
    return bytes;
}

QByteArray reasonPhrase(int status)
{
    const auto known = std::ranges::find(reasonPhrases, status, &std::pair<int, const char *>::first);
    return known == reasonPhrases.end() ? QByteArray() : QByteArray(known->second);
}

Response plainText(int status, const QByteArray &text)
{
    return {.status = status, .headers = {{"Content-Type", "text/plain; charset=utf-8"}}, .body = text};
}

} // namespace http
