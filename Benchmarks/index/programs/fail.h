// Every program of the benchmark ends at the first thing that is not as it should be.
#pragma once

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Ends the program with status 1; `what` says what could not be done.
static inline _Noreturn void fail(const char *what, const char *why) {
  fprintf(stderr, "%s: %s\n", what, why);
  exit(1);
}

static inline _Noreturn void fail_errno(const char *what) { fail(what, strerror(errno)); }
