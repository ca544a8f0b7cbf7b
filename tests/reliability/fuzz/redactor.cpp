// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT

// The redactor: a secret and a test card put among any bytes are gone from what comes out, and redacting
// twice is redacting once.

#include "fuzz.h"

#include "core/redaction.h"

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
    fuzz::require(!clean.contains(secret) && !clean.contains(card));

    const core::Redactor several({.secrets = {"k", "CAN", secret}, .idFields = {}}); // found in any order
    fuzz::require(!several.redact(mixed).contains(secret));
    return 0;
}
