import Diagnostics
import YAMLSyntax

/// Gathers the credentials of a pipeline, the same one at the same place once.
///
/// First it looks where people write them, and knows there what holds them; then at everything else, where a copy of what
/// was found before is no other mistake: the compiler writes a default and a program into annotations as well.
struct CredentialCollection {
  private(set) var credentials: [Credential] = []
  /// Where the scalars begin that were looked at.
  private var searched = Set<UInt32>()
  /// What was found, as far as copies of it are alike.
  private var known = Set<[UInt8]>()
  private var secretNames: [ByteString: Bool] = [:]

  /// A collection that has some already.
  init(_ credentials: [Credential] = []) { self.credentials = credentials }

  /// Looks at the file of a parameter.
  mutating func collect(_ value: ParameterValue, called name: ByteString) {
    let search = CredentialSearch(.parameter(name), name: name)
    for match in search.matches(in: value.text.bytes) {
      add(search.credential(match, of: value.text.bytes, at: value.location(of: match.range)), value.text.bytes, match)
    }
  }

  /// Looks at a scalar with a name; how to look at it is asked only where there may be something in it.
  ///
  /// In a file without any trace of a secret, only a text that is called one can be one.
  mutating func collect(
    _ scalar: YAMLNode, named name: YAMLNode?, isCopy: Bool = false, _ search: (CredentialMarks) -> CredentialSearch
  ) {
    searched.insert(scalar.span.start)
    guard scalar.file.mayHoldSecret || mayNameSecret(name), let bytes = scalar.scalarBytes else { return }
    let marks = CredentialMarks(bytes)
    guard marks.mayHoldAny, let text = scalar.sourcedText else { return }
    let search = search(marks)
    if search.isProgram, !marks.mayHoldKnownForm { return }
    for match in search.matches(in: text.value.bytes) {
      let credential = search.credential(match, of: text.value.bytes, at: text.location(of: match.range))
      add(credential, text.value.bytes, match, isCopy: isCopy)
    }
  }

  /// Looks at every scalar that was not looked at yet, and at the comments.
  mutating func collectRest(of root: YAMLNode) {
    guard root.file.mayHoldSecret else {
      return root.forEachScalar(after: SecretName.mayMean) { scalar, name in
        if isSecretName(name.scalarBytes ?? []) { collectRest(scalar, after: name) }
      }
    }
    root.forEachScalar { collectRest($0, after: $1) }
    let bytes = root.file.bytes
    guard CredentialMarks(bytes[...]).mayHoldKnownForm else { return }
    var search = SecretSearch()
    let places = search.matches(in: bytes, as: .program).map { SecretPlaces.Place($0, in: bytes) }
    collect(places, in: root.file, holder: .file(root.file.path.name))
  }

  private mutating func collectRest(_ scalar: YAMLNode, after previous: YAMLNode?) {
    guard !searched.contains(scalar.span.start), let bytes = scalar.scalarBytes else { return }
    let key = previous?.scalarBytes ?? []
    let marks = CredentialMarks(bytes)
    guard marks.mayHoldSeparatedOrKnownForm || marks.mayHoldAny && isSecretName(key) else { return }
    let isProgram = key.elementsEqual("source".utf8) || key.elementsEqual(Self.componentSpec)
    collect(scalar, named: previous, isCopy: true) { marks in
      CredentialSearch(
        .field(ByteString(key)), name: ByteString(key), isProgram: isProgram || marks.hasLineBreak && !Self.isText(key))
    }
  }

  /// Looks at the bytes of a file whose text means nothing to us, since it does not parse or is no text.
  mutating func collect(bytesOf file: SourceFile, holder: Credential.Holder) {
    collect(SecretPlaces.all(in: file), in: file, holder: holder)
  }

  private mutating func collect(_ places: [SecretPlaces.Place], in file: SourceFile, holder: Credential.Holder) {
    let spans = credentials.compactMap(\.location.place).filter { $0.file === file }.map(\.span.range)
    var taken = spans.sorted { $0.lowerBound < $1.lowerBound }[...]
    var end = 0
    for place in places.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) where place.range.lowerBound >= end {
      taken = taken.drop { $0.upperBound <= place.range.lowerBound }
      if let next = taken.first, next.lowerBound < place.range.upperBound { continue }
      end = place.range.upperBound
      let location = Location(file, SourceSpan(place.range.lowerBound, place.range.upperBound))
      let credential = Credential(
        kind: place.kind, isKnownByForm: place.isKnownByForm, isPublic: SecretText.isPublic(place.secret[...]),
        holder: holder, location: location.asSecret)
      let match = SecretMatch(range: 0..<place.secret.count, kind: place.kind, isKnownByForm: place.isKnownByForm)
      add(credential, place.secret, match, isCopy: true)
    }
  }

  private mutating func add(_ credential: Credential, _ text: [UInt8], _ match: SecretMatch, isCopy: Bool = false) {
    let isNew = known.insert(Self.identity(of: text[match.range])).inserted
    if isNew || !isCopy { credentials.append(credential) }
  }

  /// A secret without white space and without what JSON writes for it, however often it is quoted.
  private static func identity(of secret: ArraySlice<UInt8>) -> [UInt8] {
    var identity: [UInt8] = []
    var isEscaped = false
    for byte in secret {
      if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else {
        let isLineBreak = isEscaped && (byte == UInt8(ascii: "n") || byte == UInt8(ascii: "r"))
        if byte > 0x20, !isLineBreak { identity.append(byte) }
        isEscaped = false
      }
    }
    return identity
  }

  /// Whether a value of that name may be a secret; a name that is longer than any is not split for it.
  private mutating func mayNameSecret(_ name: YAMLNode?) -> Bool {
    guard let name = name?.scalarBytes else { return false }
    return name.count > Self.longestName || isSecretName(name)
  }

  private mutating func isSecretName(_ key: ArraySlice<UInt8>) -> Bool {
    guard (1...Self.longestName).contains(key.count), SecretName.mayMean(key) else { return false }
    let name = ByteString(key)
    if let known = secretNames[name] { return known }
    let isSecret = SecretName(name) != nil
    secretNames[name] = isSecret
    return isSecret
  }

  private static let longestName = 64

  /// The annotation that repeats all of a component, its program included.
  private static let componentSpec = Array("pipelines.kubeflow.org/component_spec".utf8)

  /// Whether the text of a field is no program although it has several lines.
  private static func isText(_ key: ArraySlice<UInt8>) -> Bool {
    key.starts(with: "pipelines.kubeflow.org/".utf8) || texts.contains { key.elementsEqual($0.utf8) }
  }

  private static let texts = ["data", "manifest", "podSpecPatch", "value", "default", "body"]
}
