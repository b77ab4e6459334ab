import CGit2

/// libgit2 as a whole: started once, with the options that hold for every repository.
enum Library {
  /// Starts libgit2 if that has not been done; it is never shut down.
  static func start() throws(GitFailure) {
    try started.get()
  }

  private static let started: Result<Void, GitFailure> = Result { () throws(GitFailure) in
    try check(git_libgit2_init())

    // Whose repositories are read is decided in `Ownership`: libgit2 1.5 does not know `safe.directory = *`, and calls
    // a foreign repository "not found" when the setting is absent.
    try check(kfplint_disable_owner_validation())

    // A broken ~/.gitconfig must not keep anybody from committing, and nothing in it bears on what is read.
    for level in [GIT_CONFIG_LEVEL_PROGRAMDATA, GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG, GIT_CONFIG_LEVEL_GLOBAL]
    {
      try check(kfplint_clear_search_path(level.rawValue))
    }

    // `ObjectHash` does it, for loose objects and those that the program gives, too.
    try check(kfplint_disable_strict_hash_verification())

    // Each object is read once, and what is wanted twice is kept by whoever wants it. A pack is mapped in parts, which are
    // given back, so that a repository of any size takes no more memory than these.
    try check(kfplint_disable_object_cache())
    try check(kfplint_limit_mapped_packs(4 << 20, 32 << 20))

    // libgit2 1.5 refuses these, though none of them changes how objects, references or the index are read.
    try check(kfplint_accept_extensions())
  }
}
