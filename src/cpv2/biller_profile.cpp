// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/biller_profile.h"

#include "core/json_pointer.h"

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>

#include <limits>

using namespace Qt::Literals::StringLiterals;
using core::Json;
using core::JsonPointer;

namespace cpv2
{

namespace
{

constexpr int slotLimit = 999; ///< far above what any biller uses; catches typing errors

struct Words {
    Q_DECLARE_TR_FUNCTIONS(cpv2::BillerProfile)
};

/// The place in the file as shown to the user: `feeLineSlots/first`.
QString written(const JsonPointer &at)
{
    return at.isRoot() ? Words::tr("The profile") : at.tokens().join(u'/');
}

/// The first problem in the file. The rest is still read, but not reported.
class Problem
{
public:
    void expected(const JsonPointer &at, const QString &what)
    {
        say(Words::tr("%1 should be %2.").arg(written(at), what));
    }
    void say(const QString &sentence)
    {
        if (m_sentence.isEmpty())
            m_sentence = sentence;
    }
    const QString &sentence() const { return m_sentence; }

private:
    QString m_sentence;
};

void read(const Json &value, const JsonPointer &at, QString *target, Problem &problem)
{
    if (value.kind() == Json::Kind::String)
        *target = value.toString();
    else
        problem.expected(at, Words::tr("text"));
}

void read(const Json &value, const JsonPointer &at, bool *target, Problem &problem)
{
    if (value.kind() == Json::Kind::Bool)
        *target = value.toBool();
    else
        problem.expected(at, Words::tr("true or false"));
}

/// The members of one object, each read by name; members that nobody read are a problem.
class ObjectReader
{
public:
    ObjectReader(const Json &value, const JsonPointer &at, Problem &problem) : m_at(at), m_problem(problem)
    {
        if (!value.isObject()) {
            problem.expected(at, Words::tr("an object"));
            return;
        }
        for (const Json::Member &member : value.members()) {
            if (m_members.contains(member.name))
                problem.say(Words::tr("%1 appears twice.").arg(written(at / member.name)));
            m_members.insert(member.name, &member.value);
        }
    }

    JsonPointer place(const QString &name) const { return m_at / name; }

    /// The value of that member, which counts as known from now on; nullptr when absent.
    const Json *take(const QString &name) { return m_members.take(name); }

    template <typename T>
    void optional(const QString &name, T *target)
    {
        if (const Json *value = take(name))
            read(*value, place(name), target, m_problem);
    }

    void required(const QString &name, QString *target)
    {
        optional(name, target);
        if (target->trimmed().isEmpty())
            m_problem.say(Words::tr("%1 is missing or empty.").arg(written(place(name))));
    }

    /// From `least` to `most`; leaves the target unchanged when the member is absent.
    template <typename Target>
    void wholeNumber(const QString &name, int least, int most, Target *target)
    {
        const Json *value = take(name);
        if (!value)
            return;
        bool isWhole = false;
        const int number = value->kind() == Json::Kind::Number ? value->numberText().toInt(&isWhole) : 0;
        if (isWhole && number >= least && number <= most)
            *target = number;
        else
            m_problem.expected(place(name), Words::tr("a whole number from %1 to %2").arg(least).arg(most));
    }

    void finish() const
    {
        if (!m_members.isEmpty())
            m_problem.say(Words::tr("%1 is not a known member. Is it misspelled?")
                              .arg(written(place(m_members.firstKey()))));
    }

private:
    JsonPointer m_at;
    Problem &m_problem;
    QMap<QString, const Json *> m_members;
};

/// Visits the items of a list in order, each with its place.
template <typename ReadItem>
void readList(const Json *value, const JsonPointer &at, Problem &problem, const ReadItem &readItem)
{
    if (!value)
        return;
    if (!value->isArray())
        return problem.expected(at, Words::tr("a list"));
    qsizetype index = 0;
    for (const Json &item : value->items())
        readItem(item, at / index++);
}

void readFeeLineSlots(ObjectReader &profile, BillerProfile *target, Problem &problem)
{
    const QString name = u"feeLineSlots"_s;
    const Json *value = profile.take(name);
    if (!value)
        return;
    ObjectReader members(*value, profile.place(name), problem);
    members.wholeNumber(u"first"_s, 1, slotLimit, &target->firstFeeLineSlot);
    members.wholeNumber(u"last"_s, target->firstFeeLineSlot, slotLimit, &target->lastFeeLineSlot);
    members.finish();
}

void readCustomFieldMeanings(ObjectReader &profile, BillerProfile *target, Problem &problem)
{
    static const QRegularExpression customName(u"\\ACustom[1-9][0-9]{0,2}\\z"_s);
    const QString name = u"customFieldMeanings"_s;
    const Json *value = profile.take(name);
    if (!value)
        return;
    ObjectReader meanings(*value, profile.place(name), problem);
    if (!value->isObject())
        return;
    for (const Json::Member &member : value->members()) {
        if (customName.match(member.name).hasMatch())
            meanings.required(member.name, &target->customFieldMeanings[member.name]);
    }
    meanings.finish();
}

void readPaymentMethods(ObjectReader &profile, BillerProfile *target, Problem &problem)
{
    const QString name = u"paymentMethodsNotAllowed"_s;
    readList(profile.take(name), profile.place(name), problem, [&](const Json &item, const JsonPointer &at) {
        QString method;
        read(item, at, &method, problem);
        target->paymentMethodsNotAllowed.append(method);
    });
}

void readCallbackUrlPattern(ObjectReader &profile, BillerProfile *target, Problem &problem)
{
    const QString name = u"callbackUrlPattern"_s;
    profile.optional(name, &target->callbackUrlPattern);
    const QRegularExpression pattern(target->callbackUrlPattern);
    if (!pattern.isValid())
        problem.say(Words::tr("%1 is not a valid regular expression: %2 (at character %3).")
                        .arg(name, pattern.errorString(), QString::number(pattern.patternErrorOffset() + 1)));
}

void readModifications(ObjectReader &profile, BillerProfile *target, Problem &problem)
{
    const QString name = u"modifications"_s;
    readList(profile.take(name), profile.place(name), problem, [&](const Json &item, const JsonPointer &at) {
        ObjectReader members(item, at, problem);
        IntegrationModification modification;
        members.required(u"reference"_s, &modification.reference);
        members.optional(u"dateReleased"_s, &modification.dateReleased);
        members.optional(u"previousBehavior"_s, &modification.previousBehavior);
        members.optional(u"desiredBehavior"_s, &modification.desiredBehavior);
        members.optional(u"reason"_s, &modification.reason);
        members.finish();
        target->modifications.append(modification);
    });
}

BillerProfile readProfile(const Json &document, Problem &problem)
{
    BillerProfile profile;
    ObjectReader members(document, {}, problem);
    members.required(u"name"_s, &profile.name);
    members.required(u"version"_s, &profile.version);
    members.optional(u"source"_s, &profile.source);
    members.wholeNumber(u"typeId"_s, 1, std::numeric_limits<int>::max(), &profile.typeId);
    members.optional(u"serviceFeesZero"_s, &profile.serviceFeesZero);
    members.optional(u"pageResultOptionsOff"_s, &profile.pageResultOptionsOff);
    members.optional(u"datesOfToday"_s, &profile.datesOfToday);
    readFeeLineSlots(members, &profile, problem);
    readCustomFieldMeanings(members, &profile, problem);
    readPaymentMethods(members, &profile, problem);
    readCallbackUrlPattern(members, &profile, problem);
    readModifications(members, &profile, problem);
    members.finish();
    return profile;
}

/// A built-in profile. A test proves that it can be read, so failure here is a bug.
BillerProfile builtIn(const QString &id)
{
    QFile file(u":/profiles/%1.json"_s.arg(id));
    [[maybe_unused]] const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isOpen);
    core::Result<BillerProfile> profile = BillerProfile::fromJson(id, file.readAll());
    Q_ASSERT(profile);
    return *std::move(profile);
}

} // namespace

core::Result<BillerProfile> BillerProfile::fromJson(const QString &id, QByteArrayView text)
{
    static const QRegularExpression idForm(u"\\A[a-z0-9-]+\\z"_s);
    const QString code = u"profile"_s;
    if (!idForm.match(id).hasMatch())
        return core::Error{code, Words::tr("“%1” is not a valid profile name. The file name before .json may "
                                           "contain only the letters a to z, digits and hyphens.")
                                     .arg(id)};
    const core::Result<Json> document = core::parseJson(text);
    if (!document)
        return core::Error{code, document.error().sentence};

    Problem problem;
    BillerProfile profile = readProfile(*document, problem);
    if (!problem.sentence().isEmpty())
        return core::Error{code, problem.sentence()};
    profile.id = id;
    return profile;
}

BillerProfile BillerProfile::generic()
{
    static const BillerProfile profile = builtIn(u"generic"_s);
    return profile;
}

BillerProfile BillerProfile::sagesGov()
{
    static const BillerProfile profile = builtIn(u"sagesgov"_s);
    return profile;
}

} // namespace cpv2
