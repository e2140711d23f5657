import TextModel

/// The index of a person, organization or group in one compiled gazetteer.
public struct ActorID: Hashable, Sendable {
  /// The row.
  public let index: UInt32

  /// Creates an id.
  public init(_ index: UInt32) { self.index = index }
}

/// What kind of actor a table entry is.
public enum ActorType: String, Sendable, CaseIterable {
  /// A person.
  case person = "PER"
  /// An organization.
  case organization = "ORG"
  /// An ethnic, religious or political group of people.
  case group = "NORP"
}

/// A CAMEO actor code and the days on which it holds, both inclusive; no day means open.
public struct ActorRole: Hashable, Sendable {
  /// The code, such as `SYRMIL`.
  public let code: String
  /// The first day.
  public let from: CalendarDay?
  /// The last day.
  public let to: CalendarDay?

  /// Creates a role.
  public init(code: String, from: CalendarDay?, to: CalendarDay?) {
    self.code = code
    self.from = from
    self.to = to
  }
}

/// A person, organization or group of the tables with its codes through time.
public struct NamedActor: Hashable, Sendable {
  /// Its row in the gazetteer.
  public let id: ActorID
  /// The canonical name.
  public let name: String
  /// What it is.
  public let type: ActorType
  /// Its roles, as the tables list them.
  public let roles: [ActorRole]

  /// Creates an actor.
  public init(id: ActorID, name: String, type: ActorType, roles: [ActorRole]) {
    self.id = id
    self.name = name
    self.type = type
    self.roles = roles
  }

  /// The code that holds on `day`: the first dated role that covers it, else the undated one, else nothing.
  ///
  /// Without a day it is the last role in a government, else the undated role, else the last one.
  public func code(on day: CalendarDay?) -> String? {
    let undated = roles.first { $0.from == nil && $0.to == nil }?.code
    // Without a day the office that a person held last says more than what they were outside of it.
    guard let day else { return roles.last { $0.from != nil && $0.code.hasSuffix("GOV") }?.code ?? undated ?? roles.last?.code }
    return roles.first { role in
      (role.from != nil || role.to != nil) && (role.from.map { $0 <= day } ?? true) && (role.to.map { day <= $0 } ?? true)
    }?.code ?? undated
  }
}
