#pragma once

// `.ci/static-program` links it in where it knows the commit; a weak symbol that nothing defines has no address.
extern const char kfplint_build_commit[] __attribute__((weak));

// The commit that the program was built from; NULL where the build did not say.
static inline const char *build_commit(void) { return kfplint_build_commit; }
