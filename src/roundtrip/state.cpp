// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/state.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace roundtrip
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(roundtrip::State)
};

} // namespace

QString wordFor(State state)
{
    switch (state) {
    case State::Listening:
        return u"LISTENING"_s;
    case State::Submitting:
        return u"SUBMITTING"_s;
    case State::NotSent:
        return u"NOT SENT"_s;
    case State::Unknown:
        return u"UNKNOWN"_s;
    case State::Refused:
        return u"REFUSED"_s;
    case State::Pending:
        return u"PENDING"_s;
    case State::Declined:
        return u"DECLINED"_s;
    case State::Paid:
        return u"PAID"_s;
    }
    Q_UNREACHABLE();
}

QString wordFor(InvoiceState state)
{
    switch (state) {
    case InvoiceState::Open:
        return u"OPEN"_s;
    case InvoiceState::Pending:
        return u"PENDING"_s;
    case InvoiceState::Declined:
        return u"DECLINED"_s;
    case InvoiceState::Paid:
        return u"PAID"_s;
    }
    Q_UNREACHABLE();
}

QString labelFor(State state)
{
    switch (state) {
    case State::Listening:
        return Words::tr("LISTENING");
    case State::Submitting:
        return Words::tr("SUBMITTING");
    case State::NotSent:
        return Words::tr("NOT SENT");
    case State::Unknown:
        return Words::tr("UNKNOWN");
    case State::Refused:
        return Words::tr("REFUSED");
    case State::Pending:
        return Words::tr("PENDING");
    case State::Declined:
        return Words::tr("DECLINED");
    case State::Paid:
        return Words::tr("PAID");
    }
    Q_UNREACHABLE();
}

QString labelFor(InvoiceState state)
{
    switch (state) {
    case InvoiceState::Open:
        return Words::tr("OPEN");
    case InvoiceState::Pending:
        return Words::tr("PENDING");
    case InvoiceState::Declined:
        return Words::tr("DECLINED");
    case InvoiceState::Paid:
        return Words::tr("PAID");
    }
    Q_UNREACHABLE();
}

QString labelForStateWord(const QString &word)
{
    for (const State state : allStates) {
        if (wordFor(state) == word)
            return labelFor(state);
    }
    return word;
}

} // namespace roundtrip
