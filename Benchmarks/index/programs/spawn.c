// Measures what one fresh process for each lookup costs, from spawn to exit.
//
//   spawn ROUNDS SEED QUESTIONS CONTESTANTS
//
// In each round every contestant gets the same question, in a new random order: what ran just before
// moves a process by more than some contestants differ. Every output is checked, and the first wrong one
// ends the run. The clock runs from before the spawn until the process has been waited for; pipes are
// made and the output is read outside of it. The first rounds are not counted.
//
// QUESTIONS has on each line, with tabs between: how many certificates must be found (-1: some), the
// section, its two fields, two texts that the answer must show if it finds something, and the form.
// CONTESTANTS has on each line: name, kind, program, database, folder of the limiter's counters. Kinds are `empty` (says
// nothing), `calls` (says anything), `lines` (as answer.h says) and `page` (a CGI answer). Each gets arguments as in
// answer.h, the form on standard input, and in its environment the length of the form, the folder and an address that is
// new in each round, as the limiter would ask one for work. It leaves alone what it does not need.
//
// Prints for each contestant: name, median, 10th and 90th percentile in microseconds.
#define _GNU_SOURCE // F_SETPIPE_SZ, memmem, pipe2
#include <fcntl.h>
#include <spawn.h>
#include <stdint.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "fail.h"

enum { most_contestants = 16, uncounted_rounds = 20, pipe_size = 1 << 20 };

struct question {
  int expected;
  char *section, *first, *second;
  char *shown[2];
  char *form;
};

struct kind {
  const char *name;
  const char *found, *none, *certificate;
};

static const struct kind kinds[] = {
    {"empty", NULL, NULL, NULL},
    {"calls", NULL, NULL, NULL},
    {"lines", "certificate ", "none\n", "certificate "},
    {"page", "data-result=\"found\"", "data-result=\"none\"", "<section class=\"certificate"},
};

struct contestant {
  char *name, *program, *database, *counters;
  const struct kind *kind;
  double *microseconds;
};

struct output {
  char bytes[pipe_size];
  size_t length;
};

// SplitMix64.
static uint64_t random_state;
static uint64_t random_number(void) {
  uint64_t mixed = random_state += 0x9e3779b97f4a7c15;
  mixed = (mixed ^ mixed >> 30) * 0xbf58476d1ce4e5b9;
  mixed = (mixed ^ mixed >> 27) * 0x94d049bb133111eb;
  return mixed ^ mixed >> 31;
}

// Splits a line at its tabs into exactly `count` fields.
static void split(char *line, char **fields, int count) {
  line[strcspn(line, "\n")] = 0;
  for (int number = 0; number < count; number++)
    if (!(fields[number] = strsep(&line, "\t"))) fail("a line of the lists", "too few fields");
  if (line) fail("a line of the lists", "too many fields");
}

// Calls `take` for each line of a file. The lines stay in memory. Returns how many there were.
static int for_each_line(const char *path, void (*take)(char *line, int number)) {
  FILE *file = fopen(path, "r");
  if (!file) fail_errno(path);
  int count = 0;
  for (;; count++) {
    char *line = NULL;
    size_t room = 0;
    if (getline(&line, &room, file) < 0) break;
    take(line, count);
  }
  fclose(file);
  return count;
}

static struct question *questions;
static void take_question(char *line, int number) {
  questions = realloc(questions, (number + 1) * sizeof *questions);
  if (!questions) fail_errno("memory");
  char *fields[7];
  split(line, fields, 7);
  questions[number] = (struct question){atoi(fields[0]), fields[1], fields[2], fields[3],
                                        {fields[4], fields[5]}, fields[6]};
}

static const struct kind *kind_named(const char *name) {
  for (size_t number = 0; number < sizeof kinds / sizeof *kinds; number++)
    if (!strcmp(kinds[number].name, name)) return &kinds[number];
  fail(name, "no such kind");
}

static struct contestant contestants[most_contestants];
static void take_contestant(char *line, int number) {
  if (number == most_contestants) fail("the contestants", "too many");
  char *fields[5];
  split(line, fields, 5);
  contestants[number] = (struct contestant){
      .name = fields[0], .kind = kind_named(fields[1]), .program = fields[2], .database = fields[3],
      .counters = fields[4]};
}

static void make_pipe(int ends[2]) {
  if (pipe2(ends, O_CLOEXEC) || fcntl(ends[1], F_SETPIPE_SZ, pipe_size) < 0) fail_errno("pipe");
}

// A pipe that holds the form and has no writer any more.
static int form_pipe(const char *form) {
  int ends[2];
  make_pipe(ends);
  size_t length = strlen(form);
  if (write(ends[1], form, length) != (ssize_t)length) fail_errno("writing the form");
  close(ends[1]);
  return ends[0];
}

static void read_output(int file, struct output *output) {
  output->length = 0;
  ssize_t count;
  while ((count = read(file, output->bytes + output->length, pipe_size - output->length)) > 0)
    output->length += count;
  if (count < 0) fail_errno("reading the output");
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1e6 + time.tv_nsec * 1e-3;
}

// Runs a contestant once. Returns the microseconds.
static double run(const struct contestant *contestant, const struct question *question,
                  struct output *output) {
  int form = form_pipe(question->form), ends[2];
  make_pipe(ends);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, form, 0);
  posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
  char *arguments[] = {contestant->program, contestant->database, question->section,
                       question->first, question->second, NULL};
  char length[32];
  snprintf(length, sizeof length, "%zu", strlen(question->form));
  setenv("CONTENT_LENGTH", length, 1);
  setenv("OSTA_STATE_DIR", contestant->counters, 1);
  pid_t process;
  int status;
  double start = now();
  int error = posix_spawn(&process, contestant->program, &actions, NULL, arguments, environ);
  if (error) fail(contestant->program, strerror(error));
  if (waitpid(process, &status, 0) != process) fail_errno("waitpid");
  double microseconds = now() - start;
  if (status) fail(contestant->name, "the process failed");
  posix_spawn_file_actions_destroy(&actions);
  close(form);
  close(ends[1]);
  read_output(ends[0], output);
  close(ends[0]);
  return microseconds;
}

static int occurrences(const struct output *output, const char *text) {
  int count = 0;
  const char *at = output->bytes, *end = output->bytes + output->length;
  for (; (at = memmem(at, end - at, text, strlen(text))); at++) count++;
  return count;
}

static int is_right(const struct kind *kind, const struct question *question,
                    const struct output *output) {
  if (!kind->found) return (output->length == 0) == !strcmp(kind->name, "empty");
  int certificates = occurrences(output, kind->certificate);
  if (question->expected == 0) return certificates == 0 && occurrences(output, kind->none) == 1;
  return occurrences(output, kind->found) > 0 && occurrences(output, kind->none) == 0 &&
         (question->expected < 0 ? certificates > 0 : certificates == question->expected) &&
         occurrences(output, question->shown[0]) && occurrences(output, question->shown[1]);
}

static _Noreturn void wrong(const struct contestant *contestant, const struct question *question,
                            const struct output *output) {
  fprintf(stderr, "%s: wrong answer to section %s, %s, %s: expected %d certificates, got:\n%.*s\n",
          contestant->name, question->section, question->first, question->second,
          question->expected, (int)output->length, output->bytes);
  exit(1);
}

static void shuffle(int *order, int count) {
  for (int place = 0; place < count; place++) order[place] = place;
  for (int left = count; left > 1; left--) {
    int chosen = random_number() % left, last = order[left - 1];
    order[left - 1] = order[chosen];
    order[chosen] = last;
  }
}

static void run_round(int round, int contestant_count, const struct question *question) {
  static struct output output;
  int order[most_contestants];
  shuffle(order, contestant_count);
  char address[32];
  snprintf(address, sizeof address, "10.%d.%d.%d", round >> 16 & 255, round >> 8 & 255, round & 255);
  setenv("REMOTE_ADDR", address, 1);
  for (int place = 0; place < contestant_count; place++) {
    struct contestant *contestant = &contestants[order[place]];
    double microseconds = run(contestant, question, &output);
    if (!is_right(contestant->kind, question, &output)) wrong(contestant, question, &output);
    if (round >= 0) contestant->microseconds[round] = microseconds;
  }
}

static int ascending(const void *left, const void *right) {
  double difference = *(const double *)left - *(const double *)right;
  return (difference > 0) - (difference < 0);
}

static void print_result(struct contestant *contestant, int rounds) {
  double *sorted = contestant->microseconds;
  qsort(sorted, rounds, sizeof *sorted, ascending);
  printf("%s\t%.1f\t%.1f\t%.1f\n", contestant->name, sorted[rounds / 2], sorted[rounds / 10],
         sorted[rounds - 1 - rounds / 10]);
}

int main(int count, char **arguments) {
  if (count != 5) fail("usage", "spawn ROUNDS SEED QUESTIONS CONTESTANTS");
  int rounds = atoi(arguments[1]);
  if (rounds < 1) fail("usage", "ROUNDS is at least 1");
  random_state = strtoull(arguments[2], NULL, 10);
  int question_count = for_each_line(arguments[3], take_question);
  int contestant_count = for_each_line(arguments[4], take_contestant);
  if (!question_count || !contestant_count) fail("the lists", "nothing to do");
  for (int number = 0; number < contestant_count; number++)
    if (!(contestants[number].microseconds = calloc(rounds, sizeof(double)))) fail_errno("memory");
  for (int round = -uncounted_rounds; round < rounds; round++)
    run_round(round, contestant_count, &questions[(round + uncounted_rounds) % question_count]);
  for (int number = 0; number < contestant_count; number++)
    print_result(&contestants[number], rounds);
}
