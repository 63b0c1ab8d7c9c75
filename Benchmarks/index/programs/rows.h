// The rows of the benchmark's CSV, one after the other, in constant memory.
//
// It reads what `osta sample` writes: the columns in that order and no quotes. Anything else ends the
// program, so that no contestant loads something else than the others.
#pragma once

#include <stddef.h>

struct text {
  const char *bytes;
  size_t length;
};

// The parts of a row that a lookup needs. They point into the reader's memory, until the next row.
struct row {
  struct text number, id, name;
  // Occupation, level, issuer, day, theory, practice and status, as they stand in the line.
  struct text columns;
};

struct rows;

struct rows *rows_open(const char *path);
// Whether there was another row.
int rows_next(struct rows *rows, struct row *row);
void rows_close(struct rows *rows);

// The ways to ask: number and ID number, number and name, ID number and name.
enum { section_count = 3, longest_key = 256 };

// Writes the key of a row in a section: its two fields with a tab between. Returns the length.
size_t key_of(const struct row *row, int section, char key[longest_key]);
// The same for two fields that somebody asks for.
size_t key_from(struct text first, struct text second, char key[longest_key]);
