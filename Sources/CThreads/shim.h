#include <pthread.h>
#include <stddef.h>

// Both GNU's and musl's C library have it, the former's header only with _GNU_SOURCE.
extern int pthread_setattr_default_np(const pthread_attr_t *attributes);

// Gives threads that say nothing else a stack of so many bytes; 0 if that worked.
static inline int kfplint_set_default_stack_size(size_t size) {
  pthread_attr_t attributes;
  int code = pthread_attr_init(&attributes);
  if (code != 0) return code;
  code = pthread_attr_setstacksize(&attributes, size);
  if (code == 0) code = pthread_setattr_default_np(&attributes);
  pthread_attr_destroy(&attributes);
  return code;
}
