// Answers one question from an LMDB file.
#include <lmdb.h>

#include "answer.h"

static const char *const names[section_count] = {"number-id", "number-name", "id-name"};

static void check(int result, const char *what) {
  if (result) fail(what, mdb_strerror(result));
}

static MDB_txn *open_file(const char *path) {
  MDB_env *environment;
  MDB_txn *transaction;
  check(mdb_env_create(&environment), "mdb_env_create");
  check(mdb_env_set_maxdbs(environment, section_count), "mdb_env_set_maxdbs");
  check(mdb_env_open(environment, path, MDB_RDONLY | MDB_NOSUBDIR | MDB_NOLOCK, 0), path);
  check(mdb_txn_begin(environment, NULL, MDB_RDONLY, &transaction), "mdb_txn_begin");
  return transaction;
}

int main(int count, char **arguments) {
  struct question question = question_from(count, arguments);
  MDB_txn *transaction = open_file(question.database);
  MDB_dbi database;
  MDB_cursor *cursor;
  check(mdb_dbi_open(transaction, names[question.section], 0, &database), "mdb_dbi_open");
  check(mdb_cursor_open(transaction, database, &cursor), "mdb_cursor_open");
  MDB_val key = {question.key_length, question.key}, value;
  static struct answer answer;
  int result = mdb_cursor_get(cursor, &key, &value, MDB_SET_KEY);
  while (!result) {
    append_certificate(&answer, value.mv_data, value.mv_size);
    if (question.section != 2) break;
    result = mdb_cursor_get(cursor, &key, &value, MDB_NEXT_DUP);
  }
  if (result != MDB_NOTFOUND) check(result, "mdb_cursor_get");
  return write_answer(&answer);
}
