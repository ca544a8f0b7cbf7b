// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/card_numbers.h"

#include <array>

namespace core
{

namespace
{

constexpr qsizetype shortestNumber = 13;
constexpr qsizetype longestNumber = 19;

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
    IssuerRange{3000, 3059, 14, 14}, // Diners Club; more digits are allowed, and nobody has issued any
    IssuerRange{3095, 3095, 14, 14}, // Diners Club
    IssuerRange{3600, 3699, 14, 14}, // Diners Club
    IssuerRange{3800, 3999, 14, 14}, // Diners Club
};

/// Bit n is set when numbers of n digits are issued.
using Lengths = quint32;

constexpr Lengths lengthsOf(int issuer)
{
    Lengths lengths = 0;
    for (const IssuerRange &range : issuerRanges) {
        if (issuer >= range.low && issuer <= range.high) {
            for (int length = range.shortest; length <= range.longest; ++length)
                lengths |= 1U << length;
        }
    }
    return lengths;
}

/// By the first four digits.
const std::array<Lengths, 10'000> &issuedLengths()
{
    static const std::array<Lengths, 10'000> table = [] {
        std::array<Lengths, 10'000> lengths{};
        for (size_t issuer = 0; issuer < lengths.size(); ++issuer)
            lengths[issuer] = lengthsOf(int(issuer));
        return lengths;
    }();
    return table;
}

/// The sums of ISO/IEC 7812-1, annex B, while digits are added from the front: which digits are doubled
/// depends on where the number will end.
class LuhnSum
{
public:
    void add(int digit)
    {
        const int doubled = digit > 4 ? digit * 2 - 9 : digit * 2;
        m_ifEven += m_isOdd ? digit : doubled;
        m_ifOdd += m_isOdd ? doubled : digit;
        m_isOdd = !m_isOdd;
    }
    bool isGood() const { return (m_isOdd ? m_ifOdd : m_ifEven) % 10 == 0; }

private:
    int m_ifEven = 0; ///< the sum if the number of digits is even: the first, third, … doubled
    int m_ifOdd = 0;  ///< if it is odd: the second, fourth, … doubled
    bool m_isOdd = false;
};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isSeparator(char c)
{
    return c == ' ' || c == '-' || c == '.' || c == '+';
}

constexpr char adjacent = '\0';

struct Digit {
    qsizetype place;
    char separator; ///< what stands before it: a single separator, or adjacent
    quint8 value;
    bool isHidden = false;
};

/// A row of digits with at most single separators between them.
class Row
{
public:
    void clear() { m_digits.clear(); }
    void append(qsizetype place, char separator, char digit)
    {
        m_digits.push_back({place, separator, quint8(digit - '0')});
    }

    void find(std::vector<CardNumber> &found)
    {
        const qsizetype size = qsizetype(m_digits.size());
        if (size < shortestNumber)
            return;
        for (qsizetype first = 0; first + shortestNumber <= size; ++first) {
            const qsizetype length = numberLength(first);
            if (length == 0)
                continue;
            found.push_back(hide(first, length));
            first =
                qMax<qsizetype>(0, first - longestNumber) - 1; // the gap has made new groups on both sides
        }
    }

private:
    bool isShown(qsizetype i) const
    {
        return i >= 0 && i < qsizetype(m_digits.size()) && !m_digits[size_t(i)].isHidden;
    }
    /// True when nothing stands between the digits `i` - 1 and `i`.
    bool isJoined(qsizetype i) const
    {
        return isShown(i - 1) && isShown(i) && m_digits[size_t(i)].separator == adjacent;
    }

    Lengths issuedFrom(qsizetype first) const
    {
        int issuer = 0;
        for (qsizetype i = first; i < first + 4; ++i) {
            if (!isShown(i))
                return 0;
            issuer = issuer * 10 + m_digits[size_t(i)].value;
        }
        return issuedLengths()[size_t(issuer)];
    }

    /// How many digits from `first` on are a card number, the longest there is; 0 when none.
    qsizetype numberLength(qsizetype first) const
    {
        const Lengths issued = issuedFrom(first);
        if (issued == 0)
            return 0;
        const bool startsGroup = !isJoined(first);
        LuhnSum sum;
        char used = adjacent; // between two groups; the same everywhere: two phone numbers are no card number
        qsizetype best = 0;
        for (qsizetype length = 1; length <= longestNumber; ++length) {
            const qsizetype last = first + length - 1;
            if (!isShown(last))
                break;
            if (const char separator = m_digits[size_t(last)].separator;
                length > 1 && separator != adjacent) {
                if (used != adjacent && separator != used)
                    break;
                used = separator;
            }
            sum.add(m_digits[size_t(last)].value);
            if ((issued >> length & 1) == 0 || !sum.isGood())
                continue;
            const bool isWhole = startsGroup && !isJoined(last + 1);
            if (isWhole || (used == adjacent && isWithinMore(first, length)))
                best = length;
        }
        return best;
    }

    /// True for a number of 15 or 16 digits in a group that has 17 or more.
    bool isWithinMore(qsizetype first, qsizetype length) const
    {
        qsizetype around = 0;
        for (qsizetype i = first; around < 2 && isJoined(i); --i)
            ++around;
        for (qsizetype i = first + length; around < 2 && isJoined(i); ++i)
            ++around;
        return (length == 15 || length == 16) && length + around >= 17;
    }

    CardNumber hide(qsizetype first, qsizetype length)
    {
        CardNumber number;
        for (qsizetype i = 0; i < length; ++i) {
            Digit &digit = m_digits[size_t(first + i)];
            digit.isHidden = i >= shownInFront && i < length - shownBehind;
            number.append(digit.place);
        }
        return number;
    }

    std::vector<Digit> m_digits;
};

} // namespace

bool isCardNumber(QByteArrayView digits)
{
    if (digits.size() < shortestNumber || digits.size() > longestNumber)
        return false;
    LuhnSum sum;
    for (const char c : digits) {
        if (!isDigit(c))
            return false;
        sum.add(c - '0');
    }
    const Lengths issued = issuedLengths()[size_t(digits.first(4).toInt())];
    return sum.isGood() && (issued >> digits.size() & 1) != 0;
}

std::vector<CardNumber> findCardNumbers(QByteArrayView text)
{
    std::vector<CardNumber> found;
    Row row;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!isDigit(text[i]))
            continue;
        row.clear();
        char separator = adjacent;
        for (;; ++i) {
            row.append(i, separator, text[i]);
            const bool hasNext = i + 1 < text.size();
            if (hasNext && isDigit(text[i + 1])) {
                separator = adjacent;
            } else if (i + 2 < text.size() && isSeparator(text[i + 1]) && isDigit(text[i + 2])) {
                separator = text[++i];
            } else {
                break;
            }
        }
        row.find(found);
    }
    return found;
}

} // namespace core
