import PackedStorage
import TextModel

extension Gazetteer {
  /// The number of names; their ids are 0 up to this.
  public var nameCount: Int { names.count + (supplement?.names.count ?? 0) }
  /// The number of actors; their ids are 0 up to this.
  public var actorCount: Int { actors.count }

  /// An actor as a value; an empty one where the id is not of this gazetteer.
  public func actor(_ id: ActorID) -> NamedActor {
    let record = actors.at(Int(id.index)) ?? ActorRecord()
    let first = Int(record.firstRole)
    let found = roles.slice(first..<first + Int(record.roleCount)).array.map { role in
      ActorRole(code: strings[Int(role.code)], from: Self.day(role.from), to: Self.day(role.to))
    }
    let types = ActorType.allCases
    let type = Int(record.type) < types.count ? types[Int(record.type)] : .organization
    return NamedActor(id: id, name: strings[Int(record.name)], type: type, roles: found)
  }

  /// The name as it is written in the tables.
  public func name(_ id: NameID) -> String {
    own(id)?.name ?? names.at(Int(id.index)).map { strings[Int($0.spelling)] } ?? ""
  }

  /// What a name may stand for, countries and large places first.
  public func senses(of id: NameID) -> [NameSense] {
    guard let name = names.at(Int(id.index)) else { return own(id)?.senses ?? [] }
    let first = Int(name.firstSense)
    return senses.slice(first..<first + Int(name.senseCount)).array.compactMap { bits in
      let row = Int(bits & PackedSense.rowMask)
      guard row < (bits & PackedSense.actorBit != 0 ? actors.count : places.count) else { return nil }
      return PackedSense.sense(bits)
    }
  }

  /// What a name may stand for, by the rules by which texts are matched but for capitals: accents and case fold, abbreviations are as written,
  /// and a leading `the` may stand before any name.
  public func lookup(_ name: String) -> [NameSense] { nameID(name).map { senses(of: $0) } ?? [] }

  /// The id of a name, as `lookup` finds it.
  public func nameID(_ name: String) -> NameID? {
    let reader = matcher(NameMatcherConfiguration(matching: .everyWord))
    for form in [name, NameVariants.withoutArticle(name)] {
      let text = Text(form)
      if let match = matcher.whole(text) ?? reader.whole(text) { return match.name }
    }
    return nil
  }

  /// How common a name is as a word, a given name, a surname.
  public func ambiguity(of id: NameID) -> NameAmbiguity {
    guard let name = names.at(Int(id.index)) else { return own(id)?.ambiguity ?? .none }
    return NameAmbiguity(word: Double(name.word) / 255, given: Double(name.given) / 255, surname: Double(name.surname) / 255)
  }

  /// How common a word is as a given name and as a surname, 0 to 1; whatever its case and accents. Complexity: O(log n).
  public func personName(_ word: String) -> (given: Double, surname: Double) {
    let text = Text(word)
    return personName(text.range, of: text)
  }

  /// How common a word of a text is as a given name and as a surname.
  public func personName(_ word: TextRange, of text: Text) -> (given: Double, surname: Double) {
    guard let hash = matcher.wordHash(word, of: text), let place = place(ofPerson: hash) else { return (0, 0) }
    let weights = personWeights.at(place) ?? 0
    return (Double(weights >> 8) / 255, Double(weights & 0xFF) / 255)
  }

  /// Where a hash stands among the sorted hashes of persons' names.
  private func place(ofPerson hash: UInt64) -> Int? {
    let count = personHashes.count
    // Hashes lie evenly, so a hash stands near its share of the table: few far places of memory are looked at.
    let guess = hash.share(of: count)
    var (low, high, step) = (guess, guess, 64)
    while low > 0, personHashes[low] > hash { (low, step) = (max(0, low - step), step * 2) }
    step = 64
    while high < count, personHashes[high] < hash { (high, step) = (min(count, high + step), step * 2) }
    high = min(count, high + 1)
    while low < high {
      let middle = (low + high) / 2
      let found = personHashes[middle]
      if found == hash { return middle }
      if found < hash { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// A name of the user's own places.
  private func own(_ id: NameID) -> GazetteerSupplement.Name? { supplement?.name(Int(id.index) - names.count) }

  private static func day(_ ordinal: Int32) -> CalendarDay? {
    ordinal == RoleRecord.open ? nil : CalendarDay(ordinal: Int(ordinal))
  }
}
