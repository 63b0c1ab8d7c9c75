// What the peers' lookup programs have in common: the question in the arguments, the answer as lines.
//
//   PROGRAM DATABASE SECTION FIRST SECOND
//
// An answer has a line for each certificate, or the one line `none`. It is written with one system call
// and without stdio, which would cost the peers more than their libraries do.
#pragma once

#include <unistd.h>

#include "rows.h"
#include "fail.h"

struct question {
  const char *database;
  int section;
  char key[longest_key];
  size_t key_length;
};

struct answer {
  char bytes[1 << 16];
  size_t length;
};

static inline struct text text_of(const char *string) {
  return (struct text){string, strlen(string)};
}

static inline struct question question_from(int count, char **arguments) {
  if (count != 5) fail("usage", "PROGRAM DATABASE SECTION FIRST SECOND");
  struct question question = {.database = arguments[1], .section = arguments[2][0] - '0'};
  if (question.section < 0 || question.section >= section_count) fail("usage", "no such section");
  question.key_length = key_from(text_of(arguments[3]), text_of(arguments[4]), question.key);
  return question;
}

static inline void append(struct answer *answer, const char *bytes, size_t length) {
  if (length > sizeof answer->bytes - answer->length) fail("the answer", "too long");
  memcpy(answer->bytes + answer->length, bytes, length);
  answer->length += length;
}

static inline void append_certificate(struct answer *answer, const char *columns, size_t length) {
  static const char mark[] = "certificate ";
  append(answer, mark, sizeof mark - 1);
  append(answer, columns, length);
  append(answer, "\n", 1);
}

static inline int write_answer(struct answer *answer) {
  if (!answer->length) append(answer, "none\n", 5);
  if (write(1, answer->bytes, answer->length) != (ssize_t)answer->length) fail_errno("the answer");
  return 0;
}
