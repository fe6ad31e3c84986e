// SPDX-License-Identifier: GPL-3.0-or-later
#include <popt.h>

// popt.h gives the name poptOption both to the struct and to a pointer to it, which Swift cannot tell apart.
typedef struct poptOption popt_option_row;
