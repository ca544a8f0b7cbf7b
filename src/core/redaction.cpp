// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/redaction.h"

#include <QByteArrayList>
#include <QByteArrayView>
#include <QVarLengthArray>

#include <algorithm>
#include <array>
#include <cctype>

namespace core
{

namespace
{

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// ISO/IEC 7812-1, annex B.
bool hasLuhnSum(QByteArrayView digits)
{
    int sum = 0;
    bool doubled = false;
    for (qsizetype i = digits.size() - 1; i >= 0; --i, doubled = !doubled) {
        int digit = digits[i] - '0';
        if (doubled)
            digit = digit > 4 ? digit * 2 - 9 : digit * 2;
        sum += digit;
    }
    return sum % 10 == 0;
}

/// A range of issuers, by the first four digits, and the lengths its card numbers have.
struct IssuerRange {
    int low;
    int high;
    int shortest;
    int longest;
};

/// The brands that a US biller takes.
constexpr std::array issuerRanges{
    IssuerRange{4000, 4999, 13, 13}, // Visa
    IssuerRange{4000, 4999, 16, 16}, // Visa
    IssuerRange{4000, 4999, 19, 19}, // Visa
    IssuerRange{5100, 5599, 16, 16}, // Mastercard
    IssuerRange{2221, 2720, 16, 16}, // Mastercard
    IssuerRange{3400, 3499, 15, 15}, // American Express
    IssuerRange{3700, 3799, 15, 15}, // American Express
    IssuerRange{6011, 6011, 16, 19}, // Discover
    IssuerRange{6440, 6599, 16, 19}, // Discover
    IssuerRange{6200, 6299, 16, 19}, // UnionPay
    IssuerRange{3528, 3589, 16, 19}, // JCB
    IssuerRange{3000, 3059, 14, 19}, // Diners Club
    IssuerRange{3095, 3095, 14, 19}, // Diners Club
    IssuerRange{3600, 3699, 14, 19}, // Diners Club
    IssuerRange{3800, 3999, 14, 19}, // Diners Club
};

constexpr int shortestNumber = 13;
constexpr int longestNumber = 19;

bool hasIssuerRange(QByteArrayView digits)
{
    const int issuer = digits.first(4).toInt();
    return std::any_of(issuerRanges.begin(), issuerRanges.end(), [&](const IssuerRange &range) {
        return issuer >= range.low && issuer <= range.high && digits.size() >= range.shortest &&
               digits.size() <= range.longest;
    });
}

bool isDigitAt(QByteArrayView bytes, qsizetype i)
{
    return i >= 0 && i < bytes.size() && isDigit(bytes[i]);
}

/// True when `%XX` ends before `i`: its digits are no part of a number that follows.
bool isBehindEscape(QByteArrayView bytes, qsizetype i)
{
    return i >= 3 && bytes[i - 3] == '%' && std::isxdigit(uchar(bytes[i - 2])) &&
           std::isxdigit(uchar(bytes[i - 1]));
}

/// What stands between two digits of a number at `i`, if it may; `+` and `%20` are spaces in a form.
QByteArrayView separatorAt(QByteArrayView bytes, qsizetype i)
{
    for (const QByteArrayView separator : {" ", "-", "+", "%20"}) {
        if (bytes.sliced(i).startsWith(separator))
            return separator;
    }
    return {};
}

/// The places of the digits from `start` on, one more than a number can have. Between them may stand
/// single separators, the same everywhere: `555-123-4567 555-765-4321` are two numbers.
using Places = QVarLengthArray<qsizetype, longestNumber + 1>;
Places digitsFrom(QByteArrayView bytes, qsizetype start)
{
    Places places{start};
    QByteArrayView used;
    while (places.size() <= longestNumber) {
        qsizetype next = places.last() + 1;
        if (next < bytes.size() && !isDigit(bytes[next])) {
            const QByteArrayView separator = separatorAt(bytes, next);
            if (!used.isEmpty() && separator != used)
                break;
            used = separator;
            next += separator.size();
        }
        if (!isDigitAt(bytes, next))
            break;
        places.append(next);
    }
    return places;
}

/// How many of the digits are a card number, the longest that ends with a group of digits; 0 when none.
int cardNumberLength(QByteArrayView bytes, const Places &places)
{
    if (places.size() < shortestNumber)
        return 0;
    QByteArray digits;
    for (const qsizetype place : places)
        digits.append(bytes[place]);
    for (int length = qMin(int(digits.size()), longestNumber); length >= shortestNumber; --length) {
        const QByteArrayView number = QByteArrayView(digits).first(length);
        if (!isDigitAt(bytes, places[length - 1] + 1) && hasIssuerRange(number) && hasLuhnSum(number))
            return length;
    }
    return 0;
}

} // namespace

QByteArray maskCardNumbers(QByteArray bytes)
{
    constexpr qsizetype widest = longestNumber * 4; // with `%20` between all digits
    for (qsizetype start = 0; start < bytes.size(); ++start) {
        const QByteArrayView text(bytes);
        if (!isDigit(text[start]) || (isDigitAt(text, start - 1) && !isBehindEscape(text, start)))
            continue;
        const Places places = digitsFrom(text, start);
        const int length = cardNumberLength(text, places);
        for (int i = 6; i < length - 4; ++i)
            bytes[places[i]] = '*';
        if (length > 0) // the stars have cut digits before and behind into new groups
            start = qMax(qsizetype(-1), start - widest);
    }
    return bytes;
}

QByteArray maskSecrets(QByteArray bytes, const QList<QByteArray> &secrets)
{
    QByteArrayList spellings;
    for (const QByteArray &secret : secrets) {
        if (!secret.isEmpty())
            spellings << secret << secret.toBase64() << secret.toBase64(QByteArray::OmitTrailingEquals);
    }
    // Longest first: what begins with another secret would else keep its end.
    std::sort(spellings.begin(), spellings.end(),
              [](const QByteArray &a, const QByteArray &b) { return a.size() > b.size(); });
    for (const QByteArray &spelling : std::as_const(spellings))
        bytes.replace(spelling, redactedMark);
    return bytes;
}

} // namespace core
