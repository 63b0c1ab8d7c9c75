/* The C library's iconv in a shape that Swift can import: null for its odd pointer, errno as a result. */
#ifndef OSTA_CICONV_SHIM_H
#define OSTA_CICONV_SHIM_H

#include <errno.h>
#include <iconv.h>
#include <stddef.h>

/* iconv_open(3) to UTF-8; null where the C library does not know the encoding. */
static inline iconv_t ciconv_open(const char *from) {
  iconv_t converter = iconv_open("UTF-8", from);
  return converter == (iconv_t)-1 ? NULL : converter;
}

/* iconv(3); 0 when all input is converted, else errno: E2BIG, EINVAL or EILSEQ. */
static inline int ciconv_convert(
    iconv_t converter, const char *input, size_t *input_left, char *output, size_t *output_left) {
  char *next = (char *)input;
  return iconv(converter, &next, input_left, &output, output_left) == (size_t)-1 ? errno : 0;
}

#endif
