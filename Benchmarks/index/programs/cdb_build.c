// Loads the CSV into a cdb file: for each certificate three entries, a key and the columns.
//
//   cdb_build CSV FILE
//
// A cdb ends at 4 GiB. Then it says how many certificates went in, and ends with status 3.
#include <cdb.h>
#include <fcntl.h>
#include <unistd.h>

#include "fail.h"
#include "rows.h"

static _Noreturn void full(long certificates) {
  fprintf(stderr, "full after %ld certificates\n", certificates);
  exit(3);
}

// Adds an entry whose key begins with the section's digit. Returns 0 when the file is full.
static int add(struct cdb_make *cdb, const struct row *row, int section) {
  char key[1 + longest_key] = {'0' + section};
  size_t length = 1 + key_of(row, section, key + 1);
  if (!cdb_make_add(cdb, key, length, row->columns.bytes, row->columns.length)) return 1;
  if (errno != ENOMEM) fail_errno("cdb_make_add");
  return 0;
}

int main(int count, char **arguments) {
  if (count != 3) fail("usage", "cdb_build CSV FILE");
  int file = open(arguments[2], O_RDWR | O_CREAT | O_EXCL, 0644);
  if (file < 0) fail_errno(arguments[2]);
  static struct cdb_make cdb;
  if (cdb_make_start(&cdb, file)) fail_errno("cdb_make_start");
  struct rows *rows = rows_open(arguments[1]);
  struct row row;
  long certificates = 0;
  for (; rows_next(rows, &row); certificates++)
    for (int section = 0; section < section_count; section++)
      if (!add(&cdb, &row, section)) full(certificates);
  rows_close(rows);
  if (cdb_make_finish(&cdb)) {
    if (errno == ENOMEM) full(certificates);
    fail_errno("cdb_make_finish");
  }
  if (fsync(file)) fail_errno("fsync");
  printf("%ld certificates\n", certificates);
}
