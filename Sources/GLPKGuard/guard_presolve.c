// SPDX-License-Identifier: GPL-3.0-or-later
//
// GLPK's preprocessor, driven from outside. Its solvers could call it themselves, but then the time limit
// would start twice, nobody could stop the first relaxation, and the basis of the caller would be lost.
#include "guard_internal.h"

struct presolve_call {
  guard_problem problem;
  const guard_presolve *finished;
  int integer;
  glp_prep *workspace;
  glp_prob *reduced;
  int code;
};

static void presolve(void *arguments) {
  struct presolve_call *call = arguments;
  call->workspace = glp_npp_alloc_wksp();
  glp_npp_load_prob(call->workspace, guard_glpk(call->problem), call->integer ? GLP_MIP : GLP_SOL, GLP_OFF);
  int result = glp_npp_preprocess1(call->workspace, call->integer ? GLP_ON : GLP_OFF);
  if (result == 0) {
    call->code = GUARD_PRESOLVED;
    call->reduced = glp_create_prob();
    glp_npp_build_prob(call->workspace, call->reduced);
    glp_scale_prob(call->reduced, GLP_SF_AUTO);
    glp_adv_basis(call->reduced, 0);
  } else {
    call->code = result == GLP_ENOPFS ? GUARD_PRESOLVE_INFEASIBLE : GUARD_PRESOLVE_UNBOUNDED;
    glp_npp_free_wksp(call->workspace);
  }
}

guard_result guard_presolve_problem(guard_problem problem, int integer, guard_presolve *presolve_out,
                                    int *code) {
  struct presolve_call call = {.problem = problem, .integer = integer};
  guard_result result = guard_run(problem.epoch, presolve, &call);
  if (result != GUARD_OK) return result;
  *code = call.code;
  presolve_out->workspace = call.workspace;
  presolve_out->reduced.pointer = call.reduced;
  presolve_out->reduced.epoch = problem.epoch;
  return GUARD_OK;
}

static void recover(void *arguments) {
  const struct presolve_call *call = arguments;
  glp_npp_postprocess(call->finished->workspace, guard_glpk(call->finished->reduced));
  glp_npp_obtain_sol(call->finished->workspace, guard_glpk(call->problem));
}

guard_result guard_recover_solution(guard_problem problem, const guard_presolve *finished) {
  struct presolve_call call = {.problem = problem, .finished = finished};
  return guard_run(problem.epoch, recover, &call);
}

static void free_presolve(void *arguments) {
  const struct presolve_call *call = arguments;
  glp_delete_prob(guard_glpk(call->finished->reduced));
  glp_npp_free_wksp(call->finished->workspace);
}

void guard_free_presolve(const guard_presolve *finished) {
  struct presolve_call call = {.finished = finished};
  (void)guard_run(finished->reduced.epoch, free_presolve, &call);
}
