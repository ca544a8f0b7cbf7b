// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/redaction.h"

#include <QByteArrayView>
#include <QVarLengthArray>

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

/// The ranges of the brands that a US biller takes, with their lengths.
bool hasIssuerRange(QByteArrayView digits)
{
    const int two = digits.first(2).toInt();
    const int three = digits.first(3).toInt();
    const int four = digits.first(4).toInt();
    switch (digits.size()) {
    case 13:
    case 19:
        return digits[0] == '4';
    case 14: // Diners Club
        return two == 36 || two == 38 || two == 39 || (three >= 300 && three <= 305);
    case 15: // American Express
        return two == 34 || two == 37;
    case 16: // Visa, Mastercard, Discover, JCB, UnionPay
        return digits[0] == '4' || (two >= 51 && two <= 55) || (four >= 2221 && four <= 2720) ||
               four == 6011 || (three >= 644 && three <= 649) || two == 65 ||
               (four >= 3528 && four <= 3589) || two == 62;
    default:
        return false;
    }
}

} // namespace

QByteArray maskCardNumbers(QByteArray bytes)
{
    constexpr int longest = 19;
    for (qsizetype start = 0; start < bytes.size(); ++start) {
        if (!isDigit(bytes[start]) || (start > 0 && isDigit(bytes[start - 1])))
            continue;
        // The run of digits from here, single separators allowed within.
        QVarLengthArray<qsizetype, longest + 1> places;
        QByteArray digits;
        for (qsizetype i = start; i < bytes.size() && digits.size() <= longest; ++i) {
            if (isDigit(bytes[i])) {
                places.append(i);
                digits.append(bytes[i]);
            } else if ((bytes[i] != ' ' && bytes[i] != '-' && bytes[i] != '+') || i + 1 == bytes.size() ||
                       !isDigit(bytes[i + 1])) {
                break;
            }
        }
        if (digits.size() < 13 || digits.size() > longest || !hasIssuerRange(digits) || !hasLuhnSum(digits))
            continue;
        for (qsizetype i = 6; i < digits.size() - 4; ++i)
            bytes[places[i]] = '*';
        start = places.last();
    }
    return bytes;
}

QByteArray maskSecrets(QByteArray bytes, const QList<QByteArray> &secrets)
{
    for (const QByteArray &secret : secrets) {
        if (secret.isEmpty())
            continue;
        bytes.replace(secret.toBase64(), redactedMark);
        bytes.replace(secret, redactedMark);
    }
    return bytes;
}

} // namespace core
