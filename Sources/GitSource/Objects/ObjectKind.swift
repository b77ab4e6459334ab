/// What an object of a repository is.
enum ObjectKind: String {
  case commit
  case tree
  case blob
  case tag
}
