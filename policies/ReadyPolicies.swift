public import Diagnostics

/// The policies of this folder, which are built into the program: `extends: ready-policies` switches them on.
public enum ReadyPolicies {
  /// The files, one for each policy, sorted by name.
  ///
  /// They lie in no repository: their paths begin with the word by which `extends:` names them.
  public static let files = EmbeddedFile.yaml.map { name, text in
    SourceFile(path: Path("ready-policies/\(name)"), origin: .workTree, bytes: Array(text.utf8))
  }
}
