/// Whether an event took place.
public enum Realis: String, Sendable, CaseIterable {
  /// It happened.
  case actual
  /// It was tried and failed, or its outcome is open.
  case attempted
  /// Somebody means to do it.
  case planned
  /// Somebody threatens to do it.
  case threatened
  /// It is supposed, asked for, possible.
  case hypothetical
  /// It did not happen, or was denied.
  case negated
}
