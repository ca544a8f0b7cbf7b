// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "simulator/faults.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace simulator
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(simulator::Faults)
};

constexpr int longest = 60 * 60 * 1000; ///< ms
constexpr qsizetype mostValues = 20;

constexpr FaultKind kinds[] = {
    {Fault::Delay, "delay", FaultKind::Value::Milliseconds, "3000", false},
    {Fault::Error500, "error-500", FaultKind::Value::None, "", true},
    {Fault::Reset, "reset", FaultKind::Value::None, "", true},
    {Fault::TruncatedJson, "truncated-json", FaultKind::Value::None, "", true},
    {Fault::WrongContentType, "wrong-content-type", FaultKind::Value::None, "", true},
    {Fault::PostbackBeforeResponse, "postback-before-response", FaultKind::Value::Milliseconds, "2000",
     false},
    {Fault::PostbackBeforeReturn, "postback-before-return", FaultKind::Value::Milliseconds, "2000", false},
    {Fault::ReturnBeforePostback, "return-before-postback", FaultKind::Value::Milliseconds, "10000", false},
    {Fault::NoPostback, "no-postback", FaultKind::Value::None, "", false},
    {Fault::DuplicatePostback, "duplicate-postback", FaultKind::Value::None, "", false},
    {Fault::ReversedPostbacks, "reversed-postbacks", FaultKind::Value::None, "", false},
    {Fault::Retries, "retries", FaultKind::Value::ListOfMilliseconds, "1000,2000,4000,8000", false},
};

core::Error error(const QString &sentence)
{
    return {u"fault"_s, sentence};
}

core::Result<QList<int>> readValues(const FaultKind &kind, const QString &text)
{
    const QStringList parts = text.split(u',');
    const qsizetype most = kind.value == FaultKind::Value::ListOfMilliseconds ? mostValues : 1;
    QList<int> values;
    for (const QString &part : parts) {
        bool isNumber = false;
        const int value = part.toInt(&isNumber);
        if (!isNumber || value < 0 || value > longest || parts.size() > most)
            return error(Words::tr("“%1” is not a value for the fault %2. It takes milliseconds up to %3%4.")
                             .arg(text, QLatin1StringView(kind.name), QString::number(longest),
                                  most > 1 ? Words::tr(", or several separated by commas") : QString()));
        values << value;
    }
    return values;
}

} // namespace

QString FaultKind::summary() const
{
    switch (fault) {
    case Fault::Delay:
        return Words::tr("Answers a payment request this much later.");
    case Fault::Error500:
        return Words::tr("Accepts a payment request, but answers with 500.");
    case Fault::Reset:
        return Words::tr("Accepts a payment request, but drops the connection without an answer.");
    case Fault::TruncatedJson:
        return Words::tr("Accepts a payment request, but answers with 200 and half of the JSON.");
    case Fault::WrongContentType:
        return Words::tr("Accepts a payment request, but answers with 200 and an HTML page.");
    case Fault::PostbackBeforeResponse:
        return Words::tr("Pays a payment request at once, and answers it this much after the postback.");
    case Fault::PostbackBeforeReturn:
        return Words::tr("Holds the payer back this long, so that the postback arrives before the return.");
    case Fault::ReturnBeforePostback:
        return Words::tr("Holds the postbacks back this long, so that the return arrives before them.");
    case Fault::NoPostback:
        return Words::tr("Sends no postbacks.");
    case Fault::DuplicatePostback:
        return Words::tr("Sends each postback twice.");
    case Fault::ReversedPostbacks:
        return Words::tr("Sends the postbacks of a payment in reverse order.");
    case Fault::Retries:
        return Words::tr("Sends a postback again after each of these times until the answer is 2xx.");
    }
    Q_UNREACHABLE();
}

std::span<const FaultKind> faultKinds()
{
    return kinds;
}

core::Result<Faults> Faults::parse(const QStringList &texts)
{
    Faults faults;
    const FaultKind *answer = nullptr;
    for (const QString &text : texts) {
        const QString name = text.section(u'=', 0, 0);
        const auto kind = std::ranges::find_if(
            kinds, [&](const FaultKind &known) { return name == QLatin1StringView(known.name); });
        if (kind == std::end(kinds))
            return error(Words::tr("There is no fault “%1”.").arg(name));
        if (kind->isAnswer && answer && answer != kind)
            return error(Words::tr("%1 and %2 both change the answer. Choose one.")
                             .arg(QLatin1StringView(answer->name), name));
        if (kind->isAnswer)
            answer = kind;
        const auto value = text.contains(u'=') ? std::optional(text.section(u'=', 1)) : std::nullopt;
        if (const core::Result<core::Done> on = faults.turnOn(*kind, value); !on)
            return on.error();
    }
    return faults;
}

core::Result<core::Done> Faults::turnOn(const FaultKind &kind, const std::optional<QString> &value)
{
    QList<int> values;
    if (kind.value == FaultKind::Value::None) {
        if (value)
            return error(Words::tr("The fault %1 takes no value.").arg(QLatin1StringView(kind.name)));
    } else {
        const core::Result<QList<int>> read = readValues(kind, value.value_or(QLatin1StringView(kind.usual)));
        if (!read)
            return read.error();
        values = *read;
    }
    for (const FaultKind &other : kinds) {
        if (kind.isAnswer && other.isAnswer)
            turnOff(other.fault);
    }
    m_values.insert(kind.fault, values);
    return core::done();
}

QString Faults::valueText(Fault fault) const
{
    QStringList texts;
    for (const int value : milliseconds(fault))
        texts << QString::number(value);
    return texts.join(u',');
}

QStringList Faults::toTexts() const
{
    QStringList texts;
    for (const FaultKind &kind : kinds) {
        if (!has(kind.fault))
            continue;
        const QString value = valueText(kind.fault);
        texts << QString(QLatin1StringView(kind.name)) + (value.isEmpty() ? QString() : '='_L1 + value);
    }
    return texts;
}

} // namespace simulator
