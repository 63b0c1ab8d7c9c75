#ifndef OSTA_TREE_MEMORY_H
#define OSTA_TREE_MEMORY_H

/* Where the trees of the thread that asks lie; NULL before its first. Swift has no variables of a thread. */
extern _Thread_local void *osta_tree_memory;

static inline void *osta_tree_memory_get(void) { return osta_tree_memory; }

static inline void osta_tree_memory_set(void *memory) { osta_tree_memory = memory; }

#endif
