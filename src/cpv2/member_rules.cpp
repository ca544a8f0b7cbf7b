// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/member_rules.h"

#include "cpv2/repairs.h"

#include <QCoreApplication>
#include <QHash>
#include <QVarLengthArray>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;
using core::Json;
using core::JsonEdit;
using core::JsonPointer;

namespace cpv2
{

namespace
{

constexpr auto customFieldsPath = "/Customers/*/Invoices/*/CustomFields"_L1;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(cpv2::validation)
};

/// Spellings other than the sample's that the source document's table or public clients use
/// (docs/contract.md#create-request).
bool isUsualSpelling(const QString &name)
{
    return name == "ACHServiceFee"_L1 || name == "PostbackURL"_L1 || name == "CSSUrl"_L1;
}

/// How the sample spells a member of CustomFields that has no field of its own; empty when it is not one.
QString sampleCustomName(QLatin1StringView path, const QString &name)
{
    const int number = path == customFieldsPath ? customNumber(name) : 0;
    return number > 0 ? u"Custom%1"_s.arg(number) : QString();
}

bool isSpelledAsInSample(const Field &field, const QString &name)
{
    return name == QLatin1StringView(field.name);
}

/// What the members of one object are for.
class MemberUse
{
public:
    MemberUse(QLatin1StringView path, const Json::Members &members) : m_fields(members.size())
    {
        m_readByField.fill(-1);
        for (int i = 0; i < int(members.size()); ++i) {
            const QString &name = members[size_t(i)].name;
            const Field *field = m_fields[size_t(i)] = findField(path, name);
            if (!field) {
                m_lastByName.insert(name, i);
                continue;
            }
            // As boundMember() does: the exact spelling before any other, the last one where it repeats.
            int &read = m_readByField[size_t(field->id)];
            if (read < 0 || isSpelledAsInSample(*field, name) ||
                !isSpelledAsInSample(*field, members[size_t(read)].name))
                read = i;
        }
    }

    /// The field that the member means in some spelling; nullptr where it means none.
    const Field *field(int index) const { return m_fields[size_t(index)]; }
    /// The service reads this one, not another of the same name.
    bool isRead(int index, const QString &name) const
    {
        const Field *field = m_fields[size_t(index)];
        return index == (field ? m_readByField[size_t(field->id)] : m_lastByName.value(name));
    }

private:
    QVarLengthArray<const Field *, 32> m_fields;
    std::array<int, size_t(FieldId::AllowRemindMe) + 1> m_readByField;
    QHash<QString, int> m_lastByName; ///< of those that mean no field
};

void addRepeatedName(Notes &notes, const JsonPointer &at, const QString &name, int index)
{
    notes.add(Severity::Warning, at, "duplicate-name", Origin::Json, [&] {
        return Explanation(
            Words::tr("%1 appears more than once. It is not known which one the service reads.")
                .arg(shown(name)),
            JsonEdit{JsonEdit::Kind::Remove, at, {}, index});
    });
}

void checkName(Notes &notes, QLatin1StringView path, const Json &object, const JsonPointer &at, int index,
               const Field *field)
{
    const QString &name = object.members()[size_t(index)].name;
    if (field && isSpelledAsInSample(*field, name))
        return;
    const QString sample = field ? fieldName(*field) : sampleCustomName(path, name);
    if (sample.isEmpty())
        notes.add(Severity::Hint, notes.below(at, name), "unknown-member", Origin::Design, [&] {
            return Words::tr("%1 is not a known field. It is sent as it is.").arg(shown(name));
        });
    else if (name != sample && !isUsualSpelling(name))
        notes.add(Severity::Hint, notes.below(at, name), "spelling", Origin::Inferred, [&] {
            const QString sentence = Words::tr("The sample spells it %1.").arg(sample);
            if (object.members().size() > mostMembersToRewrite)
                return Explanation(sentence);
            Json renamed = object;
            renamed.members()[size_t(index)].name = sample;
            return Explanation(sentence, JsonEdit{JsonEdit::Kind::Replace, at, renamed, -1});
        });
}

/// A name, or a value that a fix can replace.
void checkText(Notes &notes, const QString &text, const JsonPointer &at, bool isValue = false)
{
    const TextFault fault = textFault(text);
    if (fault == TextFault::None)
        return;
    const auto explain = [&](const QString &sentence) {
        std::optional<JsonEdit> fix;
        if (isValue)
            fix = JsonEdit{JsonEdit::Kind::Replace, at, Json::string(repairs::plainText(text)), -1};
        return Explanation(sentence.arg(shown(at.last())), fix);
    };
    if (fault == TextFault::HalfCharacter)
        notes.add(Severity::Error, at, "text-encoding", Origin::Json, [&] {
            return explain(Words::tr("%1 contains half a character, which UTF-8 cannot encode."));
        });
    else
        notes.add(Severity::Warning, at, "text-control", Origin::Plausible, [&] {
            return explain(Words::tr("%1 contains a control character, such as a line break or a tab."));
        });
}

/// Everything inside a value that no other rule looks into.
void checkTexts(Notes &notes, const Json &value, const JsonPointer &at)
{
    if (value.kind() == Json::Kind::String) {
        checkText(notes, value.toString(), at, true);
    } else if (value.isArray()) {
        int index = 0;
        for (const Json &item : value.items())
            checkTexts(notes, item, notes.below(at, index++));
    } else if (value.isObject()) {
        const Json::Members &members = value.members();
        QHash<QString, int> last;
        for (int i = 0; i < int(members.size()); ++i)
            last.insert(members[size_t(i)].name, i);
        for (int i = 0; i < int(members.size()); ++i) {
            const Json::Member &member = members[size_t(i)];
            const JsonPointer here = notes.below(at, member.name);
            if (last.value(member.name) != i) {
                addRepeatedName(notes, here, member.name, i);
            } else {
                checkText(notes, member.name, here);
                checkTexts(notes, member.value, here);
            }
        }
    }
}

} // namespace

bool fitsType(const Json &value, FieldType type)
{
    const Json::Kind kind = value.kind();
    switch (type) {
    case FieldType::Object:
        return kind == Json::Kind::Object;
    case FieldType::Array:
        return kind == Json::Kind::Array;
    case FieldType::Boolean:
        return kind == Json::Kind::Bool || (kind == Json::Kind::String &&
                                            (value.toString().compare("true"_L1, Qt::CaseInsensitive) == 0 ||
                                             value.toString().compare("false"_L1, Qt::CaseInsensitive) == 0));
    default:
        return kind == Json::Kind::String || kind == Json::Kind::Number;
    }
}

int customNumber(const QString &name)
{
    constexpr auto prefix = "Custom"_L1;
    const QStringView digits = QStringView(name).sliced(qMin(prefix.size(), name.size()));
    const bool isOne =
        name.startsWith(prefix, Qt::CaseInsensitive) && !digits.isEmpty() && digits.size() <= 6 &&
        digits.front() != u'0' &&
        std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return isOne ? digits.toInt() : 0;
}

void checkMembers(Notes &notes, QLatin1StringView path, const Json &object, Place place)
{
    const Json::Members &members = object.members();
    const JsonPointer at = notes.areWritten() ? notes.pointer(path, place) : JsonPointer();
    const MemberUse use(path, members);

    for (int i = 0; i < int(members.size()); ++i) {
        const Json::Member &member = members[size_t(i)];
        const Field *field = use.field(i);
        const JsonPointer here = notes.below(at, member.name);
        if (!use.isRead(i, member.name)) {
            addRepeatedName(notes, here, member.name, i);
            continue;
        }
        checkName(notes, path, object, at, i, field);
        checkText(notes, member.name, here);
        const bool isLookedInto = field &&
                                  (field->type == FieldType::Array || field->type == FieldType::Object) &&
                                  fitsType(member.value, field->type);
        if (!isLookedInto)
            checkTexts(notes, member.value, here);
    }
}

} // namespace cpv2
