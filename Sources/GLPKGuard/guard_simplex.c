// SPDX-License-Identifier: GPL-3.0-or-later
//
// Linear programs: one simplex call, its solution, and the basis.
#include "guard_internal.h"

_Static_assert(GUARD_PRIMAL == GLP_PRIMAL && GUARD_DUAL_THEN_PRIMAL == GLP_DUALP && GUARD_DUAL == GLP_DUAL,
               "methods are handed to GLPK as they are");
_Static_assert(GUARD_UNDEFINED == GLP_UNDEF && GUARD_FEASIBLE == GLP_FEAS &&
                   GUARD_NOT_YET_FEASIBLE == GLP_INFEAS && GUARD_NO_FEASIBLE == GLP_NOFEAS,
               "statuses are handed over as GLPK gives them");

enum { MILLISECONDS_BETWEEN_POLLS = 50 };

struct simplex_call {
  guard_problem problem;
  const guard_simplex_options *options;
  int is_polled;
  guard_simplex_outcome *outcome;
};

static int simplex_code(int glpk_code) {
  switch (glpk_code) {
    case 0: return GUARD_SIMPLEX_DONE;
    case GLP_EBADB:
    case GLP_ESING:
    case GLP_ECOND: return GUARD_SIMPLEX_BAD_BASIS;
    case GLP_EBOUND: return GUARD_SIMPLEX_BAD_BOUNDS;
    case GLP_EFAIL: return GUARD_SIMPLEX_FAILED;
    case GLP_EITLIM: return GUARD_SIMPLEX_ITERATION_LIMIT;
    case GLP_ETMLIM: return GUARD_SIMPLEX_TIME_LIMIT;
    default: return GUARD_SIMPLEX_OTHER;
  }
}

static void simplex(void *arguments) {
  struct simplex_call *call = arguments;
  glp_prob *lp = guard_glpk(call->problem);
  glp_smcp parameters;
  glp_init_smcp(&parameters);
  // Whether anybody hears it is for the log to say.
  parameters.msg_lev = GLP_MSG_ALL;
  if (call->is_polled) parameters.out_frq = MILLISECONDS_BETWEEN_POLLS;
  parameters.meth = call->options->method;
  parameters.pricing = call->options->steepest_edge ? GLP_PT_PSE : GLP_PT_STD;
  parameters.it_lim = call->options->iteration_limit;
  parameters.tm_lim = call->options->time_limit_milliseconds;
  // Never GLPK's own presolve here: it would ignore the basis and overwrite it.
  parameters.presolve = GLP_OFF;
  int before = glp_get_it_cnt(lp);
  call->outcome->code = simplex_code(glp_simplex(lp, &parameters));
  call->outcome->primal_status = glp_get_prim_stat(lp);
  call->outcome->dual_status = glp_get_dual_stat(lp);
  call->outcome->objective = glp_get_obj_val(lp);
  call->outcome->iterations = glp_get_it_cnt(lp) - before;
}

guard_result guard_simplex(guard_problem problem, const guard_simplex_options *options, guard_poll poll,
                           void *context, guard_simplex_outcome *outcome) {
  struct simplex_call call = {
      .problem = problem, .options = options, .is_polled = poll != NULL, .outcome = outcome};
  // GLPK's simplex has no callback. A caller could cut it into short calls by the time limit, but each call
  // forgets the pricing weights and the perturbation of the last: measured on set partitioning programs of
  // 800 rows, slices of 0.12 s made a solve 2 to 2.6 times as long. Its progress line, however, can be left
  // by a jump: until its end glp_simplex changes nothing in the problem but that it calls the solution
  // undefined and takes the factorisation away, and a problem without one has it made anew. What the
  // broken-off call had allocated stays in GLPK's list of blocks, and is freed with the environment.
  return guard_run_polled(problem.epoch, simplex, &call, poll, context);
}

struct basis_call {
  guard_problem problem;
  int kind;
  uint8_t *columns;
  uint8_t *rows;
  const uint8_t *new_columns;
  const uint8_t *new_rows;
};

static void build_basis(void *arguments) {
  const struct basis_call *call = arguments;
  if (call->kind == GUARD_ADVANCED_BASIS) {
    glp_adv_basis(guard_glpk(call->problem), 0);
  } else {
    glp_std_basis(guard_glpk(call->problem));
  }
}

guard_result guard_build_basis(guard_problem problem, int basis) {
  struct basis_call call = {.problem = problem, .kind = basis};
  return guard_run(problem.epoch, build_basis, &call);
}

static void read_basis(void *arguments) {
  const struct basis_call *call = arguments;
  glp_prob *lp = guard_glpk(call->problem);
  int columns = glp_get_num_cols(lp), rows = glp_get_num_rows(lp);
  for (int j = 1; j <= columns; j += 1) call->columns[j - 1] = (uint8_t)glp_get_col_stat(lp, j);
  for (int i = 1; i <= rows; i += 1) call->rows[i - 1] = (uint8_t)glp_get_row_stat(lp, i);
}

guard_result guard_read_basis(guard_problem problem, uint8_t *columns, uint8_t *rows) {
  struct basis_call call = {.problem = problem, .columns = columns, .rows = rows};
  return guard_run(problem.epoch, read_basis, &call);
}

static void write_basis(void *arguments) {
  const struct basis_call *call = arguments;
  glp_prob *lp = guard_glpk(call->problem);
  int columns = glp_get_num_cols(lp), rows = glp_get_num_rows(lp);
  for (int j = 1; j <= columns; j += 1) glp_set_col_stat(lp, j, call->new_columns[j - 1]);
  for (int i = 1; i <= rows; i += 1) glp_set_row_stat(lp, i, call->new_rows[i - 1]);
}

guard_result guard_write_basis(guard_problem problem, const uint8_t *columns, const uint8_t *rows) {
  struct basis_call call = {.problem = problem, .new_columns = columns, .new_rows = rows};
  return guard_run(problem.epoch, write_basis, &call);
}

struct solution_reading {
  guard_problem problem;
  double *column_values;
  double *reduced_costs;
  double *row_activities;
  double *row_duals;
};

static void read_basic_solution(void *arguments) {
  const struct solution_reading *reading = arguments;
  glp_prob *lp = guard_glpk(reading->problem);
  int columns = glp_get_num_cols(lp), rows = glp_get_num_rows(lp);
  for (int j = 1; j <= columns; j += 1) {
    reading->column_values[j - 1] = glp_get_col_prim(lp, j);
    reading->reduced_costs[j - 1] = glp_get_col_dual(lp, j);
  }
  for (int i = 1; i <= rows; i += 1) {
    reading->row_activities[i - 1] = glp_get_row_prim(lp, i);
    reading->row_duals[i - 1] = glp_get_row_dual(lp, i);
  }
}

guard_result guard_read_basic_solution(guard_problem problem, double *column_values, double *reduced_costs,
                                       double *row_activities, double *row_duals) {
  struct solution_reading reading = {.problem = problem,
                                     .column_values = column_values,
                                     .reduced_costs = reduced_costs,
                                     .row_activities = row_activities,
                                     .row_duals = row_duals};
  return guard_run(problem.epoch, read_basic_solution, &reading);
}
