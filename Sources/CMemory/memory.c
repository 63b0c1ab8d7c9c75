#include "memory.h"

/*
 * A build of a large site fills some 200 MB and is over after a second, so each page of memory is asked for once. In
 * huge pages one fault brings 512 of them. Where the system has none to give, memory comes as it does otherwise.
 */
const char *malloc_conf = "thp:always";
