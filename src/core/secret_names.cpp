// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/secret_names.h"

#include <QVarLengthArray>

#include <algorithm>
#include <utility>

namespace core
{

namespace
{

struct Row {
    QByteArrayView name; ///< letters and digits in lower case
    Secrecy secrecy = Secrecy::Secret;
    bool isWord = false; ///< only as a word of its own: `acid` is no `cid`
};

/// A name is secret that ends with one of these, or has it among its words.
constexpr Row rows[] = {
    // Security codes of cards, as processors and shops name them.
    {"cvv"},
    {"cvv2"},
    {"cvc"},
    {"cvc2"},
    {"ccv"},
    {"ccv2"},
    {"cvn", Secrecy::Secret, true},
    {"cvn2", Secrecy::Secret, true},
    {"cvd", Secrecy::Secret, true},
    {"cvd2", Secrecy::Secret, true},
    {"cav", Secrecy::IfDigits, true},
    {"cav2", Secrecy::Secret, true},
    {"cvx2", Secrecy::Secret, true},
    {"cid", Secrecy::IfDigits, true},
    {"csc", Secrecy::IfDigits, true},
    {"cardcode"},
    {"cardid2"},
    {"securitycode"},
    {"securityno"},
    {"securitynumber"},
    {"securitydigits"},
    {"cardsecurity"},
    {"cardverification"},
    {"verificationcode"},
    {"verificationvalue"},
    {"verificationnumber"},
    {"verificationno"},
    {"verificationdigits"},
    {"validationcode", Secrecy::IfDigits},
    {"validationvalue", Secrecy::IfDigits},
    {"signaturecode", Secrecy::IfDigits},
    // Personal identification numbers. A PIN may also be a parcel's number, which is longer.
    {"pin", Secrecy::IfDigits, true},
    {"pinnumber", Secrecy::IfDigits},
    {"cardpin"},
    {"debitpin"},
    {"pinblock"},
    {"pvv", Secrecy::IfDigits, true},
    // Magnetic stripes.
    {"track1"},
    {"track2"},
    {"track1data"},
    {"track2data"},
    {"trackdata"},
    {"magstripe"},
    {"magneticstripe"},
    // Credentials of people and programs.
    {"password"},
    {"passwd"},
    {"clientsecret"},
    {"accesstoken"},
    {"refreshtoken"},
    {"idtoken"},
};

/// What may follow a name above: `cvvCode`, `CVV2Num`.
constexpr QByteArrayView suffixes[] = {"code",   "number", "numbers", "num",   "nbr",   "nr",
                                       "no",     "value",  "val",     "field", "input", "text",
                                       "digits", "data",   "entry",   "string"};

/// A name with one of these words speaks about the secret, and its value is seldom one.
constexpr QByteArrayView aboutWords[] = {"result",  "response", "resp",    "match",   "matched", "status",
                                         "check",   "required", "enabled", "present", "label",   "indicator",
                                         "message", "error",    "type",    "length",  "policy",  "hint"};

constexpr QByteArrayView credentialHeaders[] = {
    "cookie",
    "cookie2",
    "set-cookie",
    "set-cookie2",
    "authorization",
    "proxy-authorization",
    "x-authorization",
    "x-api-key",
    "api-key",
    "x-auth-token",
    "x-access-token",
    "x-session-token",
    "x-csrf-token",
    "x-xsrf-token",
    "x-amz-security-token",
    "ocp-apim-subscription-key",
    "x-forwarded-authorization",
};

constexpr qsizetype longestName = 80;

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The letters and digits of a name in lower case, cut into words where anything else stands between or where
/// small letters meet capitals.
class Words
{
public:
    explicit Words(QByteArrayView name)
    {
        for (qsizetype i = 0; i < name.size() && m_letters.size() < longestName; ++i) {
            const char c = name[i];
            if (!isLetter(c) && !isDigit(c)) {
                endWord();
                continue;
            }
            const bool isFirstCapital = isUpper(c) && i > 0 && !isUpper(name[i - 1]);
            const bool isLastCapital = isUpper(c) && i > 0 && isUpper(name[i - 1]) && i + 1 < name.size() &&
                                       isLetter(name[i + 1]) && !isUpper(name[i + 1]);
            if (isFirstCapital || isLastCapital)
                endWord();
            m_letters.append(char(c | 0x20)); // digits have that bit too
        }
        endWord();
    }

    QByteArrayView all() const { return {m_letters.constData(), m_letters.size()}; }
    template <typename Test>
    bool any(Test test) const
    {
        qsizetype begin = 0;
        for (const qsizetype end : m_ends) {
            if (test(all().sliced(begin, end - begin)))
                return true;
            begin = end;
        }
        return false;
    }
    bool has(QByteArrayView word) const
    {
        return any([&](QByteArrayView one) { return one == word; });
    }
    QByteArrayView last() const
    {
        const qsizetype begin = m_ends.size() < 2 ? 0 : m_ends[m_ends.size() - 2];
        return all().sliced(begin);
    }

private:
    void endWord()
    {
        if (m_ends.isEmpty() ? !m_letters.isEmpty() : m_letters.size() > m_ends.last())
            m_ends.append(m_letters.size());
    }

    QVarLengthArray<char, longestName> m_letters;
    QVarLengthArray<qsizetype, 16> m_ends; ///< of the words
};

/// Without `code` or the like at its end.
QByteArrayView withoutSuffix(QByteArrayView name)
{
    for (const QByteArrayView suffix : suffixes) {
        if (name.size() > suffix.size() && name.endsWith(suffix))
            return name.first(name.size() - suffix.size());
    }
    return name;
}

QByteArrayView withoutDigits(QByteArrayView name)
{
    while (!name.isEmpty() && isDigit(name.back()))
        name.chop(1);
    return name;
}

/// Whether the letters end as the row says; a word of its own must be all of them.
bool ends(QByteArrayView letters, QByteArrayView lastWord, const Row &row)
{
    if (!row.isWord)
        return letters.endsWith(row.name) || withoutSuffix(letters).endsWith(row.name) ||
               withoutDigits(letters).endsWith(row.name);
    return lastWord == row.name || letters == row.name;
}

/// Every name in a message passes here, and nearly none is a secret's: each row holds one of these.
bool mayBeSecret(QByteArrayView name)
{
    constexpr QByteArrayView stems[] = {"cv",   "cid",   "csc",    "cav",   "cc",     "code",
                                        "card", "secur", "verif",  "valid", "signat", "pin",
                                        "pvv",  "track", "stripe", "pass",  "secret", "token"};
    const auto isAt = [&](qsizetype at, QByteArrayView stem) {
        if (at + stem.size() > name.size())
            return false;
        for (qsizetype i = 0; i < stem.size(); ++i) {
            if ((name[at + i] | 0x20) != stem[i])
                return false;
        }
        return true;
    };
    for (qsizetype at = 0; at + 1 < name.size(); ++at) {
        const char first = char(name[at] | 0x20);
        if (first != 'c' && first != 's' && first != 'v' && first != 'p' && first != 't')
            continue;
        if (std::ranges::any_of(stems, [&](QByteArrayView stem) { return isAt(at, stem); }))
            return true;
    }
    return false;
}

} // namespace

Secrecy secrecyOf(QByteArrayView name)
{
    if (name.size() < 3)
        return Secrecy::None;
    if (!mayBeSecret(name))
        return Secrecy::None;
    const Words words(name);
    const Row *found = std::ranges::find_if(
        rows, [&](const Row &row) { return ends(words.all(), words.last(), row) || words.has(row.name); });
    if (found == std::end(rows))
        return Secrecy::None;
    const bool isAbout =
        std::ranges::any_of(aboutWords, [&](QByteArrayView word) { return words.has(word); });
    return isAbout ? Secrecy::IfDigits : found->secrecy;
}

Secrecy secrecyOfPhrase(QByteArrayView name)
{
    const Words words(name);
    const Row *found =
        std::ranges::find_if(rows, [&](const Row &row) { return ends(words.all(), words.last(), row); });
    return found == std::end(rows) ? Secrecy::None : found->secrecy;
}

bool isCredentialHeader(QByteArrayView name)
{
    return std::ranges::any_of(credentialHeaders, [&](QByteArrayView header) {
        return header.size() == name.size() && name.compare(header, Qt::CaseInsensitive) == 0;
    });
}

} // namespace core
