public import Snapshots

/// What a name or an id leads to when tags are followed.
public enum RevisionTarget: Equatable {
  case commit(ObjectID)
  case tree(ObjectID)
  case file
}
