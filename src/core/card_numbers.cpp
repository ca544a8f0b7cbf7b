// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/card_numbers.h"

#include <algorithm>
#include <array>
#include <bit>
#include <optional>

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

/// Those that are looked for within a longer group.
constexpr Lengths withinMore = 1U << 15 | 1U << 16;

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

/// Tells of any part of a row of digits whether it has a good sum (ISO/IEC 7812-1, annex B), each in the
/// same time: hostile text may hold a candidate at every place.
class LuhnSums
{
public:
    void clear() { m_before.resize(1); }
    void append(int digit)
    {
        const bool isOdd = m_before.size() % 2 == 0;
        const int doubled = digit > 4 ? digit * 2 - 9 : digit * 2;
        const auto [even, odd] = m_before.last();
        m_before.append(
            {lastDigit(even + (isOdd ? digit : doubled)), lastDigit(odd + (isOdd ? doubled : digit))});
    }
    bool isEmpty() const { return m_before.size() == 1; }
    bool isGood(qsizetype begin, qsizetype end) const
    {
        const bool areOddDoubled = end % 2 != 0; // all but the last, the third last and so on
        return areOddDoubled ? m_before[begin].ifOddDoubled == m_before[end].ifOddDoubled
                             : m_before[begin].ifEvenDoubled == m_before[end].ifEvenDoubled;
    }

private:
    /// Of the sum of two digits.
    static quint8 lastDigit(int sum) { return quint8(sum < 10 ? sum : sum - 10); }

    /// Of all digits before a place, modulo 10.
    struct Sum {
        quint8 ifEvenDoubled = 0;
        quint8 ifOddDoubled = 0;
    };
    QVarLengthArray<Sum, 64> m_before{{}};
};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// What may stand between the digits of a number, as bits of a set.
using Separators = quint8;
constexpr Separators adjacent = 0;

struct Separator {
    char c;
    Separators bit;
};
/// Look-alikes are these already (core/look_alikes.h). A plus is a space in a form.
constexpr Separator separators[] = {
    {' ', 1}, {'\t', 1}, {'+', 1}, {'-', 2}, {'.', 4}, {'/', 8}, {'_', 16}, {'\n', 32}, {'\r', 32},
};
/// These part numbers that people group as they like; all others only the groups that are printed on cards.
constexpr Separators anyGrouping = 1 | 2 | 4;
/// So many may stand in one place: `4111 - 1111`.
constexpr qsizetype mostSeparators = 3;

/// adjacent for a character that is not one.
Separators separatorBit(char c)
{
    for (const Separator &separator : separators) {
        if (separator.c == c)
            return separator.bit;
    }
    return adjacent;
}

/// The groups in which numbers are printed on cards and typed from them.
constexpr std::array<std::array<qsizetype, 5>, 8> printedGroups{{
    {4, 4, 4, 4},
    {4, 6, 5},
    {4, 6, 4},
    {4, 4, 4, 4, 3},
    {4, 3, 3, 3},
    {4, 4, 5},
    {8, 8},
    {6, 13},
}};

struct Digit {
    qsizetype place;
    Separators separator; ///< what comes before it
    quint8 value;
    bool isHidden = false;
};

/// A row of digits with a few separators between them.
class Row
{
public:
    void clear()
    {
        m_digits.clear();
        m_sums.clear();
    }
    void append(qsizetype place, Separators separator, char digit)
    {
        m_digits.append({place, separator, quint8(digit - '0')});
    }

    void find(std::vector<CardNumber> &found)
    {
        for (qsizetype first = 0; first + shortestNumber <= m_digits.size(); ++first) {
            const Lengths issued = issuedFrom(first);
            const qsizetype length = issued == 0 ? 0 : numberLength(first, issued);
            if (length == 0)
                continue;
            found.push_back(hide(first, length));
            first =
                qMax<qsizetype>(0, first - longestNumber) - 1; // the gap has made new groups on both sides
        }
    }

private:
    bool isShown(qsizetype i) const { return i >= 0 && i < m_digits.size() && !m_digits[i].isHidden; }
    /// True when there is nothing between the digits `i` - 1 and `i`.
    bool isJoined(qsizetype i) const
    {
        return isShown(i - 1) && isShown(i) && m_digits[i].separator == adjacent;
    }

    Lengths issuedFrom(qsizetype first) const
    {
        int issuer = 0;
        for (qsizetype i = first; i < first + 4; ++i) {
            if (!isShown(i))
                return 0;
            issuer = issuer * 10 + m_digits[i].value;
        }
        return issuedLengths()[size_t(issuer)];
    }

    /// What separates the groups of these digits: the same everywhere, since two phone numbers are not a card
    /// number, or anything where the groups are those of a card. adjacent when they are one group, and
    /// nothing when they are no candidate.
    std::optional<Separators> separatorsWithin(qsizetype first, qsizetype length) const
    {
        Separators used = adjacent;
        bool isUniform = true;
        for (qsizetype i = first; i < first + length; ++i) {
            if (!isShown(i))
                return {};
            const Separators separator = i == first ? adjacent : m_digits[i].separator;
            if (separator == adjacent)
                continue;
            isUniform = isUniform && (used == adjacent || used == separator);
            used |= separator;
        }
        const bool isGood = isUniform && (used & ~anyGrouping) == 0;
        return isGood || isPrinted(first, length) ? std::optional(used) : std::nullopt;
    }

    bool isPrinted(qsizetype first, qsizetype length) const
    {
        std::array<qsizetype, 5> groups{};
        size_t group = 0;
        for (qsizetype i = first; i < first + length; ++i) {
            if (i > first && m_digits[i].separator != adjacent && ++group == groups.size())
                return false;
            ++groups[group];
        }
        return std::ranges::find(printedGroups, groups) != printedGroups.end();
    }

    /// How many digits from `first` on are a card number, the longest there is; 0 when none.
    qsizetype numberLength(qsizetype first, Lengths issued)
    {
        if (m_sums.isEmpty()) { // most rows hold no issuer's digits
            for (const Digit &digit : m_digits)
                m_sums.append(digit.value);
        }
        const bool startsGroup = !isJoined(first);
        Lengths left = startsGroup ? issued : issued & withinMore;
        while (left != 0) {
            const qsizetype length = std::bit_width(left) - 1;
            left &= ~(1U << length);
            if (first + length > m_digits.size() || !m_sums.isGood(first, first + length))
                continue;
            const std::optional<Separators> used = separatorsWithin(first, length);
            const bool isWhole = startsGroup && !isJoined(first + length);
            if (used && (isWhole || (*used == adjacent && isWithinMore(first, length))))
                return length;
        }
        return 0;
    }

    /// True for a number of 15 or 16 digits in a group that has 17 or more.
    bool isWithinMore(qsizetype first, qsizetype length) const
    {
        qsizetype around = 0;
        for (qsizetype i = first; around < 2 && isJoined(i); --i)
            ++around;
        for (qsizetype i = first + length; around < 2 && isJoined(i); ++i)
            ++around;
        return (withinMore >> length & 1) != 0 && length + around >= 17;
    }

    CardNumber hide(qsizetype first, qsizetype length)
    {
        CardNumber number;
        for (qsizetype i = 0; i < length; ++i) {
            Digit &digit = m_digits[first + i];
            digit.isHidden = i >= shownInFront && i < length - shownBehind;
            number.append(digit.place);
        }
        return number;
    }

    QVarLengthArray<Digit, 64> m_digits;
    LuhnSums m_sums;
};

} // namespace

bool isCardNumber(QByteArrayView digits)
{
    if (digits.size() < shortestNumber || digits.size() > longestNumber)
        return false;
    LuhnSums sums;
    for (const char c : digits) {
        if (!isDigit(c))
            return false;
        sums.append(c - '0');
    }
    const Lengths issued = issuedLengths()[size_t(digits.first(4).toInt())];
    return sums.isGood(0, digits.size()) && (issued >> digits.size() & 1) != 0;
}

std::vector<CardNumber> findCardNumbers(QByteArrayView text)
{
    std::vector<CardNumber> found;
    Row row;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!isDigit(text[i]))
            continue;
        row.clear();
        Separators separator = adjacent;
        for (;;) {
            row.append(i, separator, text[i]);
            qsizetype next = i + 1;
            separator = adjacent;
            while (next < text.size() && next - i <= mostSeparators && separatorBit(text[next]) != adjacent)
                separator |= separatorBit(text[next++]);
            if (next >= text.size() || !isDigit(text[next]))
                break;
            i = next;
        }
        row.find(found);
    }
    return found;
}

} // namespace core
