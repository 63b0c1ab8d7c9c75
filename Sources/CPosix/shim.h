/* The system calls of the lookup's floors, in a shape that Swift can import: variadic calls and
   errno are wrapped, the rest comes from the headers of whichever C library is linked. */
#ifndef OSTA_CPOSIX_SHIM_H
#define OSTA_CPOSIX_SHIM_H

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* open(2) for reading; the descriptor is closed on exec. By openat, because musl's open asks for that
   once more with a system call of its own. */
static inline int posix_open_for_reading(const char *path) {
  return openat(AT_FDCWD, path, O_RDONLY | O_CLOEXEC);
}

/* open(2) of a new file for reading and writing that must not exist. */
static inline int posix_create(const char *path, unsigned mode) {
  return open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, (mode_t)mode);
}

/* open(2) for reading and writing of a file that may be there, but not by way of a symbolic link. */
static inline int posix_open_or_create(const char *path, unsigned mode) {
  return openat(AT_FDCWD, path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, (mode_t)mode);
}

/* open(2) of a file without a name in a folder, for reading and writing; not every file system has it.
   O_TMPFILE by its number, which both processors share, because glibc shows it only with _GNU_SOURCE. */
static inline int posix_create_unnamed(const char *folder, unsigned mode) {
  return open(folder, 020000000 | O_DIRECTORY | O_RDWR | O_CLOEXEC, (mode_t)mode);
}

/* sync_file_range(2) of a whole file that begins to write it to the disk and waits for nothing: by its number
   for the reason above, with SYNC_FILE_RANGE_WRITE. */
static inline int posix_begin_sync(int descriptor) {
  return (int)syscall(SYS_sync_file_range, descriptor, 0L, 0L, 2U);
}

/* open(2) of a folder, for fsync. */
static inline int posix_open_folder(const char *path) {
  return open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

/* alarm(2), with a signal that ends the process although the server that started it may have blocked or
   ignored it: a server's threads block signals, and what they start inherits that. Asked of the kernel
   itself, whose structure for a signal without a handler is zeros: the C library's functions are for
   programs with handlers and threads, and larger. */
static inline void posix_end_after(unsigned seconds) {
  unsigned long alarm_alone = 1UL << (SIGALRM - 1), no_handler[4] = {0};
  syscall(SYS_rt_sigprocmask, SIG_UNBLOCK, &alarm_alone, 0, sizeof alarm_alone);
  syscall(SYS_rt_sigaction, SIGALRM, no_handler, 0, sizeof alarm_alone);
  alarm(seconds);
}

/* prctl(2): no core dump, and no look into the memory by other processes of the user. */
static inline int posix_forbid_dumps(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }

/* writev(2) of two pieces. */
static inline ssize_t posix_write_two(int descriptor, const void *first, size_t first_size,
                                      const void *second, size_t second_size) {
  struct iovec pieces[] = {{(void *)first, first_size}, {(void *)second, second_size}};
  return writev(descriptor, pieces, 2);
}

/* The seconds since 1970, asked of the kernel itself: the faster way of the C library takes memory that
   costs a process of one request more than the system call. */
static inline long posix_seconds(void) {
  struct timespec now;
  return syscall(SYS_clock_gettime, CLOCK_REALTIME, &now) == 0 ? (long)now.tv_sec : 0;
}

/* getenv(3), but that nothing is called for what already differs in a letter: a server hands on some forty
   variables, and a lookup asks for fourteen of them. */
extern char **environ;
static inline const char *posix_variable(const char *name) {
  for (char **place = environ; place && *place; place++) {
    const char *letter = name, *text = *place;
    while (*letter && *text == *letter) text++, letter++;
    if (!*letter && *text == '=') return text + 1;
  }
  return 0;
}

/* The path that execve(2) was given. */
static inline const char *posix_path_of_start(void) { return (const char *)getauxval(AT_EXECFN); }

/* posix_spawnp(3) of a program that gets nothing of this process but its environment, standard error, and
   pipes for standard input and output. The words of its command lie one behind the other, each with a NUL.
   The text is in the pipe before anybody could close its other end; it must fit into a pipe. */
static inline int posix_start(const char *words, size_t count, const void *text, size_t size, int *input,
                              int *output, pid_t *child) {
  int in[2], out[2];
  if (syscall(SYS_pipe2, in, O_CLOEXEC) != 0) return errno;
  if (syscall(SYS_pipe2, out, O_CLOEXEC) != 0) {
    int error = errno;
    close(in[0]);
    close(in[1]);
    return error;
  }
  char **arguments = (char **)calloc(count + 1, sizeof(char *));
  for (size_t i = 0; arguments && i < count; i++) {
    arguments[i] = (char *)words;
    words += strlen(words) + 1;
  }
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t none;
  sigemptyset(&none);
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in[0], 0);
  posix_spawn_file_actions_adddup2(&actions, out[1], 1);
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
  posix_spawnattr_setsigmask(&attributes, &none);
  /* close_range(2) with CLOSE_RANGE_CLOEXEC; an old kernel hands on what whoever started us left open. */
  syscall(436, 3, ~0u, 4);
  int error = arguments ? posix_spawnp(child, arguments[0], &actions, &attributes, arguments, environ) : ENOMEM;
  if (error == 0 && write(in[1], text, size) != (ssize_t)size) error = EIO;
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  free(arguments);
  close(in[0]);
  close(out[1]);
  if (error != 0) {
    close(in[1]);
    close(out[0]);
  }
  *input = in[1];
  *output = out[0];
  return error;
}

/* waitpid(2): the exit status of a child, 128 and the number of the signal that ended it, or -1. */
static inline int posix_wait(pid_t child) {
  int status;
  while (waitpid(child, &status, 0) < 0)
    if (errno != EINTR) return -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static inline int posix_errno(void) { return errno; }

#endif
