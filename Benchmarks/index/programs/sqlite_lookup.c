// Answers one question from the SQLite database that sqlite_build.sql makes.
#include <sqlite3.h>

#include "answer.h"

#define COLUMNS                                                                                    \
  "SELECT occupation||','||level||','||issuer||','||issued||','||theory||','||practical||','||"    \
  "status FROM certificate WHERE "

static const char *const statements[section_count] = {
    COLUMNS "certificate_no=?1 AND id_no=?2",
    COLUMNS "certificate_no=?1 AND name=?2",
    COLUMNS "id_no=?1 AND name=?2",
};

// The file never changes, so neither locks nor a look for a journal are needed.
static sqlite3 *open_database(const char *path) {
  char uri[4096];
  if (snprintf(uri, sizeof uri, "file:%s?immutable=1", path) >= (int)sizeof uri)
    fail(path, "too long");
  sqlite3 *database;
  if (sqlite3_open_v2(uri, &database, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX,
                      NULL))
    fail(path, sqlite3_errmsg(database));
  return database;
}

static void bind(sqlite3_stmt *statement, int place, const char *bytes, size_t length) {
  if (sqlite3_bind_text(statement, place, bytes, length, SQLITE_STATIC))
    fail("sqlite3_bind_text", "failed");
}

int main(int count, char **arguments) {
  struct question question = question_from(count, arguments);
  sqlite3 *database = open_database(question.database);
  sqlite3_stmt *statement;
  if (sqlite3_prepare_v2(database, statements[question.section], -1, &statement, NULL))
    fail("sqlite3_prepare_v2", sqlite3_errmsg(database));
  bind(statement, 1, arguments[3], strlen(arguments[3]));
  bind(statement, 2, arguments[4], strlen(arguments[4]));
  static struct answer answer;
  int step;
  while ((step = sqlite3_step(statement)) == SQLITE_ROW)
    append_certificate(&answer, (const char *)sqlite3_column_text(statement, 0),
                       sqlite3_column_bytes(statement, 0));
  if (step != SQLITE_DONE) fail("sqlite3_step", sqlite3_errmsg(database));
  return write_answer(&answer);
}
