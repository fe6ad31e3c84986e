// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef GUARD_INTERNAL_H
#define GUARD_INTERNAL_H

#include <glpk.h>

#include "glpk_guard.h"

/// Work that calls GLPK. It may be left by a jump at any GLPK call: it must own nothing of the C heap then.
typedef void (*guard_work)(void *arguments);

/// Runs work under the net. `epoch` is the problem's, which must be this thread's.
guard_result guard_run(uint64_t epoch, guard_work work, void *arguments);

/// The same, and asks `poll` whenever GLPK writes a line; GUARD_STOPPED when it was broken off there. The work
/// must be such that GLPK may be left at its output without harm.
guard_result guard_run_polled(uint64_t epoch, guard_work work, void *arguments, guard_poll poll,
                              void *context);

/// The environment of this thread, 0 when there is none.
uint64_t guard_current_epoch(void);

/// The problem that a handle stands for; valid once guard_run has accepted its epoch.
static inline glp_prob *guard_glpk(guard_problem problem) { return (glp_prob *)problem.pointer; }

#endif
