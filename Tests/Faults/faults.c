// Makes one call of one function of the C library fail, for .ci/faults, or sets the clock: preloaded (ld.so(8), LD_PRELOAD), it
// stands between the program and the library.
//
// KFPLINT_FAULT=NAME:NUMBER:ERROR lets the call with that number, from 1, of a function fail with an error of errno.h, or every
// call with 0; with the error 0 a call that moves bytes moves fewer than it was asked for. KFPLINT_FAULT_COUNTS=FILE writes at
// the end how often each function was called.
//
// KFPLINT_CLOCK=SECONDS:STEP is the time since 1970 that the clock shows first, and how far it jumps each time that it is asked. What
// the system notes at files is not changed by it, nor is the clock that measures durations.

#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct function {
  const char *name;
  atomic_int calls;
  struct function *next;
};

static struct function *functions;
static char wanted[64];
static int wanted_number = -1, wanted_error;
static int clock_is_set;
static long long clock_start, clock_step;
static atomic_llong clock_calls;

__attribute__((constructor)) static void start(void) {
  const char *text = getenv("KFPLINT_FAULT");
  if (text && sscanf(text, "%63[a-z0-9_]:%d:%d", wanted, &wanted_number, &wanted_error) != 3) wanted_number = -1;
  const char *clock = getenv("KFPLINT_CLOCK");
  clock_is_set = clock && sscanf(clock, "%lld:%lld", &clock_start, &clock_step) == 2;
}

__attribute__((destructor)) static void finish(void) {
  const char *path = getenv("KFPLINT_FAULT_COUNTS");
  FILE *(*next)(const char *, const char *) = (FILE * (*)(const char *, const char *)) dlsym(RTLD_NEXT, "fopen");
  FILE *file = path && next ? next(path, "w") : NULL;
  if (!file) return;
  for (struct function *function = functions; function; function = function->next)
    fprintf(file, "%s %d\n", function->name, atomic_load(&function->calls));
  fclose(file);
}

// Counts a call; whether it is the one that fails.
static int fails(struct function *function) {
  int number = atomic_fetch_add(&function->calls, 1) + 1;
  if ((wanted_number != 0 && number != wanted_number) || strcmp(function->name, wanted) != 0) return 0;
  errno = wanted_error;
  return 1;
}

// The entry of a function in the list.
#define COUNTED(called)                                                            \
  static struct function counted_##called = {.name = #called};                     \
  __attribute__((constructor)) static void list_##called(void) {                   \
    counted_##called.next = functions;                                             \
    functions = &counted_##called;                                                 \
  }

// A function of this name that first does something if it is to fail, and else what the library does.
#define WRAP(result, called, parameters, types, arguments, failure)                  \
  COUNTED(called)                                                                  \
  result called parameters {                                                         \
    static result(*_Atomic next) types;                                            \
    if (!next) next = (result(*) types)dlsym(RTLD_NEXT, #called);                    \
    if (fails(&counted_##called)) failure;                                           \
    return next arguments;                                                         \
  }

// Functions that open take a mode where they create a file; it is passed on in any case, as the C library looks at the flags.
#define MODE(last)                                        \
  va_list more;                                           \
  va_start(more, last);                                   \
  mode_t mode = va_arg(more, mode_t);                     \
  va_end(more)

// What libdispatch opens of its own threads, and ends the program by SIGILL if it cannot (`_dispatch_workq_monitor_pools` of
// its `src/event/workqueue.c`); a release of kfplint is linked without that.
static int is_of_threads(const char *path) { return strncmp(path, "/proc/", 6) == 0; }

#define OPENING(called)                                                              \
  COUNTED(called)                                                                  \
  int called(const char *path, int flags, ...) {                                     \
    static int (*_Atomic next)(const char *, int, ...);                            \
    if (!next) next = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, #called);    \
    MODE(flags);                                                                   \
    return !is_of_threads(path) && fails(&counted_##called) ? -1 : next(path, flags, mode);                  \
  }

#define OPENING_AT(called)                                                           \
  COUNTED(called)                                                                  \
  int called(int folder, const char *path, int flags, ...) {                         \
    static int (*_Atomic next)(int, const char *, int, ...);                       \
    if (!next) next = (int (*)(int, const char *, int, ...))dlsym(RTLD_NEXT, #called); \
    MODE(flags);                                                                   \
    return fails(&counted_##called) ? -1 : next(folder, path, flags, mode);          \
  }

OPENING(open)
OPENING(open64)
OPENING_AT(openat)
OPENING_AT(openat64)

// Nothing more comes, as at the end of a file that was shortened.
#define NO_MORE return errno ? -1 : 0
WRAP(ssize_t, read, (int file, void *to, size_t count), (int, void *, size_t), (file, to, count), NO_MORE)
WRAP(ssize_t, pread, (int file, void *to, size_t count, off_t at), (int, void *, size_t, off_t), (file, to, count, at), NO_MORE)
WRAP(ssize_t, pread64, (int file, void *to, size_t count, off64_t at), (int, void *, size_t, off64_t), (file, to, count, at),
     NO_MORE)

// Half of it is taken, as by a pipe that is nearly full.
#define HALF                       \
  do {                             \
    if (errno) return -1;          \
    count = (count + 1) / 2;       \
  } while (0)
WRAP(ssize_t, write, (int file, const void *from, size_t count), (int, const void *, size_t), (file, from, count), HALF)
WRAP(ssize_t, send, (int file, const void *from, size_t count, int flags), (int, const void *, size_t, int),
     (file, from, count, flags), HALF)

#define FAIL return -1
// The file is closed in any case (close(2)).
WRAP(int, close, (int file), (int), (file), {
  next(file);
  errno = wanted_error;
  return -1;
})
WRAP(int, stat, (const char *path, struct stat *to), (const char *, struct stat *), (path, to), FAIL)
WRAP(int, stat64, (const char *path, struct stat64 *to), (const char *, struct stat64 *), (path, to), FAIL)
WRAP(int, lstat, (const char *path, struct stat *to), (const char *, struct stat *), (path, to), FAIL)
WRAP(int, lstat64, (const char *path, struct stat64 *to), (const char *, struct stat64 *), (path, to), FAIL)
WRAP(int, fstat, (int file, struct stat *to), (int, struct stat *), (file, to), FAIL)
WRAP(int, fstat64, (int file, struct stat64 *to), (int, struct stat64 *), (file, to), FAIL)
WRAP(int, fstatat, (int folder, const char *path, struct stat *to, int flags), (int, const char *, struct stat *, int),
     (folder, path, to, flags), FAIL)
WRAP(int, fstatat64, (int folder, const char *path, struct stat64 *to, int flags), (int, const char *, struct stat64 *, int),
     (folder, path, to, flags), FAIL)
WRAP(int, access, (const char *path, int mode), (const char *, int), (path, mode), FAIL)
WRAP(ssize_t, readlink, (const char *path, char *to, size_t count), (const char *, char *, size_t), (path, to, count), FAIL)
WRAP(char *, getcwd, (char *to, size_t count), (char *, size_t), (to, count), return NULL)
WRAP(char *, realpath, (const char *path, char *to), (const char *, char *), (path, to), return NULL)
WRAP(DIR *, opendir, (const char *path), (const char *), (path), return NULL)
WRAP(DIR *, fdopendir, (int file), (int), (file), return NULL)
WRAP(struct dirent *, readdir, (DIR * folder), (DIR *), (folder), return NULL)
WRAP(struct dirent64 *, readdir64, (DIR * folder), (DIR *), (folder), return NULL)
WRAP(ssize_t, getdents64, (int folder, void *to, size_t count), (int, void *, size_t), (folder, to, count), return -1)

// openat2(2), for which the C library has no function. All other calls pass, with as many words as any of them takes.
COUNTED(openat2)
long syscall(long number, ...) {
  static long (*_Atomic next)(long, ...);
  if (!next) next = (long (*)(long, ...))dlsym(RTLD_NEXT, "syscall");
  va_list more;
  va_start(more, number);
  long words[6];
  for (int index = 0; index < 6; index++) words[index] = va_arg(more, long);
  va_end(more);
  if (number == 437 && fails(&counted_openat2)) return -1;
  return next(number, words[0], words[1], words[2], words[3], words[4], words[5]);
}

WRAP(FILE *, fopen, (const char *path, const char *mode), (const char *, const char *), (path, mode), return NULL)
WRAP(FILE *, fopen64, (const char *path, const char *mode), (const char *, const char *), (path, mode), return NULL)
WRAP(void *, mmap, (void *at, size_t count, int rights, int flags, int file, off_t from), (void *, size_t, int, int, int, off_t),
     (at, count, rights, flags, file, from), return MAP_FAILED)
WRAP(void *, mmap64, (void *at, size_t count, int rights, int flags, int file, off64_t from),
     (void *, size_t, int, int, int, off64_t), (at, count, rights, flags, file, from), return MAP_FAILED)
WRAP(int, rename, (const char *from, const char *to), (const char *, const char *), (from, to), FAIL)
WRAP(int, renameat, (int a, const char *from, int b, const char *to), (int, const char *, int, const char *), (a, from, b, to),
     FAIL)
WRAP(int, link, (const char *from, const char *to), (const char *, const char *), (from, to), FAIL)
WRAP(int, linkat, (int a, const char *from, int b, const char *to, int flags), (int, const char *, int, const char *, int),
     (a, from, b, to, flags), FAIL)
WRAP(int, unlink, (const char *path), (const char *), (path), FAIL)
WRAP(int, unlinkat, (int folder, const char *path, int flags), (int, const char *, int), (folder, path, flags), FAIL)
WRAP(int, mkdir, (const char *path, mode_t mode), (const char *, mode_t), (path, mode), FAIL)
WRAP(int, mkdirat, (int folder, const char *path, mode_t mode), (int, const char *, mode_t), (folder, path, mode), FAIL)
WRAP(int, mkstemp, (char *path), (char *), (path), FAIL)
WRAP(char *, mkdtemp, (char *path), (char *), (path), return NULL)
WRAP(int, fchmod, (int file, mode_t mode), (int, mode_t), (file, mode), FAIL)
WRAP(int, chmod, (const char *path, mode_t mode), (const char *, mode_t), (path, mode), FAIL)
WRAP(int, fsync, (int file), (int), (file), FAIL)
WRAP(int, ftruncate, (int file, off_t count), (int, off_t), (file, count), FAIL)
WRAP(int, dup, (int file), (int), (file), FAIL)
WRAP(int, pipe, (int files[2]), (int *), (files), FAIL)
WRAP(int, socketpair, (int family, int kind, int protocol, int files[2]), (int, int, int, int *),
     (family, kind, protocol, files), FAIL)
WRAP(int, poll, (struct pollfd * files, nfds_t count, int patience), (struct pollfd *, nfds_t, int), (files, count, patience), FAIL)
WRAP(pid_t, waitpid, (pid_t process, int *status, int options), (pid_t, int *, int), (process, status, options), FAIL)
// Its error is what it returns (posix_spawn(3)).
WRAP(int, posix_spawn,
     (pid_t * process, const char *path, const posix_spawn_file_actions_t *actions, const posix_spawnattr_t *attributes,
      char *const words[], char *const variables[]),
     (pid_t *, const char *, const posix_spawn_file_actions_t *, const posix_spawnattr_t *, char *const[], char *const[]),
     (process, path, actions, attributes, words, variables), return wanted_error)

// What the clock shows now, where it was set.
static time_t shown(void) { return (time_t)(clock_start + clock_step * atomic_fetch_add(&clock_calls, 1)); }

time_t time(time_t *to) {
  static time_t (*_Atomic next)(time_t *);
  if (!next) next = (time_t(*)(time_t *))dlsym(RTLD_NEXT, "time");
  if (!clock_is_set) return next(to);
  time_t now = shown();
  if (to) *to = now;
  return now;
}

int gettimeofday(struct timeval *restrict to, void *restrict zone) {
  static int (*_Atomic next)(struct timeval *, void *);
  if (!next) next = (int (*)(struct timeval *, void *))dlsym(RTLD_NEXT, "gettimeofday");
  int result = next(to, zone);
  if (clock_is_set && result == 0) to->tv_sec = shown();
  return result;
}

int clock_gettime(clockid_t clock, struct timespec *to) {
  static int (*_Atomic next)(clockid_t, struct timespec *);
  if (!next) next = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
  int result = next(clock, to);
  if (clock_is_set && result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) to->tv_sec = shown();
  return result;
}
