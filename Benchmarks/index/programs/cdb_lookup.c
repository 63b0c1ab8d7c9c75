// Answers one question from a cdb file.
#include <cdb.h>
#include <fcntl.h>

#include "answer.h"

int main(int count, char **arguments) {
  struct question question = question_from(count, arguments);
  int file = open(question.database, O_RDONLY);
  struct cdb cdb;
  if (file < 0 || cdb_init(&cdb, file)) fail_errno(question.database);
  char key[1 + longest_key] = {'0' + question.section};
  memcpy(key + 1, question.key, question.key_length);
  struct cdb_find find;
  static struct answer answer;
  int found = cdb_findinit(&find, &cdb, key, 1 + question.key_length);
  while (found > 0 && (found = cdb_findnext(&find)) > 0)
    append_certificate(&answer, cdb_getdata(&cdb), cdb_datalen(&cdb));
  if (found < 0) fail_errno("cdb_findnext");
  return write_answer(&answer);
}
