// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef GLPK_GUARD_H
#define GLPK_GUARD_H
#include <glpk.h>
#endif
