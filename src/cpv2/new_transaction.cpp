// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/new_transaction.h"

#include "cpv2/seeded_random.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::Literals::StringLiterals;
using core::Json;

namespace cpv2
{

namespace
{

constexpr int drawsPerLength =
    100; ///< after that many draws that are taken, there are too few numbers of this length

/// The new value for each old one, so that equal values stay equal.
class Renewal
{
public:
    explicit Renewal(quint64 seed) : m_random(seed) {}

    /// Numbers that must not be drawn.
    void avoid(const QString &number) { m_taken.insert(number); }

    QString number(const QString &old)
    {
        const auto known = m_numbers.constFind(old);
        if (known != m_numbers.cend())
            return *known;
        const QString renewed = withGuids(old);
        return *m_numbers.insert(old, renewed == old ? drawn(old) : renewed);
    }

    /// Replaces every GUID, including one between percent-encoded braces.
    QString withGuids(const QString &text)
    {
        static const QRegularExpression guid(
            u"(?:(?<![0-9A-F])|(?<=%[0-9A-F]{2}))[0-9A-F]{8}(-|%2D)[0-9A-F]{4}\\1[0-9A-F]{4}\\1[0-9A-F]{4}\\1"
            "[0-9A-F]{12}(?![0-9A-F])"_s,
            QRegularExpression::CaseInsensitiveOption);
        QString result;
        qsizetype end = 0;
        for (auto it = guid.globalMatch(text); it.hasNext();) {
            const QRegularExpressionMatch match = it.next();
            result += QStringView(text).sliced(end, match.capturedStart() - end);
            result += renewedGuid(match.captured(), match.captured(1));
            end = match.capturedEnd();
        }
        result += QStringView(text).sliced(end);
        return result;
    }

private:
    QString renewedGuid(const QString &old, const QString &hyphen)
    {
        QString plain = old;
        plain.replace(hyphen, u"-"_s);
        const QString key = plain.toLower();
        auto known = m_guids.constFind(key);
        if (known == m_guids.cend())
            known = m_guids.insert(key, m_random.uuid().toString(QUuid::WithoutBraces));
        const bool isSmall = plain == key && plain != plain.toUpper();
        QString renewed = isSmall ? *known : known->toUpper();
        return renewed.replace(u'-', hyphen);
    }

    QString drawn(const QString &old)
    {
        static const QRegularExpression lastDigits(u"[0-9]+(?=[^0-9]*\\z)"_s);
        const QRegularExpressionMatch match = lastDigits.match(old);
        const qsizetype at = match.hasMatch() ? match.capturedStart() : old.size();
        const QString digits = match.captured();
        qsizetype zeros = 0;
        while (zeros < digits.size() - 1 && digits[zeros] == u'0')
            ++zeros;
        constexpr qsizetype lengthOfNone = 6;
        qsizetype length = digits.isEmpty() ? lengthOfNone : digits.size() - zeros;
        const QString head = old.first(at + zeros);
        const QString tail = old.sliced(at + digits.size());
        for (int draws = 1;; ++draws) {
            const QString renewed = head + randomDigits(length) + tail;
            if (!m_taken.contains(renewed)) {
                m_taken.insert(renewed);
                return renewed;
            }
            if (draws % drawsPerLength == 0)
                ++length;
        }
    }

    QString randomDigits(qsizetype length)
    {
        QString digits;
        for (qsizetype i = 0; i < length; ++i)
            digits += QString::number(i == 0 ? 1 + m_random.below(9) : m_random.below(10));
        return digits;
    }

    SeededRandom m_random;
    QSet<QString> m_taken;
    QHash<QString, QString> m_numbers;
    QHash<QString, QString> m_guids;
};

/// A string or a whole number. Anything else is not an invoice number, and stays.
bool canBeRenewed(const Json *value)
{
    if (!value)
        return false;
    static const QRegularExpression whole(u"\\A[0-9]+\\z"_s);
    return value->kind() == Json::Kind::String
               ? !value->toString().isEmpty()
               : value->kind() == Json::Kind::Number &&
                     whole.match(QString::fromLatin1(value->numberText())).hasMatch();
}

} // namespace

PaymentRequest asNewTransaction(const PaymentRequest &request, quint64 seed)
{
    struct Spot {
        FieldId id;
        Place place;
    };
    QList<Spot> numbers;
    for (const Place place : request.invoices())
        numbers.append({FieldId::InvoiceNumber, place});
    numbers.append({FieldId::BillerReference, {}});

    Renewal renewal(seed);
    for (const Spot &spot : numbers)
        renewal.avoid(request.text(spot.id, spot.place));
    PaymentRequest renewed = request;
    for (const Spot &spot : numbers) {
        if (canBeRenewed(request.find(spot.id, spot.place)))
            (void)renewed.apply(
                request.setText(spot.id, renewal.number(request.text(spot.id, spot.place)), spot.place));
    }
    for (const FieldId id : {FieldId::ReturnURL, FieldId::PostBackURL}) {
        const Json *url = request.find(id);
        if (url && url->kind() == Json::Kind::String)
            (void)renewed.apply(request.setText(id, renewal.withGuids(url->toString())));
    }
    return renewed;
}

} // namespace cpv2
