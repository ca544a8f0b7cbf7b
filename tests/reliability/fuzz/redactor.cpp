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
    const core::RedactionRules rules = {{secret}, {}};

    const QByteArray once = core::redact(bytes, rules);
    fuzz::require(core::redact(once, rules) == once && !once.contains(secret));
    const qsizetype middle = bytes.size() / 2;
    const QByteArray mixed =
        bytes.first(middle) + '\n' + secret + "\n\n" + card + '\n' + bytes.sliced(middle);
    const QByteArray clean = core::redact(mixed, rules);
    fuzz::require(!clean.contains(secret) && !clean.contains(card));

    const core::RedactionRules several = {{"k", "CAN", secret}, {}}; // found in any order
    fuzz::require(!core::redact(mixed, several).contains(secret));
    return 0;
}
