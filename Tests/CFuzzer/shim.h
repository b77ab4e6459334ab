#include <stddef.h>
#include <stdint.h>

// The driver of libFuzzer (compiler-rt, lib/fuzzer/FuzzerInterface.h), which comes with -sanitize=fuzzer: it calls back with
// one input after the other, and returns at the end of its time.
extern int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*callback)(const uint8_t *data, size_t size));
