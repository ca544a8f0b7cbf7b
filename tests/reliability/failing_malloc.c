/* SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
 * SPDX-License-Identifier: MIT
 *
 * For LD_PRELOAD: from SIGUSR1 on, the FAILING_MALLOC_NTH allocation asked for by FAILING_MALLOC_LIBRARY (a
 * part of its file name; all libraries without) of at least FAILING_MALLOC_BYTES fails, once. The empty file
 * FAILING_MALLOC_TOLD says that it happened. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);

static volatile sig_atomic_t armed;
static long left;
static size_t smallest;
static const char *library;

static void arm(int number)
{
    (void)number;
    armed = 1;
}

__attribute__((constructor)) static void set_up(void)
{
    const char *nth = getenv("FAILING_MALLOC_NTH");
    const char *bytes = getenv("FAILING_MALLOC_BYTES");
    left = nth ? atol(nth) : 0;
    smallest = bytes ? (size_t)atol(bytes) : 0;
    library = getenv("FAILING_MALLOC_LIBRARY");
    signal(SIGUSR1, arm);
}

static int asked_for_by_the_library(const void *caller)
{
    Dl_info info;
    return !library || (dladdr(caller, &info) && info.dli_fname && strstr(info.dli_fname, library));
}

static int fails(size_t size, const void *caller)
{
    if (!armed || size < smallest || __atomic_load_n(&left, __ATOMIC_RELAXED) <= 0 ||
        !asked_for_by_the_library(caller) || __atomic_sub_fetch(&left, 1, __ATOMIC_RELAXED) != 0)
        return 0;
    const char *told = getenv("FAILING_MALLOC_TOLD");
    if (told)
        close(open(told, O_CREAT | O_WRONLY, 0600));
    errno = ENOMEM;
    return 1;
}

void *malloc(size_t size)
{
    return fails(size, __builtin_return_address(0)) ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return fails(count * size, __builtin_return_address(0)) ? NULL : __libc_calloc(count, size);
}

void *realloc(void *memory, size_t size)
{
    return fails(size, __builtin_return_address(0)) ? NULL : __libc_realloc(memory, size);
}
