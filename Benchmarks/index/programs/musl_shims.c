// What Debian's static libraries take from glibc and musl does not have, so that the peers' programs can
// be linked with musl too and start as fast as ours.
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

int fcntl64(int file, int command, ...) {
  va_list arguments;
  va_start(arguments, command);
  long argument = va_arg(arguments, long);
  va_end(arguments);
  return fcntl(file, command, argument);
}

void *__memcpy_chk(void *to, const void *from, size_t length, size_t room) {
  (void)room;
  return memcpy(to, from, length);
}

void *__memset_chk(void *to, int byte, size_t length, size_t room) {
  (void)room;
  return memset(to, byte, length);
}

int __fprintf_chk(FILE *file, int flag, const char *format, ...) {
  (void)flag;
  va_list arguments;
  va_start(arguments, format);
  int count = vfprintf(file, format, arguments);
  va_end(arguments);
  return count;
}

int __sprintf_chk(char *to, int flag, size_t room, const char *format, ...) {
  (void)flag;
  va_list arguments;
  va_start(arguments, format);
  int count = vsnprintf(to, room, format, arguments);
  va_end(arguments);
  return count;
}
