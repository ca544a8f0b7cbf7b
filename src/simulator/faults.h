// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QList>
#include <QMap>
#include <QStringList>

#include <optional>
#include <span>

namespace simulator
{

/// What the simulator can do wrong on purpose. None of them is a wrong signature: CPV2 signs nothing
/// (docs/contract.md#postback).
enum class Fault : quint8 {
    Delay,
    Error500,
    Reset,
    TruncatedJson,
    WrongContentType,
    PostbackBeforeResponse,
    PostbackBeforeReturn,
    ReturnBeforePostback,
    NoPostback,
    DuplicatePostback,
    ReversedPostbacks,
    Retries,
};

struct FaultKind {
    enum class Value : quint8 { None, Milliseconds, ListOfMilliseconds };

    Fault fault;
    const char *name; ///< as it is written: `postback-before-return`
    Value value;
    const char *usual; ///< the value when none is given
    bool isAnswer;     ///< changes the answer to a payment request: only one of these at a time

    QString summary() const; ///< a sentence for people
};

std::span<const FaultKind> faultKinds();

/// The faults that are on, with their values.
class Faults
{
public:
    /// From `NAME` or `NAME=VALUE` each. Fails with `fault`: an unknown name, a bad value, one too many or
    /// over an hour, or two faults of the answer.
    static core::Result<Faults> parse(const QStringList &texts);

    /// Turns off any other fault of the answer. Fails with `fault` as parse() does.
    core::Result<core::Done> turnOn(const FaultKind &kind, const std::optional<QString> &value = {});
    void turnOff(Fault fault) { m_values.remove(fault); }

    bool isEmpty() const { return m_values.isEmpty(); }
    bool has(Fault fault) const { return m_values.contains(fault); }
    /// All values of a fault; none when it is off.
    QList<int> milliseconds(Fault fault) const { return m_values.value(fault); }
    /// The only value of a fault, 0 when it is off.
    int delay(Fault fault) const { return milliseconds(fault).value(0); }
    /// The value as it is written; empty when there is none.
    QString valueText(Fault fault) const;
    /// As parse() reads them.
    QStringList toTexts() const;

    bool operator==(const Faults &) const = default;

private:
    QMap<Fault, QList<int>> m_values;
};

} // namespace simulator
