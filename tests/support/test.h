// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTest>

#include <source_location>

namespace support
{

/// Ends the test function from wherever it is thrown. Qt Test has the failure on record by then.
struct Failed {
};

/// Fails the test with a sentence and ends it, for a helper that cannot go on.
[[noreturn]] void fail(const QString &sentence,
                       const std::source_location &where = std::source_location::current());

/// The base of every test class: a Qt warning that the test did not announce with
/// QTest::ignoreMessage() fails it. A class with an init() of its own calls this one first.
class Test : public QObject
{
    Q_OBJECT
protected slots:
    void init();
};

/// A test class whose functions may end with Failed. Qt Test calls them through the meta-object, so that is
/// where the exception is caught.
template <typename T>
class Guarded final : public T
{
public:
    const QMetaObject *metaObject() const override
    {
        static const QMetaObject guarded = [] {
            QMetaObject copy = T::staticMetaObject;
            copy.d.static_metacall = &Guarded::call;
            return copy;
        }();
        return &guarded;
    }

private:
    static void call(QObject *object, QMetaObject::Call call, int index, void **arguments)
    {
        try {
            T::staticMetaObject.d.static_metacall(object, call, index, arguments);
        } catch (const Failed &) { // on record
        }
    }
};

} // namespace support

// Qt's checks leave a failed test with `return`, which in a helper or a lambda leaves that one only: the test
// goes on with what it knows to be wrong. These throw, as Qt's own do from 6.8 on (QTEST_THROW_ON_FAIL); the
// QTRY_… macros are made of them. A check on another thread than the test's can only end the program.
#undef QVERIFY
#define QVERIFY(statement)                                                                                   \
    do {                                                                                                     \
        if (!QTest::qVerify(static_cast<bool>(statement), #statement, "", __FILE__, __LINE__))               \
            throw support::Failed();                                                                         \
    } while (false)

#undef QVERIFY2
#define QVERIFY2(statement, description)                                                                     \
    do {                                                                                                     \
        const bool heldByCheck = static_cast<bool>(statement);                                               \
        if (!QTest::qVerify(heldByCheck, #statement,                                                         \
                            heldByCheck ? "" : static_cast<const char *>(description), __FILE__, __LINE__))  \
            throw support::Failed();                                                                         \
    } while (false)

#undef QCOMPARE
#define QCOMPARE(actual, expected)                                                                           \
    do {                                                                                                     \
        if (!QTest::qCompare(actual, expected, #actual, #expected, __FILE__, __LINE__))                      \
            throw support::Failed();                                                                         \
    } while (false)

#undef QCOMPARE_OP_IMPL
#define QCOMPARE_OP_IMPL(lhs, rhs, op, opId)                                                                 \
    do {                                                                                                     \
        if (![](auto &&lhsOfCheck, auto &&rhsOfCheck) {                                                      \
                return QTest::reportResult(                                                                  \
                    lhsOfCheck op rhsOfCheck, [&lhsOfCheck] { return QTest::toString(lhsOfCheck); },         \
                    [&rhsOfCheck] { return QTest::toString(rhsOfCheck); }, #lhs, #rhs,                       \
                    QTest::ComparisonOperation::opId, __FILE__, __LINE__);                                   \
            }(lhs, rhs))                                                                                     \
            throw support::Failed();                                                                         \
    } while (false)

#undef QFAIL
#define QFAIL(message)                                                                                       \
    do {                                                                                                     \
        QTest::qFail(static_cast<const char *>(message), __FILE__, __LINE__);                                \
        throw support::Failed();                                                                             \
    } while (false)

#undef QTEST_MAIN
#define QTEST_MAIN(TestObject) QTEST_MAIN_WRAPPER(support::Guarded<TestObject>, QTEST_MAIN_SETUP())
#undef QTEST_GUILESS_MAIN
#define QTEST_GUILESS_MAIN(TestObject)                                                                       \
    QTEST_MAIN_WRAPPER(support::Guarded<TestObject>, QTEST_QAPP_SETUP(QCoreApplication))
#undef QTEST_APPLESS_MAIN
#define QTEST_APPLESS_MAIN(TestObject) QTEST_MAIN_WRAPPER(support::Guarded<TestObject>)
