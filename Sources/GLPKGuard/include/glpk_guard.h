// SPDX-License-Identifier: GPL-3.0-or-later
//
// The net under GLPK. GLPK answers a wrong argument or a broken inner condition by abort(). Every function
// here makes its GLPK calls between a setjmp and GLPK's error hook, which jumps back: all of it in C, with no
// Swift frame in between, so that a failure comes back as a result code and a message.
//
// The environment of GLPK belongs to a thread. After a caught failure it is torn down, and every problem that
// lived in it is lost: a problem carries the number (`epoch`) of the environment it was made in, and a call
// with a number that is not the current thread's answers GUARD_LOST without touching memory. That covers a
// problem carried to another thread too.
//
// Indices are GLPK's: from 1. Entry arrays have an unused element 0.
#ifndef GLPK_GUARD_H
#define GLPK_GUARD_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What became of a call.
typedef enum guard_result {
  /// It was carried out.
  GUARD_OK = 0,
  /// GLPK raised an error; the text is in guard_message(). All problems of this thread are lost.
  GUARD_FAILED = 1,
  /// The problem belongs to an environment that is no more, or to another thread.
  GUARD_LOST = 2,
  /// A GLPK call is under way on this thread (the caller is one of its callbacks).
  GUARD_BUSY = 3,
  /// The caller's poll broke the call off. The problem is as it was before.
  GUARD_STOPPED = 4
} guard_result;

/// A problem and the environment it was made in.
typedef struct guard_problem {
  void *pointer;
  uint64_t epoch;
} guard_problem;

/// Receives a line of GLPK's log. Must return normally.
typedef void (*guard_log)(void *context, const char *text);

/// Asked now and then whether to break a call off; not zero does. Must return normally, and call no function
/// of this header.
typedef int (*guard_poll)(void *context);

/// What a scope has to put back when it ends.
typedef struct guard_scope {
  guard_log outer_log;
  void *outer_context;
} guard_scope;

// ---- Scopes (guard_core.c) -----------------------------------------------------------------------------

/// Opens a scope on this thread; the first one makes the environment. `log` may be null: then GLPK is silent.
guard_result guard_open_scope(guard_log log, void *context, guard_scope *scope);
/// Closes the scope opened last on this thread; the outermost one frees the environment.
void guard_close_scope(const guard_scope *scope);
/// How many scopes are open on this thread.
int guard_open_scopes(void);
/// The blocks that GLPK holds in this thread's environment; 0 without an environment.
int guard_blocks_in_use(void);
/// The text of this thread's last failure; valid until the next failure.
const char *guard_message(void);
/// GLPK's version, such as "5.0".
const char *guard_glpk_version(void);
/// Whether GLPK was built with an environment for each thread.
int guard_has_thread_environments(void);

// ---- Building a problem (guard_model.c) ----------------------------------------------------------------

enum guard_bound_type {
  GUARD_FREE = 1,
  GUARD_LOWER = 2,
  GUARD_UPPER = 3,
  GUARD_DOUBLE = 4,
  GUARD_FIXED = 5
};

/// A new column or row. Rows have neither cost nor kind.
typedef struct guard_line {
  double lower;
  double upper;
  double cost;
  /// One of guard_bound_type.
  int32_t bound_type;
  /// Not zero: integer values only.
  int32_t is_integer;
  /// Where its entries begin in the entry arrays (at least 1).
  int32_t start;
  /// How many entries it has.
  int32_t length;
} guard_line;

guard_result guard_create_problem(guard_problem *problem);
/// Deletes a problem; does nothing when its environment is gone.
void guard_delete_problem(guard_problem problem);
guard_result guard_set_direction(guard_problem problem, int maximise);
guard_result guard_add_columns(guard_problem problem, int count, const guard_line *lines, const int32_t *rows,
                               const double *values);
guard_result guard_add_rows(guard_problem problem, int count, const guard_line *lines, const int32_t *columns,
                            const double *values);
/// Sets the cost of a column; column 0 is the constant of the objective.
guard_result guard_set_cost(guard_problem problem, int column, double cost);
guard_result guard_set_column_bounds(guard_problem problem, int column, int type, double lower, double upper);
guard_result guard_set_row_bounds(guard_problem problem, int row, int type, double lower, double upper);
guard_result guard_set_integer(guard_problem problem, int column, int is_integer);
guard_result guard_set_column_entries(guard_problem problem, int column, int length, const int32_t *rows,
                                      const double *values);
guard_result guard_set_row_entries(guard_problem problem, int row, int length, const int32_t *columns,
                                   const double *values);
guard_result guard_remove_columns(guard_problem problem, int count, const int32_t *columns);
guard_result guard_remove_rows(guard_problem problem, int count, const int32_t *rows);
guard_result guard_name_column(guard_problem problem, int column, const char *name);
guard_result guard_name_row(guard_problem problem, int row, const char *name);
/// The entries of a row, written from element 1 on; `length` says how many. The arrays must have room for all
/// columns of the problem and element 0.
guard_result guard_read_row(guard_problem problem, int row, int32_t *columns, double *values, int *length);

// ---- Reading a problem back (guard_files.c) --------------------------------------------------------------

typedef struct guard_size {
  int rows;
  int columns;
  int entries;
  int maximise;
  double constant;
} guard_size;

enum guard_file_format { GUARD_MPS = 1, GUARD_CPLEX_LP = 2 };

guard_result guard_write_file(guard_problem problem, int format, const char *path, int *code);
guard_result guard_read_file(guard_problem problem, int format, const char *path, int *code);
guard_result guard_read_size(guard_problem problem, guard_size *size);
/// Bounds, costs and kinds of all columns and bounds of all rows, from element 0 on.
guard_result guard_read_lines(guard_problem problem, guard_line *columns, guard_line *rows);
/// The name of a column or row, or null; owned by the problem.
guard_result guard_read_column_name(guard_problem problem, int column, const char **name);
guard_result guard_read_row_name(guard_problem problem, int row, const char **name);

// ---- Linear programs (guard_simplex.c) -------------------------------------------------------------------

enum guard_method { GUARD_PRIMAL = 1, GUARD_DUAL_THEN_PRIMAL = 2, GUARD_DUAL = 3 };

typedef struct guard_simplex_options {
  /// One of guard_method.
  int32_t method;
  /// Not zero: projected steepest edge; zero: Dantzig's rule.
  int32_t steepest_edge;
  int32_t iteration_limit;
  int32_t time_limit_milliseconds;
} guard_simplex_options;

enum guard_basis { GUARD_STANDARD_BASIS = 1, GUARD_ADVANCED_BASIS = 2 };

enum guard_simplex_code {
  GUARD_SIMPLEX_DONE = 0,
  GUARD_SIMPLEX_BAD_BASIS = 1,
  GUARD_SIMPLEX_BAD_BOUNDS = 2,
  GUARD_SIMPLEX_FAILED = 3,
  GUARD_SIMPLEX_ITERATION_LIMIT = 4,
  GUARD_SIMPLEX_TIME_LIMIT = 5,
  GUARD_SIMPLEX_OTHER = 6
};

enum guard_solution_status { GUARD_UNDEFINED = 1, GUARD_FEASIBLE = 2, GUARD_NOT_YET_FEASIBLE = 3,
                             GUARD_NO_FEASIBLE = 4 };

typedef struct guard_simplex_outcome {
  /// One of guard_simplex_code.
  int32_t code;
  /// Of guard_solution_status.
  int32_t primal_status;
  int32_t dual_status;
  /// Of this call.
  int32_t iterations;
  double objective;
} guard_simplex_outcome;

/// Solves the linear relaxation from the basis that the problem holds. `poll` may be null; it is asked about
/// twenty times a second, and when it breaks the solve off, the problem has the basis that it had before.
guard_result guard_simplex(guard_problem problem, const guard_simplex_options *options, guard_poll poll,
                           void *context, guard_simplex_outcome *outcome);
guard_result guard_build_basis(guard_problem problem, int basis);
/// The basic solution, from element 0 on.
guard_result guard_read_basic_solution(guard_problem problem, double *column_values, double *reduced_costs,
                                       double *row_activities, double *row_duals);
/// The state of every column and row in the basis, from element 0 on.
guard_result guard_read_basis(guard_problem problem, uint8_t *columns, uint8_t *rows);
guard_result guard_write_basis(guard_problem problem, const uint8_t *columns, const uint8_t *rows);

// ---- Presolve (guard_presolve.c) -------------------------------------------------------------------------

enum guard_presolve_code { GUARD_PRESOLVED = 0, GUARD_PRESOLVE_INFEASIBLE = 1, GUARD_PRESOLVE_UNBOUNDED = 2 };

typedef struct guard_presolve {
  void *workspace;
  guard_problem reduced;
} guard_presolve;

/// Makes the reduced problem of `problem`, with an advanced basis. Nothing is left to free unless the code is
/// GUARD_PRESOLVED.
guard_result guard_presolve_problem(guard_problem problem, int integer, guard_presolve *presolve, int *code);
/// Carries the solution of the reduced problem back to `problem`: a basic one that is optimal, or an integer
/// one that is feasible.
guard_result guard_recover_solution(guard_problem problem, const guard_presolve *presolve);
void guard_free_presolve(const guard_presolve *presolve);

// ---- Integer programs (guard_integer.c) ------------------------------------------------------------------

/// How a search stands; plain values only.
typedef struct guard_search_view {
  /// The best local bound of the open nodes, or the incumbent's objective when none is open.
  double bound;
  /// Of the best integer solution; only when has_incumbent.
  double incumbent;
  int32_t has_bound;
  int32_t has_incumbent;
  int32_t open_nodes;
  int32_t nodes_created;
} guard_search_view;

/// Looks at the search; not zero ends it. Must return normally, and call no function of this header.
typedef int (*guard_visit)(void *context, const guard_search_view *view);

enum guard_branching {
  GUARD_BRANCH_FIRST_FRACTIONAL = 1,
  GUARD_BRANCH_LAST_FRACTIONAL = 2,
  GUARD_BRANCH_MOST_FRACTIONAL = 3,
  GUARD_BRANCH_DRIEBEEK_TOMLIN = 4,
  GUARD_BRANCH_PSEUDO_COST = 5
};

enum guard_node_choice {
  GUARD_NODE_DEPTH_FIRST = 1,
  GUARD_NODE_BREADTH_FIRST = 2,
  GUARD_NODE_BEST_BOUND = 3,
  GUARD_NODE_BEST_PROJECTION = 4
};

typedef struct guard_integer_options {
  int32_t branching;
  int32_t node_choice;
  int32_t mixed_integer_rounding_cuts;
  int32_t gomory_cuts;
  int32_t cover_cuts;
  int32_t clique_cuts;
  int32_t rounding_heuristic;
  int32_t feasibility_pump;
  int32_t time_limit_milliseconds;
  double relative_gap;
} guard_integer_options;

enum guard_integer_code {
  GUARD_INTEGER_DONE = 0,
  GUARD_INTEGER_GAP_REACHED = 1,
  GUARD_INTEGER_TIME_LIMIT = 2,
  GUARD_INTEGER_STOPPED = 3,
  GUARD_INTEGER_FAILED = 4,
  GUARD_INTEGER_OTHER = 5
};

enum guard_integer_status {
  GUARD_INTEGER_UNDEFINED = 1,
  GUARD_INTEGER_FEASIBLE = 2,
  GUARD_INTEGER_INFEASIBLE = 4,
  GUARD_INTEGER_OPTIMAL = 5
};

typedef struct guard_integer_outcome {
  /// One of guard_integer_code.
  int32_t code;
  /// One of guard_integer_status.
  int32_t status;
  /// How the search stood when it was last looked at.
  guard_search_view last_view;
} guard_integer_outcome;

/// Branch and cut from an optimal basis of the relaxation. `incumbent` (one value a column, from element 1 on,
/// feasible, integer columns integral) may be null.
guard_result guard_branch_and_cut(guard_problem problem, const guard_integer_options *options,
                                  const double *incumbent, guard_visit visit, void *context,
                                  guard_integer_outcome *outcome);
/// The sum of each row, from element 0 on, at the given values of the columns (from element 0 on).
guard_result guard_row_sums(guard_problem problem, const double *column_values, double *sums);
/// The values of the columns in the integer solution, from element 0 on.
guard_result guard_read_integer_solution(guard_problem problem, double *column_values);

// ---- For the tests of the net ----------------------------------------------------------------------------

/// Makes GLPK raise an error: asks it for a column that is not there. (guard_core.c)
guard_result guard_provoke_error(guard_problem problem);
/// Makes GLPK raise an error inside the callback of this thread's next search, after the visit.
/// (guard_integer.c)
void guard_provoke_error_in_next_search(void);

#ifdef __cplusplus
}
#endif
#endif
