// SPDX-License-Identifier: GPL-3.0-or-later
//
// The net itself: scopes, the environment of the thread, and the one place that jumps.
#include <setjmp.h>
#include <stdatomic.h>
#include <string.h>

#include "guard_internal.h"

enum { MESSAGE_ROOM = 1024 };

/// GLPK's own pace for progress lines.
static const double SECONDS_BETWEEN_PROGRESS = 5.0;

struct thread_state {
  /// Number of the live environment, 0 when there is none.
  uint64_t epoch;
  int open_scopes;
  /// Whether a guarded call is under way, so that `landing` is valid.
  int is_running;
  jmp_buf landing;
  guard_log log;
  void *log_context;
  /// Asked at each line of output whether to break off; null when the work may not be broken off.
  guard_poll poll;
  void *poll_context;
  /// When a progress line was last handed to the log, in GLPK's milliseconds.
  double progress_logged;
  /// Whether the rest of a progress line is to be kept from the log.
  int is_dropping_line;
  /// Whether the log was handed a line without its end.
  int is_in_line;
  char message[MESSAGE_ROOM];
};

static _Thread_local struct thread_state state;

/// Numbers environments of all threads, so that no two of a run are alike.
static _Atomic uint64_t environments_made;

static void set_message(const char *text) {
  strncpy(state.message, text, MESSAGE_ROOM - 1);
  state.message[MESSAGE_ROOM - 1] = '\0';
}

/// What a jump back says.
enum { LANDED_BY_ERROR = 1, LANDED_BY_POLL = 2 };

/// Whether the log should have a piece of output. While there is a poll, GLPK writes a progress line for
/// every poll, which is more than anybody wants to read; the pieces that end such a line go with it.
static int is_for_log(const char *text) {
  int ends_line = strchr(text, '\n') != NULL;
  if (state.is_dropping_line) {
    state.is_dropping_line = !ends_line;
    return 0;
  }
  if (state.poll == NULL || strstr(text, ": obj =") == NULL) return 1;
  double now = glp_time();
  if (glp_difftime(now, state.progress_logged) >= SECONDS_BETWEEN_PROGRESS) {
    state.progress_logged = now;
    return 1;
  }
  state.is_dropping_line = !ends_line;
  return 0;
}

static void write_log(const char *text) {
  if (state.log == NULL || !is_for_log(text)) return;
  state.is_in_line = strchr(text, '\n') == NULL;
  state.log(state.log_context, text);
}

/// GLPK's terminal output: the text of an error while one is being raised, else the log.
static int on_output(void *unused, const char *text) {
  (void)unused;
  if (glp_at_error()) {
    strncat(state.message, text, MESSAGE_ROOM - 1 - strlen(state.message));
    return 1;
  }
  write_log(text);
  if (state.poll != NULL && state.poll(state.poll_context)) longjmp(state.landing, LANDED_BY_POLL);
  return 1;
}

static void on_error(void *unused) {
  (void)unused;
  if (state.is_running) longjmp(state.landing, LANDED_BY_ERROR);
}

static void apply_log(void) { glp_term_out(state.log != NULL ? GLP_ON : GLP_OFF); }

static guard_result ensure_environment(void) {
  if (state.epoch != 0) return GUARD_OK;
  if (glp_init_env() > 1) {
    set_message("no memory for the environment of GLPK");
    return GUARD_FAILED;
  }
  glp_error_hook(on_error, NULL);
  glp_term_hook(on_output, NULL);
  apply_log();
  state.epoch = atomic_fetch_add(&environments_made, 1) + 1;
  return GUARD_OK;
}

static void free_environment(void) {
  if (state.epoch == 0) return;
  state.epoch = 0;
  glp_free_env();
}

guard_result guard_run_polled(uint64_t epoch, guard_work work, void *arguments, guard_poll poll,
                              void *context) {
  if (state.is_running) return GUARD_BUSY;
  if (epoch == 0 || epoch != state.epoch) return GUARD_LOST;
  state.message[0] = '\0';
  state.poll = poll;
  state.poll_context = context;
  state.is_dropping_line = 0;
  state.progress_logged = -SECONDS_BETWEEN_PROGRESS * 1000;
  // Polling hangs on output, so output must be on.
  if (poll != NULL) glp_term_out(GLP_ON);
  guard_result result;
  switch (setjmp(state.landing)) {
    case 0:
      state.is_running = 1;
      work(arguments);
      result = GUARD_OK;
      break;
    case LANDED_BY_POLL:
      state.is_dropping_line = 0;
      if (state.is_in_line) write_log("\n");
      result = GUARD_STOPPED;
      break;
    default: result = GUARD_FAILED; break;
  }
  state.is_running = 0;
  if (poll != NULL) apply_log();
  state.poll = NULL;
  // After an error GLPK was left in the middle of anything: nothing in this environment can be used, nor
  // deleted one by one.
  if (result == GUARD_FAILED) free_environment();
  return result;
}

guard_result guard_run(uint64_t epoch, guard_work work, void *arguments) {
  return guard_run_polled(epoch, work, arguments, NULL, NULL);
}

uint64_t guard_current_epoch(void) { return state.epoch; }

guard_result guard_open_scope(guard_log log, void *context, guard_scope *scope) {
  if (state.is_running) return GUARD_BUSY;
  scope->outer_log = state.log;
  scope->outer_context = state.log_context;
  state.log = log;
  state.log_context = context;
  guard_result result = ensure_environment();
  if (result != GUARD_OK) {
    state.log = scope->outer_log;
    state.log_context = scope->outer_context;
    return result;
  }
  apply_log();
  state.open_scopes += 1;
  return GUARD_OK;
}

void guard_close_scope(const guard_scope *scope) {
  state.log = scope->outer_log;
  state.log_context = scope->outer_context;
  state.open_scopes -= 1;
  if (state.open_scopes == 0) {
    free_environment();
  } else if (state.epoch != 0) {
    apply_log();
  }
}

int guard_open_scopes(void) { return state.open_scopes; }

int guard_blocks_in_use(void) {
  int blocks = 0;
  if (state.epoch != 0) glp_mem_usage(&blocks, NULL, NULL, NULL);
  return blocks;
}

const char *guard_message(void) { return state.message; }

const char *guard_glpk_version(void) { return glp_version(); }

int guard_has_thread_environments(void) { return glp_config("TLS") != NULL; }

static void provoke(void *arguments) {
  const guard_problem *problem = arguments;
  glp_set_obj_coef(guard_glpk(*problem), glp_get_num_cols(guard_glpk(*problem)) + 1, 1.0);
}

guard_result guard_provoke_error(guard_problem problem) {
  return guard_run(problem.epoch, provoke, &problem);
}
