#include <stddef.h>
#include <stdint.h>

// GNU's C library has getdents64(2) since 2.30, its header only with _GNU_SOURCE. A `ssize_t` is a `long` on all of Linux's
// machines of 64 bits; its header would bring types of the C library into this module, which Swift knows from another one.
extern long getdents64(int folder, void *buffer, size_t size);
extern long syscall(long number, ...);

// Opens a path below a folder, or below the current one for AT_FDCWD, and follows no symbolic link on the way: openat2(2), which
// has the same number everywhere. Linux has it since 5.6, and some sandboxes have not.
static inline int kfplint_open_without_links(int folder, const char *path, int flags) {
  struct { uint64_t flags, mode, resolve; } how = {(uint64_t)flags, 0, 4 /* RESOLVE_NO_SYMLINKS */};
  return (int)syscall(437, folder, path, &how, sizeof how);
}
