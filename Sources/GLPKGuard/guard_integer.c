// SPDX-License-Identifier: GPL-3.0-or-later
//
// Integer programs: branch and cut, watched from outside. GLPK's callback is the C function `watch`, which
// makes every call to GLPK itself and shows the Swift side plain values: should GLPK fail inside the
// callback, the jump passes over C frames only.
#include <math.h>
#include <string.h>

#include "guard_internal.h"

_Static_assert(GUARD_BRANCH_FIRST_FRACTIONAL == GLP_BR_FFV && GUARD_BRANCH_LAST_FRACTIONAL == GLP_BR_LFV &&
                   GUARD_BRANCH_MOST_FRACTIONAL == GLP_BR_MFV &&
                   GUARD_BRANCH_DRIEBEEK_TOMLIN == GLP_BR_DTH && GUARD_BRANCH_PSEUDO_COST == GLP_BR_PCH,
               "branching rules are handed to GLPK as they are");
_Static_assert(GUARD_NODE_DEPTH_FIRST == GLP_BT_DFS && GUARD_NODE_BREADTH_FIRST == GLP_BT_BFS &&
                   GUARD_NODE_BEST_BOUND == GLP_BT_BLB && GUARD_NODE_BEST_PROJECTION == GLP_BT_BPH,
               "node choices are handed to GLPK as they are");
_Static_assert(GUARD_INTEGER_UNDEFINED == GLP_UNDEF && GUARD_INTEGER_FEASIBLE == GLP_FEAS &&
                   GUARD_INTEGER_INFEASIBLE == GLP_NOFEAS && GUARD_INTEGER_OPTIMAL == GLP_OPT,
               "statuses are handed over as GLPK gives them");

/// With more open nodes than this, the search for the best bound among them is done now and then only.
enum { FEW_OPEN_NODES = 500 };
static const double SECONDS_BETWEEN_BOUNDS = 0.05;

/// Set by the tests of the net.
static _Thread_local int is_provoked;

void guard_provoke_error_in_next_search(void) { is_provoked = 1; }

struct search {
  guard_problem problem;
  const guard_integer_options *options;
  const double *incumbent;
  guard_visit visit;
  void *context;
  guard_integer_outcome *outcome;
  double bound_taken;
};

static void refresh_bound(struct search *search, glp_tree *tree) {
  guard_search_view *view = &search->outcome->last_view;
  glp_prob *lp = glp_ios_get_prob(tree);
  int maximise = glp_get_obj_dir(lp) == GLP_MAX;
  int best = glp_ios_best_node(tree);
  double bound;
  if (best != 0) {
    bound = glp_ios_node_bound(tree, best);
    // A node may still be open whose bound is beyond the incumbent.
    if (view->has_incumbent) bound = maximise ? fmax(bound, view->incumbent) : fmin(bound, view->incumbent);
  } else if (view->has_incumbent) {
    bound = view->incumbent;
  } else {
    return;
  }
  // The root's bound is -DBL_MAX (or DBL_MAX) until its relaxation is solved in the tree.
  if (!(fabs(bound) < 1e300)) return;
  view->bound = bound;
  view->has_bound = 1;
}

static void watch(glp_tree *tree, void *info) {
  struct search *search = info;
  guard_search_view *view = &search->outcome->last_view;
  glp_prob *lp = glp_ios_get_prob(tree);
  if (glp_ios_reason(tree) == GLP_IHEUR && search->incumbent != NULL) {
    // Refused only when the search has found as good a solution already.
    (void)glp_ios_heur_sol(tree, search->incumbent);
    search->incumbent = NULL;
  }
  int status = glp_mip_status(lp);
  view->has_incumbent = status == GLP_FEAS || status == GLP_OPT;
  if (view->has_incumbent) view->incumbent = glp_mip_obj_val(lp);
  glp_ios_tree_size(tree, &view->open_nodes, NULL, &view->nodes_created);
  double now = glp_time();
  // GLPK itself goes through all open nodes when it has a gap to test, so doing the same costs little then.
  if (search->options->relative_gap > 0 || view->open_nodes <= FEW_OPEN_NODES ||
      glp_difftime(now, search->bound_taken) >= SECONDS_BETWEEN_BOUNDS) {
    refresh_bound(search, tree);
    search->bound_taken = now;
  }
  int stop = search->visit != NULL && search->visit(search->context, view) != 0;
  if (is_provoked) {
    is_provoked = 0;
    glp_ios_node_bound(tree, -1);
  }
  if (stop) {
    refresh_bound(search, tree);
    glp_ios_terminate(tree);
  }
}

static int integer_code(int glpk_code) {
  switch (glpk_code) {
    case 0: return GUARD_INTEGER_DONE;
    case GLP_EMIPGAP: return GUARD_INTEGER_GAP_REACHED;
    case GLP_ETMLIM: return GUARD_INTEGER_TIME_LIMIT;
    case GLP_ESTOP: return GUARD_INTEGER_STOPPED;
    case GLP_EFAIL: return GUARD_INTEGER_FAILED;
    default: return GUARD_INTEGER_OTHER;
  }
}

static int on_off(int32_t flag) { return flag ? GLP_ON : GLP_OFF; }

static void branch_and_cut(void *arguments) {
  struct search *search = arguments;
  const guard_integer_options *options = search->options;
  glp_prob *lp = guard_glpk(search->problem);
  glp_iocp parameters;
  glp_init_iocp(&parameters);
  parameters.msg_lev = GLP_MSG_ALL;
  parameters.br_tech = options->branching;
  parameters.bt_tech = options->node_choice;
  // GLPK's cut generators raise an error on a problem without columns, such as presolve may leave.
  if (glp_get_num_cols(lp) > 0 && glp_get_num_rows(lp) > 0) {
    parameters.mir_cuts = on_off(options->mixed_integer_rounding_cuts);
    parameters.gmi_cuts = on_off(options->gomory_cuts);
    parameters.cov_cuts = on_off(options->cover_cuts);
    parameters.clq_cuts = on_off(options->clique_cuts);
  }
  parameters.sr_heur = on_off(options->rounding_heuristic);
  parameters.fp_heur = on_off(options->feasibility_pump);
  parameters.tm_lim = options->time_limit_milliseconds;
  parameters.mip_gap = options->relative_gap;
  parameters.presolve = GLP_OFF;
  parameters.cb_func = watch;
  parameters.cb_info = search;
  search->bound_taken = glp_time();
  search->outcome->code = integer_code(glp_intopt(lp, &parameters));
  search->outcome->status = glp_mip_status(lp);
}

guard_result guard_branch_and_cut(guard_problem problem, const guard_integer_options *options,
                                  const double *incumbent, guard_visit visit, void *context,
                                  guard_integer_outcome *outcome) {
  memset(outcome, 0, sizeof *outcome);
  struct search search = {.problem = problem,
                          .options = options,
                          .incumbent = incumbent,
                          .visit = visit,
                          .context = context,
                          .outcome = outcome};
  return guard_run(problem.epoch, branch_and_cut, &search);
}

struct integer_reading {
  guard_problem problem;
  double *column_values;
};

static void read_integer_solution(void *arguments) {
  const struct integer_reading *reading = arguments;
  glp_prob *lp = guard_glpk(reading->problem);
  int columns = glp_get_num_cols(lp);
  for (int j = 1; j <= columns; j += 1) reading->column_values[j - 1] = glp_mip_col_val(lp, j);
}

guard_result guard_read_integer_solution(guard_problem problem, double *column_values) {
  struct integer_reading reading = {.problem = problem, .column_values = column_values};
  return guard_run(problem.epoch, read_integer_solution, &reading);
}

struct sum_call {
  guard_problem problem;
  const double *column_values;
  double *sums;
};

static void row_sums(void *arguments) {
  const struct sum_call *call = arguments;
  glp_prob *lp = guard_glpk(call->problem);
  int columns = glp_get_num_cols(lp), rows = glp_get_num_rows(lp);
  // GLPK's blocks, not the C heap's: after a jump they go with the environment.
  int *indices = glp_alloc(1 + rows, sizeof(int));
  double *values = glp_alloc(1 + rows, sizeof(double));
  for (int i = 0; i < rows; i += 1) call->sums[i] = 0;
  for (int j = 1; j <= columns; j += 1) {
    double amount = call->column_values[j - 1];
    if (amount == 0) continue;
    int length = glp_get_mat_col(lp, j, indices, values);
    for (int k = 1; k <= length; k += 1) call->sums[indices[k] - 1] += values[k] * amount;
  }
  glp_free(values);
  glp_free(indices);
}

guard_result guard_row_sums(guard_problem problem, const double *column_values, double *sums) {
  struct sum_call call = {.problem = problem, .column_values = column_values, .sums = sums};
  return guard_run(problem.epoch, row_sums, &call);
}
