// SPDX-License-Identifier: GPL-3.0-or-later
//
// Problems as files, and reading a whole problem back.
#include <stddef.h>

#include "guard_internal.h"

struct file_call {
  guard_problem problem;
  int format;
  const char *path;
  int code;
};

static void write_file(void *arguments) {
  struct file_call *call = arguments;
  glp_prob *lp = guard_glpk(call->problem);
  call->code = call->format == GUARD_MPS ? glp_write_mps(lp, GLP_MPS_FILE, NULL, call->path)
                                         : glp_write_lp(lp, NULL, call->path);
}

guard_result guard_write_file(guard_problem problem, int format, const char *path, int *code) {
  struct file_call call = {.problem = problem, .format = format, .path = path};
  guard_result result = guard_run(problem.epoch, write_file, &call);
  if (result == GUARD_OK) *code = call.code;
  return result;
}

static void read_file(void *arguments) {
  struct file_call *call = arguments;
  glp_prob *lp = guard_glpk(call->problem);
  call->code = call->format == GUARD_MPS ? glp_read_mps(lp, GLP_MPS_FILE, NULL, call->path)
                                         : glp_read_lp(lp, NULL, call->path);
}

guard_result guard_read_file(guard_problem problem, int format, const char *path, int *code) {
  struct file_call call = {.problem = problem, .format = format, .path = path};
  guard_result result = guard_run(problem.epoch, read_file, &call);
  if (result == GUARD_OK) *code = call.code;
  return result;
}

struct reading {
  guard_problem problem;
  guard_size *size;
  guard_line *columns;
  guard_line *rows;
  int index;
  const char *name;
};

static void read_size(void *arguments) {
  const struct reading *reading = arguments;
  glp_prob *lp = guard_glpk(reading->problem);
  reading->size->rows = glp_get_num_rows(lp);
  reading->size->columns = glp_get_num_cols(lp);
  reading->size->entries = glp_get_num_nz(lp);
  reading->size->maximise = glp_get_obj_dir(lp) == GLP_MAX;
  reading->size->constant = glp_get_obj_coef(lp, 0);
}

guard_result guard_read_size(guard_problem problem, guard_size *size) {
  struct reading reading = {.problem = problem, .size = size};
  return guard_run(problem.epoch, read_size, &reading);
}

static void read_lines(void *arguments) {
  const struct reading *reading = arguments;
  glp_prob *lp = guard_glpk(reading->problem);
  int columns = glp_get_num_cols(lp), rows = glp_get_num_rows(lp);
  for (int j = 1; j <= columns; j += 1) {
    guard_line *line = &reading->columns[j - 1];
    line->bound_type = glp_get_col_type(lp, j);
    line->lower = glp_get_col_lb(lp, j);
    line->upper = glp_get_col_ub(lp, j);
    line->cost = glp_get_obj_coef(lp, j);
    line->is_integer = glp_get_col_kind(lp, j) != GLP_CV;
  }
  for (int i = 1; i <= rows; i += 1) {
    guard_line *line = &reading->rows[i - 1];
    line->bound_type = glp_get_row_type(lp, i);
    line->lower = glp_get_row_lb(lp, i);
    line->upper = glp_get_row_ub(lp, i);
  }
}

guard_result guard_read_lines(guard_problem problem, guard_line *columns, guard_line *rows) {
  struct reading reading = {.problem = problem, .columns = columns, .rows = rows};
  return guard_run(problem.epoch, read_lines, &reading);
}

static void read_column_name(void *arguments) {
  struct reading *reading = arguments;
  reading->name = glp_get_col_name(guard_glpk(reading->problem), reading->index);
}

guard_result guard_read_column_name(guard_problem problem, int column, const char **name) {
  struct reading reading = {.problem = problem, .index = column};
  guard_result result = guard_run(problem.epoch, read_column_name, &reading);
  *name = reading.name;
  return result;
}

static void read_row_name(void *arguments) {
  struct reading *reading = arguments;
  reading->name = glp_get_row_name(guard_glpk(reading->problem), reading->index);
}

guard_result guard_read_row_name(guard_problem problem, int row, const char **name) {
  struct reading reading = {.problem = problem, .index = row};
  guard_result result = guard_run(problem.epoch, read_row_name, &reading);
  *name = reading.name;
  return result;
}
