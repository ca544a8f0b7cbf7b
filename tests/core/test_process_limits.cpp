// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/process_limits.h"
#include "support/test.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <sys/resource.h>

class TestProcessLimits : public support::Test
{
    Q_OBJECT
private slots:
    void initTestCase() { QCOMPARE(getrlimit(RLIMIT_NOFILE, &m_before), 0); }
    void cleanup() { setrlimit(RLIMIT_NOFILE, &m_before); }

    // T05
    void moreFilesMayBeOpenThanTheDesktopAllowed()
    {
        rlimit few = m_before;
        few.rlim_cur = 256;
        QCOMPARE(setrlimit(RLIMIT_NOFILE, &few), 0);
        core::raiseOpenFileLimit();
        QCOMPARE(current(), std::min<rlim_t>(4096, m_before.rlim_max));
    }

    void aHigherLimitStays()
    {
        if (m_before.rlim_max < 5000)
            QSKIP("This system allows no more than that.");
        rlimit many = m_before;
        many.rlim_cur = 5000;
        QCOMPARE(setrlimit(RLIMIT_NOFILE, &many), 0);
        core::raiseOpenFileLimit();
        QCOMPARE(current(), rlim_t(5000));
    }

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    // T06
    void aLargeBlockIsTheSystemsAgainOnceItIsFree()
    {
        constexpr qsizetype mebibyte = 1024 * 1024;
        core::returnFreedMemory();
        QByteArray(8 * mebibyte, 'x').clear(); // glibc would keep blocks of up to that size from here on
        const size_t before = mallinfo2().hblkhd;
        QByteArray block(mebibyte, 'x');
        QVERIFY(mallinfo2().hblkhd >= before + size_t(mebibyte));
        block = {};
        QCOMPARE(mallinfo2().hblkhd, before);
    }
#endif

private:
    static rlim_t current()
    {
        rlimit limit{};
        getrlimit(RLIMIT_NOFILE, &limit);
        return limit.rlim_cur;
    }

    rlimit m_before{};
};

QTEST_GUILESS_MAIN(TestProcessLimits)
#include "test_process_limits.moc"
