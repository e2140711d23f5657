import PackedStorage
import TextModel

/// How letters beyond ASCII fold: two levels of pages over the Basic Multilingual Plane, packed.
struct FoldTable: Sendable {
  /// What a scalar does in a word.
  enum Kind: UInt32 {
    /// It ends a word.
    case other = 0
    /// A letter that folds to one to three ASCII bytes, lowest first.
    case ascii = 1
    /// A letter that folds to one scalar.
    case scalar = 2
    /// It leaves no trace: an accent, a soft hyphen.
    case dropped = 3
    /// A word of its own: an ideograph.
    case single = 4
    case apostrophe = 5
    case hyphen = 6
    case space = 7
  }

  /// A row of the table: the kind, whether it is a small letter, and 24 bits of payload.
  struct Entry {
    let bits: UInt32
    @inline(__always) var kind: Kind { Kind(rawValue: bits &>> 24 & 0x0F) ?? .other }
    @inline(__always) var isLower: Bool { bits & 0x4000_0000 != 0 }
    @inline(__always) var payload: UInt32 { bits & 0x00FF_FFFF }
    static let other = Entry(bits: 0)

    init(bits: UInt32) { self.bits = bits }

    init(kind: Kind, isLower: Bool, payload: UInt32) {
      bits = kind.rawValue << 24 | (isLower ? 0x4000_0000 : 0) | payload
    }
  }

  private let pages: PackedArray<UInt16>
  private let entries: PackedArray<UInt32>

  init(file: PackedFile) throws(PackedFileError) {
    pages = try file.array("gazetteer.fold.pages", of: UInt16.self)
    entries = try file.array("gazetteer.fold.entries", of: UInt32.self)
  }

  init(pages: [UInt16], entries: [UInt32]) {
    self.pages = PackedArray(pages)
    self.entries = PackedArray(entries)
  }

  /// What a scalar does. Complexity: O(1).
  @inline(__always) func entry(_ scalar: UInt32) -> Entry {
    guard let page = pages.at(Int(scalar &>> 8)) else {
      // Beyond the plane stand rare ideographs (kept, each by itself) and pictures.
      return scalar >= 0x20000 && scalar < 0x32000 ? Entry(kind: .single, isLower: false, payload: scalar) : .other
    }
    return Entry(bits: entries.at(Int(page) &<< 8 | Int(scalar & 0xFF)) ?? 0)
  }
}

/// Builds a fold table from `language/folding.tsv`.
struct FoldTableBuilder {
  static let tableName = "language/folding.tsv"
  private(set) var pages = [UInt16](repeating: 0, count: 256)
  private(set) var entries = [UInt32](repeating: 0, count: 256)

  /// Without a table only ASCII folds.
  init() {}

  init(table: FactTable) throws(FactTableError) {
    let (first, last, kind, target) = (table.column("first"), table.column("last"), table.column("class"), table.column("to"))
    for row in table.rows {
      guard let low = UInt32(row[first], radix: 16), let high = UInt32(row[last], radix: 16), low <= high, low >= 0x80, high <= 0xFFFF
      else {
        throw table.error(row, "first and last must be code points from 80 to FFFF in hexadecimal")
      }
      for code in low...high {
        guard let entry = Self.entry(code, class: row[kind], to: row[target]) else {
          throw table.error(row, "class \(row[kind]) with the form '\(row[target])' is unknown or longer than three letters")
        }
        insert(entry, at: code)
      }
    }
  }

  var table: FoldTable { FoldTable(pages: pages, entries: entries) }

  func add(to writer: inout PackedFileWriter) {
    writer.add("gazetteer.fold.pages", pages)
    writer.add("gazetteer.fold.entries", entries)
  }

  private mutating func insert(_ entry: FoldTable.Entry, at code: UInt32) {
    let page = Int(code >> 8)
    if pages[page] == 0 {
      pages[page] = UInt16(entries.count >> 8)
      entries += [UInt32](repeating: 0, count: 256)
    }
    entries[Int(pages[page]) << 8 | Int(code & 0xFF)] = entry.bits
  }

  private static func entry(_ code: UInt32, class name: String, to form: String) -> FoldTable.Entry? {
    switch name {
    case "apostrophe": return FoldTable.Entry(kind: .apostrophe, isLower: false, payload: 0)
    case "hyphen": return FoldTable.Entry(kind: .hyphen, isLower: false, payload: 0)
    case "space": return FoldTable.Entry(kind: .space, isLower: false, payload: 0)
    case "drop": return FoldTable.Entry(kind: .dropped, isLower: false, payload: 0)
    case "single": return FoldTable.Entry(kind: .single, isLower: false, payload: code)
    case "letter", "lower":
      let scalars = Array(form.unicodeScalars)
      let isLower = name == "lower"
      if scalars.isEmpty { return FoldTable.Entry(kind: .scalar, isLower: isLower, payload: code) }
      if scalars.count == 1, !scalars[0].isASCII { return FoldTable.Entry(kind: .scalar, isLower: isLower, payload: scalars[0].value) }
      guard scalars.count <= 3, scalars.allSatisfy(\.isASCII) else { return nil }
      let payload = scalars.enumerated().reduce(UInt32(0)) { $0 | $1.element.value << UInt32(8 * $1.offset) }
      return FoldTable.Entry(kind: .ascii, isLower: isLower, payload: payload)
    default: return nil
    }
  }
}
