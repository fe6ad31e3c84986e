// SPDX-License-Identifier: GPL-3.0-or-later
//
// Building and changing a problem.
#include "guard_internal.h"

_Static_assert(sizeof(int) == sizeof(int32_t), "index arrays are handed to GLPK as they are");
_Static_assert(GUARD_FREE == GLP_FR && GUARD_LOWER == GLP_LO && GUARD_UPPER == GLP_UP &&
                   GUARD_DOUBLE == GLP_DB && GUARD_FIXED == GLP_FX,
               "bound types are handed to GLPK as they are");

static void create(void *arguments) {
  guard_problem *problem = arguments;
  problem->pointer = glp_create_prob();
}

guard_result guard_create_problem(guard_problem *problem) {
  problem->pointer = NULL;
  problem->epoch = guard_current_epoch();
  return guard_run(problem->epoch, create, problem);
}

static void delete(void *arguments) {
  const guard_problem *problem = arguments;
  glp_delete_prob(guard_glpk(*problem));
}

void guard_delete_problem(guard_problem problem) {
  // GUARD_LOST: the environment took the problem with it. Nothing more could be done about any result.
  (void)guard_run(problem.epoch, delete, &problem);
}

struct change {
  guard_problem problem;
  int index;
  int type;
  int length;
  double first;
  double second;
  const int32_t *indices;
  const double *values;
  const guard_line *lines;
  const char *name;
};

static guard_result run_change(guard_work work, struct change *change) {
  return guard_run(change->problem.epoch, work, change);
}

static void direction(void *arguments) {
  const struct change *change = arguments;
  glp_set_obj_dir(guard_glpk(change->problem), change->type ? GLP_MAX : GLP_MIN);
}

guard_result guard_set_direction(guard_problem problem, int maximise) {
  struct change change = {.problem = problem, .type = maximise};
  return run_change(direction, &change);
}

static void add_columns(void *arguments) {
  const struct change *change = arguments;
  glp_prob *lp = guard_glpk(change->problem);
  int first = glp_add_cols(lp, change->length);
  for (int k = 0; k < change->length; k += 1) {
    const guard_line *line = &change->lines[k];
    if (line->is_integer) glp_set_col_kind(lp, first + k, GLP_IV);
    glp_set_col_bnds(lp, first + k, line->bound_type, line->lower, line->upper);
    if (line->cost != 0) glp_set_obj_coef(lp, first + k, line->cost);
    if (line->length > 0) {
      glp_set_mat_col(lp, first + k, line->length, change->indices + (line->start - 1),
                      change->values + (line->start - 1));
    }
  }
}

guard_result guard_add_columns(guard_problem problem, int count, const guard_line *lines, const int32_t *rows,
                               const double *values) {
  struct change change = {
      .problem = problem, .length = count, .lines = lines, .indices = rows, .values = values};
  return run_change(add_columns, &change);
}

static void add_rows(void *arguments) {
  const struct change *change = arguments;
  glp_prob *lp = guard_glpk(change->problem);
  int first = glp_add_rows(lp, change->length);
  for (int k = 0; k < change->length; k += 1) {
    const guard_line *line = &change->lines[k];
    glp_set_row_bnds(lp, first + k, line->bound_type, line->lower, line->upper);
    if (line->length > 0) {
      glp_set_mat_row(lp, first + k, line->length, change->indices + (line->start - 1),
                      change->values + (line->start - 1));
    }
  }
}

guard_result guard_add_rows(guard_problem problem, int count, const guard_line *lines, const int32_t *columns,
                            const double *values) {
  struct change change = {
      .problem = problem, .length = count, .lines = lines, .indices = columns, .values = values};
  return run_change(add_rows, &change);
}

static void cost(void *arguments) {
  const struct change *change = arguments;
  glp_set_obj_coef(guard_glpk(change->problem), change->index, change->first);
}

guard_result guard_set_cost(guard_problem problem, int column, double value) {
  struct change change = {.problem = problem, .index = column, .first = value};
  return run_change(cost, &change);
}

static void column_bounds(void *arguments) {
  const struct change *change = arguments;
  glp_set_col_bnds(guard_glpk(change->problem), change->index, change->type, change->first, change->second);
}

guard_result guard_set_column_bounds(guard_problem problem, int column, int type, double lower,
                                     double upper) {
  struct change change = {
      .problem = problem, .index = column, .type = type, .first = lower, .second = upper};
  return run_change(column_bounds, &change);
}

static void row_bounds(void *arguments) {
  const struct change *change = arguments;
  glp_set_row_bnds(guard_glpk(change->problem), change->index, change->type, change->first, change->second);
}

guard_result guard_set_row_bounds(guard_problem problem, int row, int type, double lower, double upper) {
  struct change change = {.problem = problem, .index = row, .type = type, .first = lower, .second = upper};
  return run_change(row_bounds, &change);
}

static void integer(void *arguments) {
  const struct change *change = arguments;
  glp_set_col_kind(guard_glpk(change->problem), change->index, change->type ? GLP_IV : GLP_CV);
}

guard_result guard_set_integer(guard_problem problem, int column, int is_integer) {
  struct change change = {.problem = problem, .index = column, .type = is_integer};
  return run_change(integer, &change);
}

static void column_entries(void *arguments) {
  const struct change *change = arguments;
  glp_set_mat_col(guard_glpk(change->problem), change->index, change->length, change->indices,
                  change->values);
}

guard_result guard_set_column_entries(guard_problem problem, int column, int length, const int32_t *rows,
                                      const double *values) {
  struct change change = {
      .problem = problem, .index = column, .length = length, .indices = rows, .values = values};
  return run_change(column_entries, &change);
}

static void row_entries(void *arguments) {
  const struct change *change = arguments;
  glp_set_mat_row(guard_glpk(change->problem), change->index, change->length, change->indices,
                  change->values);
}

guard_result guard_set_row_entries(guard_problem problem, int row, int length, const int32_t *columns,
                                   const double *values) {
  struct change change = {
      .problem = problem, .index = row, .length = length, .indices = columns, .values = values};
  return run_change(row_entries, &change);
}

static void remove_columns(void *arguments) {
  const struct change *change = arguments;
  glp_del_cols(guard_glpk(change->problem), change->length, change->indices);
}

guard_result guard_remove_columns(guard_problem problem, int count, const int32_t *columns) {
  struct change change = {.problem = problem, .length = count, .indices = columns};
  return run_change(remove_columns, &change);
}

static void remove_rows(void *arguments) {
  const struct change *change = arguments;
  glp_del_rows(guard_glpk(change->problem), change->length, change->indices);
}

guard_result guard_remove_rows(guard_problem problem, int count, const int32_t *rows) {
  struct change change = {.problem = problem, .length = count, .indices = rows};
  return run_change(remove_rows, &change);
}

static void name_column(void *arguments) {
  const struct change *change = arguments;
  glp_set_col_name(guard_glpk(change->problem), change->index, change->name);
}

guard_result guard_name_column(guard_problem problem, int column, const char *name) {
  struct change change = {.problem = problem, .index = column, .name = name};
  return run_change(name_column, &change);
}

static void name_row(void *arguments) {
  const struct change *change = arguments;
  glp_set_row_name(guard_glpk(change->problem), change->index, change->name);
}

guard_result guard_name_row(guard_problem problem, int row, const char *name) {
  struct change change = {.problem = problem, .index = row, .name = name};
  return run_change(name_row, &change);
}

struct row_reading {
  guard_problem problem;
  int row;
  int32_t *columns;
  double *values;
  int length;
};

static void read_row(void *arguments) {
  struct row_reading *reading = arguments;
  reading->length =
      glp_get_mat_row(guard_glpk(reading->problem), reading->row, reading->columns, reading->values);
}

guard_result guard_read_row(guard_problem problem, int row, int32_t *columns, double *values, int *length) {
  struct row_reading reading = {.problem = problem, .row = row, .columns = columns, .values = values};
  guard_result result = guard_run(problem.epoch, read_row, &reading);
  *length = result == GUARD_OK ? reading.length : 0;
  return result;
}
