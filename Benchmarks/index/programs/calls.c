// The system calls of one lookup by lookup.cgi, and nothing between them: what no program that keeps its
// promises can be faster than. With OSTA_STATE_DIR those of the limiter, too.
#define _GNU_SOURCE // O_CLOEXEC, syscall
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/auxv.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum { page_size = 512, pages = 8, front_size = 4096, head_size = 324, answer_size = 3700 };
enum { slots_of_decision = 5, slots_of_guess = 2, slot_distance = 20000 };

static char memory[1 << 14];

static void must(int is_right) {
  if (!is_right) _exit(1);
}

static int opened(const char *path) {
  int file = path ? openat(AT_FDCWD, path, O_RDONLY | O_CLOEXEC) : -1;
  must(file >= 0);
  return file;
}

static size_t size_of(int file) {
  struct stat status;
  must(fstat(file, &status) == 0);
  return (size_t)status.st_size;
}

static void protect(void) {
  unsigned long alarm_alone = 1UL << (SIGALRM - 1), no_handler[4] = {0};
  syscall(SYS_rt_sigprocmask, SIG_UNBLOCK, &alarm_alone, 0, sizeof alarm_alone);
  syscall(SYS_rt_sigaction, SIGALRM, no_handler, 0, sizeof alarm_alone);
  alarm(20);
  must(prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0);
}

// Reads slots of the counters and writes them back.
static void count(int counters, int slots) {
  unsigned slot = 0;
  must(flock(counters, LOCK_EX) == 0);
  for (int number = 0; number < slots; number++)
    must(pread(counters, &slot, sizeof slot, number * slot_distance) >= 0);
  for (int number = 0; number < slots; number++)
    must(pwrite(counters, &slot, sizeof slot, number * slot_distance) == sizeof slot);
  must(flock(counters, LOCK_UN) == 0);
}

static int counters_in(const char *folder) {
  if (!folder || !*folder) return -1;
  struct timespec now;
  must(syscall(SYS_clock_gettime, CLOCK_REALTIME, &now) == 0);
  char path[4096];
  snprintf(path, sizeof path, "%s/calls", folder);
  int file = openat(AT_FDCWD, path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
  must(file >= 0);
  return file;
}

static void read_index(const char *path) {
  int index = opened(path);
  size_t size = size_of(index), stride = size / page_size / pages * page_size;
  for (size_t page = 0; page < pages; page++)
    must(pread(index, memory + 2 * front_size, page_size, (off_t)(page * stride)) == page_size);
}

int main(int argument_count, char **arguments) {
  char target;
  must(argument_count > 1);
  protect();
  must(read(0, memory + front_size, 4096) >= 0);
  must(readlink((const char *)getauxval(AT_EXECFN), &target, 1) < 0);
  must(pread(opened(getenv("BENCH_PAGE")), memory, front_size, 0) > 0);
  int key = opened(getenv("OSTA_KEY"));
  must(pread(key, memory + 2 * front_size, size_of(key), 0) > 0);
  int counters = counters_in(getenv("OSTA_STATE_DIR"));
  if (counters >= 0) count(counters, slots_of_decision);
  read_index(arguments[1]);
  if (counters >= 0) count(counters, slots_of_guess);
  struct iovec pieces[] = {{memory, head_size}, {memory, answer_size}};
  return writev(1, pieces, 2) < 0;
}
