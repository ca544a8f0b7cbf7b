// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/state.h"

#include "core/wording.h"

using namespace Qt::Literals::StringLiterals;

namespace roundtrip
{

namespace
{

constexpr auto context = "roundtrip::State";

constexpr core::WordTable<State, 8> states{{
    {State::Listening, "LISTENING"_L1, QT_TRANSLATE_NOOP("roundtrip::State", "LISTENING")},
    {State::Submitting, "SUBMITTING"_L1, QT_TRANSLATE_NOOP("roundtrip::State", "SUBMITTING")},
    {State::NotSent, "NOT SENT"_L1, QT_TRANSLATE_NOOP("roundtrip::State", "NOT SENT")},
    {State::Unknown, "UNKNOWN"_L1, QT_TRANSLATE_NOOP("roundtrip::State", "UNKNOWN")},
    {State::Refused, "REFUSED"_L1, QT_TRANSLATE_NOOP("roundtrip::State", "REFUSED")},
    {State::Pending, "PENDING"_L1, QT_TRANSLATE_NOOP("roundtrip::State", "PENDING")},
    {State::Declined, "DECLINED"_L1, QT_TRANSLATE_NOOP("roundtrip::State", "DECLINED")},
    {State::Paid, "PAID"_L1, QT_TRANSLATE_NOOP("roundtrip::State", "PAID (by the postback)")},
}};

constexpr core::WordTable<InvoiceState, 5> invoiceStates{{
    {InvoiceState::Open, "OPEN"_L1, QT_TRANSLATE_NOOP("roundtrip::State", "OPEN")},
    {InvoiceState::Pending, "PENDING"_L1, QT_TRANSLATE_NOOP("roundtrip::State", "PENDING")},
    {InvoiceState::Declined, "DECLINED"_L1, QT_TRANSLATE_NOOP("roundtrip::State", "DECLINED")},
    {InvoiceState::Unknown, "UNKNOWN"_L1, QT_TRANSLATE_NOOP("roundtrip::State", "UNKNOWN")},
    {InvoiceState::Paid, "PAID"_L1, QT_TRANSLATE_NOOP("roundtrip::State", "PAID (by the postback)")},
}};

} // namespace

QString wordFor(State state)
{
    return core::wordOf(states, state);
}

QString wordFor(InvoiceState state)
{
    return core::wordOf(invoiceStates, state);
}

QString labelFor(State state)
{
    return core::labelOf(states, context, state);
}

QString labelFor(InvoiceState state)
{
    return core::labelOf(invoiceStates, context, state);
}

QString labelForStateWord(const QString &word)
{
    return core::labelOfWord(states, context, word);
}

QString sourceOf(State state)
{
    switch (state) {
    case State::Paid:
    case State::Declined:
        return u"postback"_s;
    case State::Pending:
    case State::Refused:
        return u"service"_s;
    case State::Listening:
    case State::Submitting:
    case State::NotSent:
    case State::Unknown:
        return u"workbench"_s;
    }
    Q_UNREACHABLE();
}

QString sourceOf(InvoiceState state)
{
    switch (state) {
    case InvoiceState::Paid:
    case InvoiceState::Declined:
        return u"postback"_s;
    case InvoiceState::Pending:
        return u"service"_s;
    case InvoiceState::Open:
    case InvoiceState::Unknown:
        return u"workbench"_s;
    }
    Q_UNREACHABLE();
}

} // namespace roundtrip
