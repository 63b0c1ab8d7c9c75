#include "rows.h"

#include <fcntl.h>
#include <unistd.h>

#include "fail.h"

enum { capacity = 1 << 20 };

struct rows {
  int file;
  char *line, *end;
  char buffer[capacity];
};

static const char header[] =
    "certificate_no,id_type,id_no,name,occupation,level,issuer,issued,theory,practical,status";

// Moves what is left to the front and reads behind it. Returns how many bytes came.
static size_t refill(struct rows *rows) {
  size_t left = rows->end - rows->line;
  memmove(rows->buffer, rows->line, left);
  rows->line = rows->buffer;
  rows->end = rows->buffer + left;
  ssize_t count = read(rows->file, rows->end, capacity - left);
  if (count < 0) fail_errno("reading the CSV");
  rows->end += count;
  return count;
}

// The next line without its line feed.
static int next_line(struct rows *rows, struct text *line) {
  char *feed;
  while (!(feed = memchr(rows->line, '\n', rows->end - rows->line))) {
    if (refill(rows)) continue;
    if (rows->line != rows->end) fail("the CSV", "the last line has no end, or is too long");
    return 0;
  }
  *line = (struct text){rows->line, feed - rows->line};
  rows->line = feed + 1;
  return 1;
}

// Takes a field and the comma behind it off the front of a line.
static struct text take_field(struct text *line) {
  const char *comma = memchr(line->bytes, ',', line->length);
  if (!comma) fail("the CSV", "a line has too few fields");
  struct text field = {line->bytes, comma - line->bytes};
  line->bytes += field.length + 1;
  line->length -= field.length + 1;
  return field;
}

struct rows *rows_open(const char *path) {
  struct rows *rows = malloc(sizeof *rows);
  if (!rows) fail_errno("memory");
  rows->file = open(path, O_RDONLY);
  if (rows->file < 0) fail_errno(path);
  rows->line = rows->end = rows->buffer;
  struct text line;
  if (!next_line(rows, &line) || line.length != sizeof header - 1 ||
      memcmp(line.bytes, header, line.length))
    fail(path, "this is not what osta sample writes");
  return rows;
}

int rows_next(struct rows *rows, struct row *row) {
  struct text line;
  if (!next_line(rows, &line)) return 0;
  if (memchr(line.bytes, '"', line.length)) fail("the CSV", "this reader takes no quotes");
  row->number = take_field(&line);
  take_field(&line);
  row->id = take_field(&line);
  row->name = take_field(&line);
  row->columns = line;
  return 1;
}

void rows_close(struct rows *rows) {
  close(rows->file);
  free(rows);
}

size_t key_from(struct text first, struct text second, char key[longest_key]) {
  size_t length = first.length + 1 + second.length;
  if (length > longest_key) fail("a key", "the fields are too long");
  memcpy(key, first.bytes, first.length);
  key[first.length] = '\t';
  memcpy(key + first.length + 1, second.bytes, second.length);
  return length;
}

size_t key_of(const struct row *row, int section, char key[longest_key]) {
  return key_from(section == 2 ? row->id : row->number, section == 0 ? row->id : row->name, key);
}
