/* The allocator of the tiny binary; see request_memory.c. Nothing is called by name: the Swift
   runtime allocates with posix_memalign and frees with free. */
