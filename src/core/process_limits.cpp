// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/process_limits.h"

#include <algorithm>
#include <cstdlib>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

namespace core
{

void raiseOpenFileLimit()
{
    constexpr rlim_t enough = 4096; // 256 connections each of listener and simulator, and much to spare
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= enough)
        return;
    limit.rlim_cur = std::min(enough, limit.rlim_max);
    ::setrlimit(RLIMIT_NOFILE, &limit); // when it fails there is room for as many as before
}

void keepProcessPrivate()
{
    ::umask(S_IRWXG | S_IRWXO);
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
#if !defined(__SANITIZE_ADDRESS__) // whose look for leaks is a debugger's
    ::prctl(PR_SET_DUMPABLE, 0);
#endif
}

void returnFreedMemory()
{
#ifdef __GLIBC__
    constexpr int large = 64 * 1024;
    ::mallopt(M_MMAP_THRESHOLD, large);
#endif
}

} // namespace core
