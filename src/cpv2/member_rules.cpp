// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/member_rules.h"

#include "cpv2/repairs.h"

#include <QCoreApplication>
#include <QHash>

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

/// The sample's spelling of a member that the contract knows in this object; empty when there is none.
QString sampleSpelling(QLatin1StringView path, const QString &name)
{
    if (const Field *field = findField(path, name))
        return fieldName(*field);
    const int number = path == customFieldsPath ? customNumber(name) : 0;
    return number > 0 ? u"Custom%1"_s.arg(number) : QString();
}

/// Where each name that is not a field's appears last.
QHash<QString, int> lastOnes(QLatin1StringView path, const Json::Members &members)
{
    QHash<QString, int> last;
    for (int i = 0; i < int(members.size()); ++i) {
        if (!findField(path, members[size_t(i)].name))
            last.insert(members[size_t(i)].name, i);
    }
    return last;
}

void addRepeatedName(Notes &notes, const JsonPointer &at, const QString &name, int index)
{
    notes.add(Severity::Warning, at, "duplicate-name", Origin::Json, [&] {
        return Explanation(
            Words::tr("%1 appears more than once. It is not known which one the service reads.")
                .arg(shown(name)),
            JsonEdit{JsonEdit::Kind::Remove, at, {}, index});
    });
}

void checkName(Notes &notes, QLatin1StringView path, const Json &object, const JsonPointer &at, int index)
{
    const QString &name = object.members()[size_t(index)].name;
    const QString sample = sampleSpelling(path, name);
    if (sample.isEmpty())
        notes.add(Severity::Hint, notes.below(at, name), "unknown-member", Origin::Design, [&] {
            return Words::tr("%1 is not a known field. It is sent as it is.").arg(shown(name));
        });
    else if (name != sample && !isUsualSpelling(name))
        notes.add(Severity::Hint, notes.below(at, name), "spelling", Origin::Inferred, [&] {
            Json renamed = object;
            renamed.members()[size_t(index)].name = sample;
            return Explanation(Words::tr("The sample spells it %1.").arg(sample),
                               JsonEdit{JsonEdit::Kind::Replace, at, renamed, -1});
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
    std::array<int, size_t(FieldId::AllowRemindMe) + 1> bound; // by field: the member that the service reads
    for (const Field &field : fields()) {
        if (QLatin1StringView(field.parent) == path)
            bound[size_t(field.id)] = boundMember(members, QLatin1StringView(field.name));
    }
    const QHash<QString, int> lastOthers = lastOnes(path, members);

    for (int i = 0; i < int(members.size()); ++i) {
        const Json::Member &member = members[size_t(i)];
        const Field *field = findField(path, member.name);
        if (i != (field ? bound[size_t(field->id)] : lastOthers.value(member.name)))
            addRepeatedName(notes, notes.below(at, member.name), field ? fieldName(*field) : member.name, i);
        else {
            checkName(notes, path, object, at, i);
            const bool isLookedInto = field &&
                                      (field->type == FieldType::Array || field->type == FieldType::Object) &&
                                      fitsType(member.value, field->type);
            checkText(notes, member.name, notes.below(at, member.name));
            if (!isLookedInto)
                checkTexts(notes, member.value, notes.below(at, member.name));
        }
    }
}

} // namespace cpv2
