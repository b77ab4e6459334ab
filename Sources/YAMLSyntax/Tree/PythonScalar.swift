public import Diagnostics

/// What a scalar is to the client of Kubeflow Pipelines, which reads a pipeline with PyYAML's safe loader.
///
/// That is YAML 1.1 as `yaml/resolver.py` and `yaml/constructor.py` of PyYAML 6.0 have it. It differs from go-yaml, which
/// has its own idea of YAML 1.1 (``ScalarResolution``): `1e-05` and `y` are text here, `1:30` is ninety, and dates are dates.
public enum PythonScalar: Hashable, Sendable {
  case text
  case null
  case boolean(Bool)
  /// An integer in decimal digits; `nil` where it is written in another base and is too large for an `Int`.
  case integer(ByteString?)
  case float(Double)
  /// A date or a time, which JSON cannot express, so that the client stops at it.
  case time
  /// A text that PyYAML gives up at: `=`, `<<`, `0x_`.
  case unreadable
}
