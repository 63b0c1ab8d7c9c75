/* The tiny binary lives for one request of a fraction of a millisecond. So its memory is handed out
   from one reservation that the system makes with the process, and goes with it: that takes no system
   call and 8 KB of program less than an allocator that keeps account. Only the block that was handed
   out last is taken back, which suffices for the many that live a moment, and so few pages are touched.
   When the reservation is used up the Swift runtime ends the process: the web server says 502, never
   "not found". */

#include "request_memory.h"

#include <errno.h>
#include <stddef.h>
#include <stdint.h>

/* Address space, 64 MiB behind the program's variables (lookup.ld); pages are only taken when they are
   touched. */
extern char request_memory[], request_memory_end[];

/* Where the last block begins, and what is free behind it; reckoned from the start. */
static size_t last, end;

int posix_memalign(void **result, size_t alignment, size_t size) {
  uintptr_t first = (uintptr_t)request_memory;
  uintptr_t start = (first + end + alignment - 1) & ~(uintptr_t)(alignment - 1);
  size_t before = (size_t)(start - first), room = (size_t)(request_memory_end - request_memory);
  if (before > room || size > room - before) return ENOMEM;
  last = before;
  end = before + size;
  *result = (void *)start;
  return 0;
}

void free(void *pointer) {
  if (pointer == request_memory + last) end = last;
}
