// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/persistent_hash.h"
#include "roundtrip/persistent_list.h"
#include "support/test.h"

#include <QHash>
#include <QRandomGenerator>

using namespace roundtrip;

namespace
{

/// A number that counts its copies.
struct Counted {
    Counted(int number = 0) : value(number) {}
    Counted(const Counted &other) : value(other.value) { ++copies; }
    Counted &operator=(const Counted &other)
    {
        value = other.value;
        ++copies;
        return *this;
    }
    bool operator==(const Counted &other) const = default;

    int value;
    static inline qsizetype copies = 0;
};

/// Keys with so few hashes that many fall together, to the last bit.
struct Crowded {
    int value = 0;
    bool operator==(const Crowded &) const = default;
};

size_t qHash(const Crowded &key, size_t)
{
    return size_t(key.value % 3);
}

template <typename List>
QList<int> valuesOf(const List &list)
{
    QList<int> values;
    for (const auto &value : list)
        values.append(value);
    return values;
}

} // namespace

class TestPersistent : public support::Test
{
    Q_OBJECT
private slots:
    void aListKeepsWhatIsAppendedAndReplacedAndSoDoItsOldVersions()
    {
        QRandomGenerator random(1);
        QList<int> expected;
        PersistentList<int> list;
        QList<std::pair<QList<int>, PersistentList<int>>> versions;
        for (int i = 0; i < 5000; ++i) { // three levels
            if (i % 3 == 2) {
                const auto index = qsizetype(random.bounded(int(expected.size())));
                expected[index] = -i;
                list.replace(index, -i);
            } else {
                expected.append(i);
                list.append(i);
            }
            if (i % 500 == 0)
                versions.append({expected, list});
        }
        QCOMPARE(valuesOf(list), expected);
        QCOMPARE(list.first(), expected.first());
        QCOMPARE(list.last(), expected.last());
        for (const auto &[then, version] : versions)
            QCOMPARE(valuesOf(version), then);
    }

    void appendingToALongListCopiesNoMoreValuesThanToAShortOne()
    {
        const auto copiesOfOneMore = [](int size) {
            PersistentList<Counted> list;
            for (int i = 0; i < size; ++i)
                list.append(i);
            const PersistentList<Counted> version = list; // what it shares cannot be changed in place
            Counted::copies = 0;
            list.append(size);
            return Counted::copies;
        };
        const qsizetype levels = 4; // a value is handed down once a level
        QVERIFY(copiesOfOneMore(32 * 1000 + 7) <= copiesOfOneMore(7) + levels);
    }

    void aHashKeepsWhatIsInsertedAndSoDoItsOldVersions()
    {
        QRandomGenerator random(1);
        QHash<int, int> expected;
        PersistentHash<int, int> hash;
        QList<std::pair<QHash<int, int>, PersistentHash<int, int>>> versions;
        for (int i = 0; i < 5000; ++i) {
            const int key = random.bounded(3000); // some again
            expected.insert(key, i);
            hash.insert(key, i);
            if (i % 500 == 0)
                versions.append({expected, hash});
        }
        versions.append({expected, hash});
        for (const auto &[then, version] : versions) {
            for (int key = 0; key < 3000; ++key) {
                QCOMPARE(version.contains(key), then.contains(key));
                QCOMPARE(version.value(key, -1), then.value(key, -1));
            }
        }
    }

    void whatIsNotSharedIsChangedInPlace()
    {
        PersistentList<Counted> list;
        PersistentHash<int, Counted> hash;
        for (int i = 0; i < 20'000; ++i) {
            list.append(i);
            hash.insert(i, Counted(i));
        }
        Counted::copies = 0;
        list.replace(7, 7);
        hash.insert(7, Counted(7));
        QVERIFY2(Counted::copies <= 2, qPrintable(QString::number(Counted::copies)));
    }

    void keysWithTheSameHashAreToldApart()
    {
        PersistentHash<Crowded, int> hash;
        for (int i = 0; i < 100; ++i)
            hash.insert({i}, i);
        for (int i = 0; i < 100; ++i)
            QCOMPARE(hash.value({i}, -1), i);
        QVERIFY(!hash.contains({100}));
    }

    void insertingIntoALargeHashCopiesNoMoreValuesThanALeafHolds()
    {
        PersistentHash<int, Counted> hash;
        for (int i = 0; i < 20'000; ++i)
            hash.insert(i, Counted(i));
        const PersistentHash<int, Counted> version = hash; // what it shares cannot be changed in place
        Counted::copies = 0;
        hash.insert(20'000, Counted(20'000));
        // A full leaf of eight is parted once, in which each value is copied a few times.
        QVERIFY2(Counted::copies < 100, qPrintable(QString::number(Counted::copies)));
    }
};

QTEST_GUILESS_MAIN(TestPersistent)
#include "test_persistent.moc"
