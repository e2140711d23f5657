import PackedStorage
import TextModel

/// Places of the user's own beside those of a data file; their ids follow the file's.
struct GazetteerSupplement: Sendable {
  /// A name of such places.
  struct Name: Sendable {
    let name: String
    /// The places of the supplement and all that the file knows by that name.
    let senses: [NameSense]
    let ambiguity: NameAmbiguity
  }

  var places: [Place] = []
  var names: [Name] = []
  /// Finds the names; its ids count from 0.
  var matcher: NameMatcher

  func place(_ index: Int) -> Place? { places.indices.contains(index) ? places[index] : nil }
  func name(_ index: Int) -> Name? { names.indices.contains(index) ? names[index] : nil }
}

extension Gazetteer {
  /// This gazetteer with places of the user's own, and what is wrong with the rows that were left out.
  ///
  /// Complexity: O(places of the file) once, to find the country and the areas of the new ones by the nearest town.
  public func adding(_ rows: [OwnPlaceRow]) -> (gazetteer: Gazetteer, issues: [CompilationIssue]) {
    guard !rows.isEmpty else { return (self, []) }
    var builder = SupplementBuilder(self)
    for row in rows { builder.add(row) }
    var found = self
    do throws(PackedFileError) {
      let supplement = try builder.supplement()
      found.supplement = supplement
      found.matcher = matcher.adding(supplement.matcher)
    } catch {
      builder.report(rows[0], "the table cannot be used: \(error)")
    }
    return (found, builder.issues)
  }
}
