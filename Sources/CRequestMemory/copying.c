/* Copies for the tiny binary. An answer is put together from a hundred pieces of some dozen bytes, and musl
   copies with an instruction of the processor that takes longer to begin than such a piece takes. */

#include <stddef.h>
#include <stdint.h>

typedef uint64_t word __attribute__((aligned(1), may_alias));
typedef uint64_t block __attribute__((vector_size(16), aligned(1), may_alias));

/* From the first byte on; the last block is read before anything is written, as the two may overlap. */
static void copy_up(char *to, const char *from, size_t size) {
  block last = *(const block *)(from + size - sizeof last);
  for (size_t done = 0; done + sizeof last < size; done += sizeof last)
    *(block *)(to + done) = *(const block *)(from + done);
  *(block *)(to + size - sizeof last) = last;
}

static void copy_down(char *to, const char *from, size_t size) {
  block first = *(const block *)from;
  for (size_t left = size; left > sizeof first; left -= sizeof first)
    *(block *)(to + left - sizeof first) = *(const block *)(from + left - sizeof first);
  *(block *)to = first;
}

static void copy_few(char *to, const char *from, size_t size) {
  if (size >= sizeof(word)) {
    word first = *(const word *)from, last = *(const word *)(from + size - sizeof(word));
    *(word *)to = first;
    *(word *)(to + size - sizeof(word)) = last;
  } else {
    uint64_t all = 0;
    for (size_t place = 0; place < size; place++) all |= (uint64_t)(unsigned char)from[place] << 8 * place;
    for (size_t place = 0; place < size; place++) to[place] = (char)(all >> 8 * place);
  }
}

void *memmove(void *to, const void *from, size_t size) {
  if (size < sizeof(block))
    copy_few(to, from, size);
  else if ((uintptr_t)to - (uintptr_t)from >= size)
    copy_up(to, from, size);
  else
    copy_down(to, from, size);
  return to;
}

void *memcpy(void *restrict to, const void *restrict from, size_t size) { return memmove(to, from, size); }
