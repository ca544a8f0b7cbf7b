// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/amount_rules.h"

#include "cpv2/member_rules.h"
#include "cpv2/repairs.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;
using core::Json;
using core::JsonEdit;
using core::JsonPointer;

namespace cpv2
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(cpv2::validation)
};

bool isWholeCents(const Money &amount)
{
    return amount.tenThousandths() % 100 == 0;
}

/// A custom field that is, or means to be, a fee line.
struct Line {
    QString name;
    QString text;
    core::Result<FeeLine> line;
};

QList<Line> feeLines(const PaymentRequest &request, Place place)
{
    QList<Line> lines;
    const Json *custom = request.find(FieldId::CustomFields, place);
    if (!custom || !custom->isObject())
        return lines;
    for (const Json::Member &member : custom->members()) {
        if (member.value.kind() == Json::Kind::String && FeeLine::looksLikeOne(member.value.toString()))
            lines.append({member.name, member.value.toString(), FeeLine::parse(member.value.toString())});
    }
    return lines;
}

/// Empty when there are no lines, or while one cannot be read; that has its own finding.
std::optional<Money> sumOf(const QList<Line> &lines)
{
    QList<Money> amounts;
    for (const Line &line : lines) {
        if (!line.line)
            return {};
        amounts.append(line.line->amount());
    }
    const core::Result<Money> sum = Money::sum(amounts);
    return sum && !lines.isEmpty() ? std::optional(*sum) : std::nullopt;
}

QString amountText(const QStringList &parts)
{
    const auto part =
        std::ranges::find_if(parts, [](const QString &text) { return text.startsWith("amt:"_L1); });
    return part == parts.end() ? QString() : part->sliced(4);
}

/// Empty when the line would still be broken.
std::optional<QString> withAmount(QString text, const QString &from, const QString &to)
{
    text.replace("amt:"_L1 + from, "amt:"_L1 + to);
    return FeeLine::parse(text) ? std::optional(text) : std::nullopt;
}

std::optional<JsonEdit> replace(const JsonPointer &at, const std::optional<QString> &text)
{
    if (!text)
        return {};
    return JsonEdit{JsonEdit::Kind::Replace, at, Json::string(*text), -1};
}

void checkBrokenFeeLine(Notes &notes, const Line &line, const JsonPointer &at)
{
    const QStringList parts = line.text.split(u'|');
    const bool hasBarInName =
        std::ranges::any_of(parts, [](const QString &part) { return !part.contains(u':'); });
    const QString amount = amountText(parts);
    static const QRegularExpression tooPrecise(u"\\A-?[0-9]+\\.[0-9]{5,}\\z"_s);
    const bool isPrecise = !hasBarInName && tooPrecise.match(amount).hasMatch();
    const char *code = hasBarInName ? "fee-line-bar" : isPrecise ? "fee-line-precision" : "fee-line";
    notes.add(Severity::Error, at, code, hasBarInName ? Origin::Open : Origin::Design, [&] {
        std::optional<QString> right;
        if (hasBarInName)
            right = repairs::feeLine(line.text);
        else if (const auto mended = isPrecise ? repairs::cents(amount) : repairs::amount(amount))
            right = withAmount(line.text, amount, *mended);
        return Explanation(Words::tr("%1: %2").arg(line.name, line.line.error().sentence),
                           replace(at, right));
    });
}

void checkFeeLine(Notes &notes, const Line &line, const JsonPointer &at)
{
    const Money amount = line.line->amount();
    const auto withCents = [&] {
        FeeLine mended = *line.line;
        if (const core::Result<Money> cents =
                Money::parse(repairs::cents(amount.toString()).value_or(QString())))
            mended.setAmount(*cents);
        return replace(at, mended.toString());
    };
    if (amount.isNegative())
        notes.add(Severity::Warning, at, "fee-line-negative", Origin::Plausible,
                  [&] { return Words::tr("The amount of the fee line in %1 is negative.").arg(line.name); });
    else if (amount.isZero())
        notes.add(Severity::Warning, at, "fee-line-zero", Origin::Plausible,
                  [&] { return Words::tr("The amount of the fee line in %1 is zero.").arg(line.name); });
    if (!isWholeCents(amount))
        notes.add(Severity::Warning, at, "fee-line-precision", Origin::Inferred, [&] {
            return Explanation(
                Words::tr("The amount of the fee line in %1 is not in whole cents.").arg(line.name),
                withCents());
        });
    if (line.line->poi().trimmed().isEmpty() || line.line->item().trimmed().isEmpty())
        notes.add(Severity::Warning, at, "fee-line-name", Origin::Design, [&] {
            return Words::tr("The fee line in %1 has no fee id or no item name.").arg(line.name);
        });
}

/// Rewrites all custom fields with the line in the first free slot; the field it was in becomes null.
std::optional<JsonEdit> moveToFreeSlot(Notes &notes, const Line &line, const JsonPointer &at, Place place)
{
    const Json *custom = notes.request().find(FieldId::CustomFields, place);
    if (custom->members().size() > mostMembersToRewrite)
        return {};
    Json moved = *custom;
    const auto last = notes.profile().lastFeeLineSlot.value_or(999);
    for (int number = notes.profile().firstFeeLineSlot; number <= last; ++number) {
        const QString slot = u"Custom%1"_s.arg(number);
        const int index = boundMember(custom->members(), slot);
        if (index >= 0 && !custom->members()[size_t(index)].value.isNull())
            continue;
        if (index >= 0)
            moved.members()[size_t(index)].value = Json::string(line.text);
        else
            moved.members().push_back({slot, Json::string(line.text)});
        *core::find(moved, JsonPointer({line.name})) = Json();
        return JsonEdit{JsonEdit::Kind::Replace, at.parent(), moved, -1};
    }
    return {};
}

void checkSlot(Notes &notes, const Line &line, const JsonPointer &at, Place place)
{
    const int number = customNumber(line.name);
    const bool fits = number >= notes.profile().firstFeeLineSlot &&
                      (!notes.profile().lastFeeLineSlot || number <= *notes.profile().lastFeeLineSlot);
    if (fits)
        return;
    notes.add(Severity::Warning, at, "profile-fee-line-slot", Origin::Profile, [&] {
        const QString first = u"Custom%1"_s.arg(notes.profile().firstFeeLineSlot);
        const QString sentence =
            notes.profile().lastFeeLineSlot
                ? Words::tr("%1 holds a fee line; %2 keeps fee lines in %3 to Custom%4.")
                      .arg(line.name, notes.profile().name, first,
                           QString::number(*notes.profile().lastFeeLineSlot))
                : Words::tr("%1 holds a fee line; %2 keeps fee lines in %3 and the fields after it.")
                      .arg(line.name, notes.profile().name, first);
        return Explanation(sentence, moveToFreeSlot(notes, line, at, place));
    });
}

void checkBalance(Notes &notes, const Spot &spot, const Money &balance)
{
    const std::optional<Money> sum = sumOf(feeLines(notes.request(), spot.place));
    if (sum && *sum != balance)
        notes.add(Severity::Warning, spot, "balance-mismatch", Origin::Design, [&] {
            return Explanation(Words::tr("BalanceDue is %1, but the fee lines add up to %2.")
                                   .arg(balance.toString(), sum->toCents().toString()),
                               notes.setText(spot, feeLineTotal(notes.request(), spot.place)));
        });
    else if (balance.isZero())
        notes.add(Severity::Warning, spot, "amount-zero", Origin::Plausible,
                  [] { return Words::tr("BalanceDue is zero: there is nothing to pay."); });
}

void checkBrokenAmount(Notes &notes, const Spot &spot, const QString &text, const QString &reason)
{
    static const QRegularExpression decimal(u"\\A-?[0-9]+(\\.[0-9]+)?\\z"_s);
    const QRegularExpressionMatch match = decimal.match(text);
    const bool isPrecise = match.capturedLength(1) > 5; // the point and four decimals
    if (text.endsWith(u'%'))
        return notes.add(Severity::Error, spot, "amount-percent", Origin::Known, [&] {
            return Words::tr("%1 is an amount in dollars, never a percentage.").arg(notes.nameOf(spot));
        });
    const char *code = !match.hasMatch() ? "amount" : isPrecise ? "amount-precision" : "amount-long";
    notes.add(Severity::Error, spot, code, Origin::Inferred, [&] {
        return Explanation(Words::tr("%1: %2").arg(notes.nameOf(spot), reason),
                           notes.setText(spot, isPrecise ? repairs::cents(text) : repairs::amount(text)));
    });
}

} // namespace

void checkAmount(Notes &notes, const Spot &spot, const QString &text)
{
    const core::Result<Money> amount = Money::parse(text);
    if (!amount)
        return checkBrokenAmount(notes, spot, text, amount.error().sentence);
    if (amount->isNegative())
        notes.add(Severity::Error, spot, "amount-negative", Origin::Inferred, [&] {
            return Explanation(Words::tr("%1 is negative.").arg(notes.nameOf(spot)),
                               notes.setText(spot, text.mid(1)));
        });
    if (!isWholeCents(*amount))
        notes.add(Severity::Warning, spot, "amount-precision", Origin::Inferred, [&] {
            return Explanation(Words::tr("%1 is not in whole cents.").arg(notes.nameOf(spot)),
                               notes.setText(spot, repairs::cents(text)));
        });
    constexpr qint64 billion = 1'000'000'000LL * 10'000; // in ten-thousandths
    if (amount->tenThousandths() >= billion || amount->tenThousandths() <= -billion)
        notes.add(Severity::Warning, spot, "amount-long", Origin::Plausible, [&] {
            return Words::tr("%1 is a billion dollars or more. Is that intended?").arg(notes.nameOf(spot));
        });
    if (spot.field.id == FieldId::BalanceDue)
        checkBalance(notes, spot, *amount);
}

void checkFeeLines(Notes &notes, Place place)
{
    const QList<Line> lines = feeLines(notes.request(), place);
    if (lines.isEmpty())
        return;
    const JsonPointer holder =
        notes.areWritten() ? notes.request().pointer(FieldId::CustomFields, place) : JsonPointer();
    for (const Line &line : lines) {
        const JsonPointer at = notes.below(holder, line.name);
        if (line.line)
            checkFeeLine(notes, line, at);
        else
            checkBrokenFeeLine(notes, line, at);
        checkSlot(notes, line, at, place);
    }
}

std::optional<QString> feeLineTotal(const PaymentRequest &request, Place place)
{
    const std::optional<Money> sum = sumOf(feeLines(request, place));
    return sum && isWholeCents(*sum) && !sum->isNegative() ? std::optional(sum->toCents().toString())
                                                           : std::nullopt;
}

} // namespace cpv2
