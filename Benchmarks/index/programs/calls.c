// The system calls of one lookup by lookup.cgi, and nothing between them: what no program that finds its
// files the same way can be faster than.
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { page_size = 1024, pages = 7, front_size = 4096, answer_size = 3800 };

static char memory[1 << 16];

// Opens a file and returns its descriptor; its length goes to `size`.
static int opened(const char *path, size_t *size) {
  struct stat status;
  int file = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
  if (file < 0 || fstat(file, &status) != 0) _exit(1);
  *size = (size_t)status.st_size;
  return file;
}

// Reads the beginning of a file, behind what was read before it.
static char *next = memory;
static void read_front(const char *path) {
  size_t size;
  int file = opened(path, &size);
  if (size > front_size) size = front_size;
  if (pread(file, next, size, 0) != (ssize_t)size) _exit(1);
  next += size;
  close(file);
}

int main(int count, char **arguments) {
  if (count < 2 || readlink("/proc/self/exe", next, 4096) < 0) return 1;
  read_front(getenv("BENCH_PAGE"));
  if (read(0, next, 4096) < 0) return 1;
  read_front(getenv("OSTA_KEY"));
  size_t size;
  int index = opened(arguments[1], &size);
  size_t stride = size / page_size / pages * page_size;
  for (size_t page = 0; page < pages; page++)
    if (pread(index, next + page * page_size, page_size, (off_t)(page * stride)) != page_size) return 1;
  close(index);
  return write(1, memory, answer_size) == answer_size ? 0 : 1;
}
