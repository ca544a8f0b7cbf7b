// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "simulator/behaviour.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace simulator
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(simulator::Behaviour)
};

using Way = OpenPoint::Way;

constexpr Way refusal[] = {
    {"400", QT_TRANSLATE_NOOP("simulator::Behaviour", "with status 400 and a Message")},
    {"200", QT_TRANSLATE_NOOP("simulator::Behaviour", "with status 200 and a Message")},
};
constexpr Way postbacks[] = {
    {"each", QT_TRANSLATE_NOOP("simulator::Behaviour", "one for each invoice")},
    {"one", QT_TRANSLATE_NOOP("simulator::Behaviour", "one for the whole payment")},
};
constexpr Way returnMethod[] = {
    {"get", QT_TRANSLATE_NOOP("simulator::Behaviour", "by GET")},
    {"post", QT_TRANSLATE_NOOP("simulator::Behaviour", "by POST")},
};
constexpr Way returnFields[] = {
    {"none", QT_TRANSLATE_NOOP("simulator::Behaviour", "nothing")},
    {"payment",
     QT_TRANSLATE_NOOP("simulator::Behaviour", "Approved, PaymentGUID, PaymentMessage and BillerReference")},
};
constexpr Way cancel[] = {
    {"none", QT_TRANSLATE_NOOP("simulator::Behaviour", "no link")},
    {"return", QT_TRANSLATE_NOOP("simulator::Behaviour", "a link to the ReturnURL")},
};
constexpr Way biller[] = {
    {"active", QT_TRANSLATE_NOOP("simulator::Behaviour", "active")},
    {"inactive",
     QT_TRANSLATE_NOOP("simulator::Behaviour", "not active: Active is false, and requests are refused")},
};
constexpr Way key[] = {
    {"alone", QT_TRANSLATE_NOOP("simulator::Behaviour", "the key alone")},
    {"colon", QT_TRANSLATE_NOOP("simulator::Behaviour", "the key and a colon")},
    {"either", QT_TRANSLATE_NOOP("simulator::Behaviour", "either")},
};
constexpr Way warnings[] = {
    {"accept", QT_TRANSLATE_NOOP("simulator::Behaviour", "accepted")},
    {"refuse", QT_TRANSLATE_NOOP("simulator::Behaviour", "refused")},
};
constexpr Way cors[] = {
    {"on", QT_TRANSLATE_NOOP("simulator::Behaviour", "allowed (CORS)")},
    {"off", QT_TRANSLATE_NOOP("simulator::Behaviour", "not allowed")},
};

constexpr OpenPoint points[] = {
    {Open::Refusal, "refusal", QT_TRANSLATE_NOOP("simulator::Behaviour", "A request is refused"), refusal},
    {Open::Postbacks, "postbacks", QT_TRANSLATE_NOOP("simulator::Behaviour", "Postbacks of several invoices"),
     postbacks},
    {Open::ReturnMethod, "return-method",
     QT_TRANSLATE_NOOP("simulator::Behaviour", "The payer's browser returns"), returnMethod},
    {Open::ReturnFields, "return-fields", QT_TRANSLATE_NOOP("simulator::Behaviour", "The return carries"),
     returnFields},
    {Open::Cancel, "cancel", QT_TRANSLATE_NOOP("simulator::Behaviour", "A payer who cancels gets"), cancel},
    {Open::Biller, "biller", QT_TRANSLATE_NOOP("simulator::Behaviour", "The biller is"), biller},
    {Open::Key, "key", QT_TRANSLATE_NOOP("simulator::Behaviour", "Authorization holds, in base64,"), key},
    {Open::Warnings, "warnings",
     QT_TRANSLATE_NOOP("simulator::Behaviour", "Requests that validation only warns about are"), warnings},
    {Open::Cors, "cors", QT_TRANSLATE_NOOP("simulator::Behaviour", "Requests from web pages are"), cors},
};

const OpenPoint &rowOf(Open point)
{
    return *std::ranges::find(points, point, &OpenPoint::point);
}

} // namespace

QString OpenPoint::title() const
{
    return Words::tr(words);
}

QString OpenPoint::titleOf(const Way &way)
{
    return Words::tr(way.words);
}

std::span<const OpenPoint> openPoints()
{
    return points;
}

const OpenPoint *openPoint(const QString &name)
{
    const auto found = std::ranges::find_if(
        points, [&](const OpenPoint &known) { return name == QLatin1StringView(known.name); });
    return found == std::end(points) ? nullptr : &*found;
}

core::Result<core::Done> Behaviour::set(const OpenPoint &point, const QString &way)
{
    const auto found = std::ranges::find_if(
        point.ways, [&](const Way &known) { return way == QLatin1StringView(known.name); });
    if (found == point.ways.end()) {
        QStringList names;
        for (const Way &known : point.ways)
            names << QLatin1StringView(known.name);
        return core::Error{u"behaviour"_s, Words::tr("“%1” is not a value for %2. Use one of: %3.")
                                               .arg(way, QLatin1StringView(point.name), names.join(", "_L1))};
    }
    m_ways.remove(point.point);
    if (found != point.ways.begin())
        m_ways.insert(point.point, int(found - point.ways.begin()));
    return core::done();
}

QLatin1StringView Behaviour::way(Open point) const
{
    return QLatin1StringView(rowOf(point).ways[size_t(m_ways.value(point))].name);
}

QStringList Behaviour::toTexts() const
{
    QStringList texts;
    for (const OpenPoint &point : points) {
        if (m_ways.contains(point.point))
            texts << QLatin1StringView(point.name) + '='_L1 + way(point.point);
    }
    return texts;
}

} // namespace simulator
