#ifndef OSTA_MEMORY_H
#define OSTA_MEMORY_H

/* The settings that jemalloc looks for when a program starts (jemalloc(3), "TUNING"). */
extern const char *malloc_conf;

#endif
