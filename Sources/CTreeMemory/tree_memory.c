#include "tree_memory.h"

_Thread_local void *osta_tree_memory;
