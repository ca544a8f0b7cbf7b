// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>

namespace core
{

/// What the value of a name is, going by the name.
enum class Secrecy {
    None,
    IfDigits, ///< secret when it is three or more digits: `cid` is a client's id just as often
    Secret,   ///< whatever it is
};

/// Of a member, parameter, field or element: `cvv`, `card[cvc]`, `Security-Code`, `x_card_code`,
/// `CardVerificationNumber`, `access_token`. The table is in secret_names.cpp.
Secrecy secrecyOf(QByteArrayView name);

/// Of a name with spaces, which may be a sentence: only where it ends with the secret's name.
Secrecy secrecyOfPhrase(QByteArrayView name);

/// True for a header whose whole value is a credential: `Cookie`, `Authorization`.
bool isCredentialHeader(QByteArrayView name);

} // namespace core
