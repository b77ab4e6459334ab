import Diagnostics
import Glibc
import Snapshots

extension GitRepository {
  /// What an index holds.
  ///
  /// A missing index is an empty one if it is the repository's own and nothing was committed yet. Any other one that is
  /// missing would look like a commit that deletes everything.
  func stagedIndex(
    in file: Path, isUnborn: Bool, shortLived: Bool = false
  ) throws(SnapshotError) -> StagedIndex {
    guard !file.isTop else { throw SnapshotError("GIT_INDEX_FILE is empty; unset it, or name an index") }
    let content: FileContent
    do throws(FileContent.Failure) {
      content = try FileContent(of: file, limit: IndexFile.sizeLimit, shortLived ? .mapped : .read)
    } catch {
      if case .system(ENOENT) = error, isUnborn && isOwnIndex(file) { return StagedIndex() }
      throw SnapshotError("the index \(error.sentence)", path: file)
    }
    if let git = reader as? GitProgramRepository {
      do throws(GitFailure) {
        return try git.stagedIndex(in: file)
      } catch {
        throw SnapshotError(error, cannot: "read the index", path: file)
      }
    }
    do throws(IndexRefusal) {
      return try StagedIndex(content, lookingOnlyAtWhatIsAskedOf: shortLived ? file : nil) {
        (id) throws(IndexRefusal) in try sharedIndex(id)
      }
    } catch {
      if error.isOfUnknownKind {
        return try askGit(because: UnreadKind(error)) { (git) throws(GitFailure) in try git.stagedIndex(in: file) }
      }
      throw error.failure(toRead: file)
    }
  }

  /// The trees that git has noted in the repository's own index; `nil` where there is none that can be read, which is no
  /// reason not to look at a commit.
  func notedTrees() -> NotedTrees? {
    guard !isBare, !(reader is GitProgramRepository) else { return nil }
    do throws(FileContent.Failure) {
      let content = try FileContent(of: reader.gitFolder.appending("index"), limit: IndexFile.sizeLimit)
      let index = try? StagedIndex(content) { (id) throws(IndexRefusal) in try sharedIndex(id) }
      return index.flatMap { NotedTrees($0) }
    } catch {
      return nil
    }
  }

  /// The content of the file that a split index shares, which lies in the repository's folder wherever the index does.
  private func sharedIndex(_ id: ObjectID) throws(IndexRefusal) -> FileContent {
    let name = "sharedindex.\(id.hexadecimal)"
    do throws(FileContent.Failure) {
      return try FileContent(of: reader.gitFolder.appending(ByteString(name)), limit: IndexFile.sizeLimit)
    } catch {
      throw IndexRefusal("the shared index \(name) \(error.sentence)")
    }
  }

  /// Whether an index is the repository's, and not one that git made for a commit.
  func isOwnIndex(_ file: Path) -> Bool {
    file.name == "index" && file.folder.resolved == reader.gitFolder.resolved
  }
}
