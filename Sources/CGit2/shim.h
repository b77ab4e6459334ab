#include <git2.h>
#include <git2/sys/odb_backend.h>
#include <git2/sys/repository.h>

// `git_libgit2_opts` takes variable arguments, which Swift cannot call: each option that the project sets has a
// function of its own here.

static inline int kfplint_disable_owner_validation(void) {
  return git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
}

static inline int kfplint_clear_search_path(int level) {
  return git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, level, "");
}

static inline int kfplint_disable_strict_hash_verification(void) {
  return git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
}

static inline int kfplint_accept_extensions(void) {
  const char *names[] = {"worktreeconfig", "partialclone", "preciousobjects", "relativeworktrees"};
  return git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, names, sizeof(names) / sizeof(names[0]));
}

static inline int kfplint_disable_object_cache(void) {
  return git_libgit2_opts(GIT_OPT_ENABLE_CACHING, 0);
}

static inline int kfplint_limit_mapped_packs(size_t window, size_t limit) {
  int code = git_libgit2_opts(GIT_OPT_SET_MWINDOW_SIZE, window);
  return code < 0 ? code : git_libgit2_opts(GIT_OPT_SET_MWINDOW_MAPPED_LIMIT, limit);
}
