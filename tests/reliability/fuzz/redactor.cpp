// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT

// The redactor: a secret and a test card put among any bytes are gone from what comes out, and redacting
// twice is redacting once.

#include "fuzz.h"

#include "core/redaction.h"

#include <algorithm>

namespace
{

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// False where all of it is within digests: a digest in hexadecimal is an id, whatever its digits
/// (SECURITY.md).
bool holdsOutsideDigests(const QByteArray &text, const QByteArray &card)
{
    for (qsizetype at = text.indexOf(card); at >= 0; at = text.indexOf(card, at + 1)) {
        qsizetype begin = at;
        while (begin > 0 && isHexDigit(text[begin - 1]))
            --begin;
        qsizetype end = at;
        while (end < text.size() && isHexDigit(text[end]))
            ++end;
        const QByteArray word = text.sliced(begin, end - begin);
        const bool isDigest = (word.size() == 32 || word.size() == 40 || word.size() == 64) &&
                              std::ranges::any_of(word, [](char c) { return c > '9'; });
        if (!isDigest)
            return true;
    }
    return false;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = fuzz::bytesOf(data, size);
    const QByteArray secret = "CANARY-key/+7f3a";
    const QByteArray card = "4111111111111111";
    const core::Redactor redactor({.secrets = {secret}, .idFields = {}});

    const QByteArray once = redactor.redact(bytes);
    fuzz::require(redactor.redact(once) == once && !once.contains(secret));
    const qsizetype middle = bytes.size() / 2;
    const QByteArray mixed =
        bytes.first(middle) + '\n' + secret + "\n\n" + card + '\n' + bytes.sliced(middle);
    const QByteArray clean = redactor.redact(mixed);
    fuzz::require(!clean.contains(secret) && !holdsOutsideDigests(clean, card));

    const core::Redactor several({.secrets = {"k", "CAN", secret}, .idFields = {}}); // found in any order
    fuzz::require(!several.redact(mixed).contains(secret));
    return 0;
}
