// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

namespace core
{

/// Lets the process open as many files as it will ever need, as far as the system allows: many desktops
/// start programs with room for 1024 or fewer, which a crowd of slow clients would use up, and then the
/// journal cannot open its own (docs/faults.md, T05). For the start of main().
void raiseOpenFileLimit();

/// No core dump, no debugger and no memory of ours in /proc: the API key is in there. Files that are made are
/// for their owner alone, whatever the shell says. For the start of main(); undone by nothing.
void keepProcessPrivate();

/// Large blocks of memory go back to the system as soon as they are free: glibc would learn to keep them, and
/// a crowd of large requests that grow side by side would leave twice their size in holes (reference:
/// reliability, T06). For the start of main().
void returnFreedMemory();

} // namespace core
