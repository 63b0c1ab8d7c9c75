// Loads the CSV into an LMDB file: one sub-database for each key, key to columns.
//
//   lmdb_build CSV FILE
//
// The rows are read into memory, ordered by each key on a thread of its own, and appended in that
// order, which is how LMDB is filled fastest and with full pages.
#define _GNU_SOURCE // qsort_r
#include <lmdb.h>
#include <pthread.h>
#include <stdint.h>

#include "fail.h"
#include "rows.h"

// A row, packed into `memory`.
struct stored {
  uint8_t number, id, name, columns;
  char bytes[];
};

// Where a row is, and the first bytes of its key as numbers that order like them.
struct entry {
  uint64_t prefix[2];
  size_t place;
};

enum { transaction_size = 500000 };

static struct {
  char *bytes;
  size_t length, capacity;
} memory;
static struct entry *entries[section_count];
static long certificates;
static const char *const names[section_count] = {"number-id", "number-name", "id-name"};

static void *grown(void *block, size_t size) {
  void *larger = realloc(block, size);
  if (!larger) fail_errno("memory");
  return larger;
}

static uint8_t store_text(struct text text) {
  if (text.length > UINT8_MAX) fail("the CSV", "a field is too long");
  memcpy(memory.bytes + memory.length, text.bytes, text.length);
  memory.length += text.length;
  return text.length;
}

// Keeps a row. Returns its place.
static size_t store(const struct row *row) {
  if (memory.length + 2048 > memory.capacity) {
    memory.capacity = memory.capacity ? 2 * memory.capacity : 1 << 24;
    memory.bytes = grown(memory.bytes, memory.capacity);
  }
  size_t place = memory.length;
  memory.length += sizeof(struct stored);
  struct stored lengths = {store_text(row->number), store_text(row->id), store_text(row->name),
                           store_text(row->columns)};
  memcpy(memory.bytes + place, &lengths, sizeof lengths);
  return place;
}

static struct row stored_row(size_t place) {
  const struct stored *stored = (const void *)(memory.bytes + place);
  const char *id = stored->bytes + stored->number, *name = id + stored->id;
  return (struct row){
      .number = {stored->bytes, stored->number},
      .id = {id, stored->id},
      .name = {name, stored->name},
      .columns = {name + stored->name, stored->columns},
  };
}

static struct entry entry_of(const struct row *row, int section, size_t place) {
  char key[longest_key] = {0};
  key_of(row, section, key);
  struct entry entry = {.place = place};
  memcpy(entry.prefix, key, sizeof entry.prefix);
  for (int half = 0; half < 2; half++) entry.prefix[half] = __builtin_bswap64(entry.prefix[half]);
  return entry;
}

static void read_rows(const char *path) {
  struct rows *rows = rows_open(path);
  struct row row;
  for (long room = 0; rows_next(rows, &row); certificates++) {
    if (certificates == room) {
      room = room ? 2 * room : 1 << 16;
      for (int section = 0; section < section_count; section++)
        entries[section] = grown(entries[section], room * sizeof(struct entry));
    }
    size_t place = store(&row);
    for (int section = 0; section < section_count; section++)
      entries[section][certificates] = entry_of(&row, section, place);
  }
  rows_close(rows);
}

static int order_of_bytes(const char *left, size_t left_length, const char *right,
                          size_t right_length) {
  size_t common = left_length < right_length ? left_length : right_length;
  int order = memcmp(left, right, common);
  return order ? order : (left_length > right_length) - (left_length < right_length);
}

// The order of two rows whose prefixes are equal: that of their keys, then of their columns.
static int order_of_rows(size_t left_place, size_t right_place, int section) {
  struct row left = stored_row(left_place), right = stored_row(right_place);
  char left_key[longest_key], right_key[longest_key];
  size_t left_length = key_of(&left, section, left_key);
  size_t right_length = key_of(&right, section, right_key);
  int order = order_of_bytes(left_key, left_length, right_key, right_length);
  return order ? order
               : order_of_bytes(left.columns.bytes, left.columns.length, right.columns.bytes,
                                right.columns.length);
}

static int order(const void *left_entry, const void *right_entry, void *section) {
  const struct entry *left = left_entry, *right = right_entry;
  for (int half = 0; half < 2; half++)
    if (left->prefix[half] != right->prefix[half])
      return left->prefix[half] < right->prefix[half] ? -1 : 1;
  return order_of_rows(left->place, right->place, *(int *)section);
}

static void *sort_section(void *section) {
  qsort_r(entries[*(int *)section], certificates, sizeof(struct entry), order, section);
  return NULL;
}

static void sort_sections(void) {
  pthread_t threads[section_count];
  int sections[section_count];
  for (int section = 0; section < section_count; section++) {
    sections[section] = section;
    if (pthread_create(&threads[section], NULL, sort_section, &sections[section]))
      fail("pthread_create", "failed");
  }
  for (int section = 0; section < section_count; section++) pthread_join(threads[section], NULL);
}

static void check(int result, const char *what) {
  if (result) fail(what, mdb_strerror(result));
}

static void append(MDB_cursor *cursor, size_t place, int section) {
  struct row row = stored_row(place);
  char bytes[longest_key];
  MDB_val key = {key_of(&row, section, bytes), bytes};
  MDB_val value = {row.columns.length, (void *)row.columns.bytes};
  int result = mdb_cursor_put(cursor, &key, &value, MDB_APPEND);
  if (result == MDB_KEYEXIST && section == 2)
    result = mdb_cursor_put(cursor, &key, &value, MDB_APPENDDUP);
  check(result, "mdb_cursor_put");
}

// Appends a stretch of a section's rows in one transaction.
static void append_stretch(MDB_env *environment, int section, long start, long end) {
  MDB_txn *transaction;
  MDB_dbi database;
  MDB_cursor *cursor;
  check(mdb_txn_begin(environment, NULL, 0, &transaction), "mdb_txn_begin");
  check(mdb_dbi_open(transaction, names[section], MDB_CREATE | (section == 2 ? MDB_DUPSORT : 0),
                     &database),
        "mdb_dbi_open");
  check(mdb_cursor_open(transaction, database, &cursor), "mdb_cursor_open");
  for (long number = start; number < end; number++)
    append(cursor, entries[section][number].place, section);
  mdb_cursor_close(cursor);
  check(mdb_txn_commit(transaction), "mdb_txn_commit");
}

static void append_section(MDB_env *environment, int section) {
  for (long start = 0; start < certificates; start += transaction_size) {
    long end = start + transaction_size;
    append_stretch(environment, section, start, end < certificates ? end : certificates);
  }
}

int main(int count, char **arguments) {
  if (count != 3) fail("usage", "lmdb_build CSV FILE");
  read_rows(arguments[1]);
  sort_sections();
  MDB_env *environment;
  check(mdb_env_create(&environment), "mdb_env_create");
  check(mdb_env_set_maxdbs(environment, section_count), "mdb_env_set_maxdbs");
  check(mdb_env_set_mapsize(environment, (size_t)1 << 38), "mdb_env_set_mapsize");
  check(mdb_env_open(environment, arguments[2], MDB_NOSUBDIR | MDB_NOLOCK | MDB_NOSYNC, 0644),
        arguments[2]);
  for (int section = 0; section < section_count; section++) append_section(environment, section);
  check(mdb_env_sync(environment, 1), "mdb_env_sync");
  mdb_env_close(environment);
  printf("%ld certificates\n", certificates);
}
