// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/request_parser.h"

#include <QByteArrayView>
#include <QCoreApplication>
#include <QString>

#include <optional>

namespace http
{

/// Why a request is refused: the answer's status, and a sentence for people.
struct Refusal {
    int status = 400;
    QString sentence;
};

/// Checks each line of a request before it is read, and refuses what two readers could understand differently
/// (docs/faults.md, L01 to L26; RFC 9112). What is only unusual passes: a refused postback is a lost one. A
/// verdict depends on one line and those before it, never on how the bytes arrived.
class FramingGuard
{
    Q_DECLARE_TR_FUNCTIONS(http::FramingGuard)
public:
    using Verdict = std::optional<Refusal>; ///< nothing: go on

    struct ChunkHeader {
        qint64 size = 0;
        Verdict refusal;
    };

    explicit FramingGuard(const Limits &limits);

    /// Lines come without their CRLF, in the order of the request.
    Verdict checkRequestLine(QByteArrayView line);
    Verdict checkField(QByteArrayView line);
    /// What only the whole head can tell.
    Verdict checkHead() const;
    ChunkHeader readChunkHeader(QByteArrayView line);
    /// Trailers are checked and dropped: a `Content-Length` or `Host` among them must not become a header.
    Verdict checkTrailer(QByteArrayView line);

    /// Sound once checkRequestLine() let the line pass: the target in its usual form, and the host of one in
    /// absolute form, else empty.
    const QByteArray &target() const { return m_target; }
    const QByteArray &authority() const { return m_authority; }
    /// Sound once checkHead() let the head pass.
    qint64 contentLength() const { return m_contentLength.value_or(0); }
    bool isChunked() const { return m_chunked; }
    bool expectsContinue() const;

private:
    Verdict checkMethod(QByteArrayView method) const;
    Verdict takeTarget(QByteArrayView target);
    void takeAuthority(QByteArrayView target);
    Verdict checkVersion(QByteArrayView version);
    Verdict checkSyntax(QByteArrayView line);
    Verdict takeHost(QByteArrayView value);
    Verdict takeContentLength(QByteArrayView value);
    Verdict takeTransferEncoding(QByteArrayView value);
    void takeExpect(QByteArrayView value);

    Limits m_limits;
    QByteArray m_method;
    QByteArray m_target = "*";
    QByteArray m_authority;
    bool m_http10 = false;
    int m_fields = 0;
    bool m_hasHost = false;
    std::optional<qint64> m_contentLength;
    bool m_chunked = false;
    bool m_expectsContinue = false;
    qint64 m_chunkedBody = 0;
    qsizetype m_chunkExtensions = 0;
};

} // namespace http
