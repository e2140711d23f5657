import ArticleReading
import Gazetteers
import TextModel

/// A user's own table of places: CSV, TSV or with semicolons, with the names of the columns in its first row.
///
/// `name`, `latitude` and `longitude` must be there; `kind`, `country`, `aliases` and `weight` may.
public enum PlaceTable {
  /// More rows than this are a gazetteer to compile, not a table to add.
  public static let rowLimit = 500_000

  private static let synonyms = [
    "lat": "latitude", "y": "latitude", "lon": "longitude", "lng": "longitude", "long": "longitude", "x": "longitude", "type": "kind",
    "feature": "kind", "country_code": "country", "iso": "country", "alias": "aliases", "alternate_names": "aliases",
    "other_names": "aliases",
  ]

  /// The rows of a table, cell by cell; what is in them is checked where they are added to a gazetteer.
  ///
  /// - Throws: `ReadError` where the file cannot be read or has not the columns.
  public static func rows(at path: String) throws(ReadError) -> [OwnPlaceRow] {
    var table = try TableRows(path: path, limits: ReadLimits())
    guard case .cells(let head)? = try table.next() else {
      throw ReadError(.notAnArticle, file: path, message: "has no first row with the names of the columns")
    }
    let columns = head.map { cell in
      let name = String(decoding: cell, as: UTF8.self).lowercased().split(separator: " ").joined(separator: "_")
      return synonyms[name] ?? name
    }
    for needed in ["name", "latitude", "longitude"] where !columns.contains(needed) {
      let found = columns.joined(separator: ", ")
      throw ReadError(
        .notAnArticle, file: path, line: 1,
        message: "has no column \(needed); a table of places has name, latitude, longitude and may have kind, country, aliases, weight; "
          + "its first row names \(found)")
    }
    var found: [OwnPlaceRow] = []
    while let row = try table.next() {
      guard case .cells(let cells) = row else {
        throw ReadError(.tooLarge, file: path, line: table.line, message: "the row is too long; is a quotation mark open?")
      }
      if cells.allSatisfy(\.isEmpty) { continue }
      guard found.count < rowLimit else {
        throw ReadError(
          .tooLarge, file: path, line: table.line, message: "has more than \(rowLimit) rows; compile it with `dateline gazetteer build`")
      }
      let cell = { (name: String) in
        guard let index = columns.firstIndex(of: name), index < cells.count else { return "" }
        return String(decoding: cells[index], as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }
      found.append(
        OwnPlaceRow(
          table: path, line: table.line, name: cell("name"), latitude: cell("latitude"), longitude: cell("longitude"), kind: cell("kind"),
          country: cell("country"), aliases: cell("aliases"), weight: cell("weight")))
    }
    return found
  }
}
