// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/value_rules.h"

#include "core/card_numbers.h"
#include "core/web_url.h"
#include "cpv2/amount_rules.h"
#include "cpv2/dates.h"
#include "cpv2/repairs.h"
#include "cpv2/states.h"

#include <QCoreApplication>

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

bool isWholeNumber(const QString &text)
{
    bool isNumber = false;
    text.toInt(&isNumber);
    return isNumber && core::isJsonNumber(text.toUtf8());
}

/// A host that means the local machine to anyone who looks it up.
bool isLoopback(const QUrl &url)
{
    const QString host = url.host().toLower();
    return host == "localhost"_L1 || host.endsWith(".localhost"_L1) || host.startsWith("127."_L1) ||
           host == "::1"_L1 || host == "0.0.0.0"_L1;
}

/// The most likely value for a missing required field.
std::optional<QString> usualText(Notes &notes, const Spot &spot)
{
    switch (spot.field.id) {
    case FieldId::BalanceDue:
        return feeLineTotal(notes.request(), spot.place);
    case FieldId::CCServiceFee:
    case FieldId::AchServiceFee:
        return u"0.00"_s; // the source document: "Required and set to 0.00"
    case FieldId::DueDate:
    case FieldId::InvoiceDate:
        return notes.profile().datesOfToday ? std::optional(formatDate(notes.circumstances().today))
                                            : std::nullopt;
    default:
        return {};
    }
}

std::optional<JsonEdit> integerFix(Notes &notes, const Spot &spot)
{
    const QString trimmed = spot.text().trimmed();
    if (isWholeNumber(trimmed))
        return notes.setText(spot, trimmed);
    return spot.field.id == FieldId::ViewMode ? std::optional(notes.setText(spot, u"0"_s)) : std::nullopt;
}

void checkViewMode(Notes &notes, const Spot &spot, const QString &text)
{
    if (text != "0"_L1 && text != "1"_L1)
        notes.add(Severity::Warning, spot, "view-mode", Origin::Known, [&] {
            return Explanation(Words::tr("ViewMode is 0 (full window) or 1 (embedded)."),
                               notes.setText(spot, u"0"_s));
        });
    else if (text == "1"_L1 && !notes.request().text(FieldId::ReturnURL).isEmpty())
        notes.add(Severity::Hint, spot, "view-mode-embedded", Origin::Known, [] {
            return Words::tr("With ViewMode 1 the browser's return to ReturnURL stays inside the iframe.");
        });
}

void checkEmpty(Notes &notes, const Spot &spot)
{
    if (spot.field.required)
        addRequired(notes, spot, Words::tr("%1 is required but empty.").arg(notes.nameOf(spot)));
    else if (spot.field.type == FieldType::Integer)
        notes.add(Severity::Error, spot, "integer", Origin::Field, [&] {
            return Explanation(
                Words::tr("%1 should be a whole number, but it is empty.").arg(notes.nameOf(spot)),
                integerFix(notes, spot));
        });
}

void checkInteger(Notes &notes, const Spot &spot, const QString &text)
{
    if (!isWholeNumber(text))
        notes.add(Severity::Error, spot, "integer", Origin::Field, [&] {
            return Explanation(Words::tr("%1 should be a whole number; “%2” is not.")
                                   .arg(notes.nameOf(spot), shown(text.left(40))),
                               integerFix(notes, spot));
        });
    else if (spot.field.id == FieldId::ViewMode)
        checkViewMode(notes, spot, text);
}

void checkEmail(Notes &notes, const Spot &spot, const QString &text)
{
    if (!isEmail(text))
        notes.add(Severity::Warning, spot, "email", Origin::Email, [&] {
            return Explanation(
                Words::tr("%1 should be an e-mail address like name@example.com.").arg(notes.nameOf(spot)),
                notes.setText(spot, repairs::email(text)));
        });
}

void checkState(Notes &notes, const Spot &spot, const QString &text)
{
    if (!isStateCode(text))
        notes.add(Severity::Warning, spot, "state", Origin::PostalAddress, [&] {
            const QString code = stateCode(text);
            return Explanation(
                Words::tr("%1 should be the two-letter code of a state, like GA.").arg(notes.nameOf(spot)),
                notes.setText(spot, code.isEmpty() ? std::nullopt : std::optional(code)));
        });
}

void checkZip(Notes &notes, const Spot &spot, const QString &text)
{
    if (!isZip(text))
        notes.add(Severity::Warning, spot, "zip", Origin::PostalAddress, [&] {
            // A number cannot keep the leading zero of ZIP codes in the north-east.
            const bool hasLostZero = spot.value->kind() == Json::Kind::Number && text.size() == 4;
            return Explanation(
                Words::tr("%1 should be a ZIP code like 30042 or 30042-1234.").arg(notes.nameOf(spot)),
                notes.setText(spot, repairs::zip(hasLostZero ? u'0' + text : text)));
        });
}

void checkDay(Notes &notes, const Spot &spot, QDate date)
{
    if (spot.field.id == FieldId::DueDate) {
        const auto invoiceDate = parseDate(notes.request().text(FieldId::InvoiceDate, spot.place));
        if (invoiceDate && date < *invoiceDate) {
            const QString right = formatDate(*invoiceDate);
            notes.add(Severity::Warning, spot, "date-order", Origin::Plausible, [&] {
                return Explanation(Words::tr("DueDate is before InvoiceDate, %1.").arg(right),
                                   notes.setText(spot, right));
            });
        }
    }
    if (notes.profile().datesOfToday && date != notes.circumstances().today)
        notes.add(Severity::Hint, spot, "profile-date-today", Origin::Profile, [&] {
            const QString today = formatDate(notes.circumstances().today);
            return Explanation(Words::tr("%1 uses the current day, %2, for %3.")
                                   .arg(notes.profile().name, today, notes.nameOf(spot)),
                               notes.setText(spot, today));
        });
}

void checkDate(Notes &notes, const Spot &spot, const QString &text)
{
    using Form = DateReading::Form;
    const DateReading reading = readDate(text);
    const auto explain = [&](const QString &sentence) {
        return [&, sentence] {
            const std::optional<QString> right =
                reading.date ? std::optional(formatDate(*reading.date)) : std::nullopt;
            return Explanation(right ? sentence.arg(notes.nameOf(spot)) + u' ' +
                                           Words::tr("Write %1.").arg(*right)
                                     : sentence.arg(notes.nameOf(spot)),
                               notes.setText(spot, right));
        };
    };
    switch (reading.form) {
    case Form::Good:
        return checkDay(notes, spot, *reading.date);
    case Form::Impossible:
        return notes.add(Severity::Error, spot, "date-impossible", Origin::Design,
                         explain(Words::tr("%1 is not a calendar date; the month comes first.")));
    case Form::Iso:
        return notes.add(
            Severity::Warning, spot, "date-iso", Origin::Open,
            explain(Words::tr("%1 starts with the year; the service is known to read month/day/year.")));
    case Form::WithTime:
        return notes.add(
            Severity::Warning, spot, "date-time", Origin::Open,
            explain(Words::tr("%1 has a time; the service is known to read month/day/year only.")));
    case Form::ShortYear:
        return notes.add(Severity::Warning, spot, "date-year", Origin::Open,
                         explain(Words::tr("The year of %1 should have four digits.")));
    case Form::Unknown:
        return notes.add(Severity::Warning, spot, "date", Origin::Design,
                         explain(Words::tr("%1 is not written like 6/6/2025 (month/day/year).")));
    }
}

void checkAddress(Notes &notes, const Spot &spot, const QString &text, const QUrl &url)
{
    const bool isPostback = spot.field.id == FieldId::PostBackURL;
    // Only the postback comes from the service; the return and the style sheet are the payer's browser's.
    if (isPostback && notes.circumstances().endpointIsRemote && isLoopback(url))
        notes.add(Severity::Warning, spot, "url-loopback", Origin::Known, [&] {
            return Words::tr(
                       "%1 points to this machine. The service runs on another machine and cannot reach it.")
                .arg(notes.nameOf(spot));
        });
    if (url.hasFragment())
        notes.add(Severity::Warning, spot, "url-fragment", Origin::Url, [&] {
            return Explanation(
                Words::tr("The part of %1 after “#” is never sent to a server.").arg(notes.nameOf(spot)),
                notes.setText(spot, text.left(text.indexOf(u'#'))));
        });
    else if ((isPostback || spot.field.id == FieldId::ReturnURL) &&
             !notes.profile().callbackUrlPattern.isEmpty() &&
             !notes.rules().callbackUrls().match(text).hasMatch())
        notes.add(Severity::Warning, spot, "profile-callback-url", Origin::Profile, [&] {
            return Words::tr("%1 does not match the address pattern of %2.")
                .arg(notes.nameOf(spot), notes.profile().name);
        });
}

void checkUrl(Notes &notes, const Spot &spot, const QString &text)
{
    static const QRegularExpression scheme(u"\\A[A-Za-z][A-Za-z0-9+.-]*:(?![0-9])"_s);
    static const QRegularExpression space(u"\\s"_s);
    const auto explain = [&](const QString &sentence) {
        return [&, sentence] {
            return Explanation(sentence.arg(notes.nameOf(spot)), notes.setText(spot, repairs::url(text)));
        };
    };
    if (text.contains(space))
        return notes.add(Severity::Warning, spot, "url-space", Origin::Url,
                         explain(Words::tr("%1 contains a space, which a URL writes as %20.")));
    if (!text.contains(scheme))
        return notes.add(Severity::Warning, spot, "url-scheme", Origin::Url,
                         explain(Words::tr("%1 should start with https:// or http://.")));
    const std::optional<QUrl> url = core::webUrl(text);
    if (!url)
        return notes.add(
            Severity::Warning, spot, "url", Origin::Url,
            explain(Words::tr("%1 should be an absolute URL that starts with https:// or http://.")));
    checkAddress(notes, spot, text, *url);
}

} // namespace

void addRequired(Notes &notes, const Spot &spot, const QString &sentence)
{
    notes.add(Severity::Error, spot, "required", Origin::Field,
              [&] { return Explanation(sentence, notes.setText(spot, usualText(notes, spot))); });
}

/// What the request names as an id is an id in the whole round trip, and is not masked there (SECURITY.md).
void checkId(Notes &notes, const Spot &spot, const QString &text)
{
    const bool isId = spot.field.id == FieldId::AccountNumber || spot.field.id == FieldId::InvoiceNumber ||
                      spot.field.id == FieldId::BillerReference || spot.field.type == FieldType::Url;
    constexpr qsizetype shortestCardNumber = 13;
    if (!isId || text.size() < shortestCardNumber || core::findCardNumbers(text.toUtf8()).empty())
        return;
    notes.add(Severity::Warning, spot, "id-like-card", Origin::Plausible, [&] {
        return Words::tr(
                   "%1 looks like a card number. It is an id, so it is kept as it is and not masked in this "
                   "round trip. Use no real card number here.")
            .arg(notes.nameOf(spot));
    });
}

void checkTextOf(Notes &notes, const Spot &spot)
{
    const QString text = spot.text();
    if (text.trimmed().isEmpty())
        return checkEmpty(notes, spot);
    checkId(notes, spot, text);
    switch (spot.field.type) {
    case FieldType::Money:
        return checkAmount(notes, spot, text);
    case FieldType::Integer:
        return checkInteger(notes, spot, text);
    case FieldType::Date:
        return checkDate(notes, spot, text);
    case FieldType::Url:
        return checkUrl(notes, spot, text);
    case FieldType::Email:
        return checkEmail(notes, spot, text);
    default:
        break;
    }
    if (spot.field.id == FieldId::State)
        checkState(notes, spot, text);
    else if (spot.field.id == FieldId::Zip)
        checkZip(notes, spot, text);
}

} // namespace cpv2
