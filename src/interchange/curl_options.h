// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>

namespace interchange
{

/// An option of curl, and what it means for the request that the command makes.
struct CurlOption {
    enum Meaning {
        Request,
        Header,
        Data,
        DataRaw,
        DataBinary,
        Json,
        Upload, ///< a file as the body, by PUT
        Url,
        Next,            ///< another request follows
        Credentials,     ///< the value is, or may contain, a secret
        Flag,            ///< does not affect the request
        Setting,         ///< the same, with a value
        Unsupported,     ///< turns its value into another body or address
        UnsupportedFlag, ///< the same, without a value
    };
    char letter; ///< 0: none
    const char *name;
    Meaning meaning;

    bool takesValue() const;
};

/// By its name without the dashes, as curl takes it: also `no-` before a flag, `expand-` before an option
/// with a value, or the start of one name only. nullptr when curl has no such option.
const CurlOption *curlOption(QByteArrayView name);
const CurlOption *curlOption(char letter);

} // namespace interchange
