import Gazetteers
import TextModel

/// Finds persons by what stands before and inside their names: a title (`Gen. Haftar`), a given name (`Maria Silva`), a full name said earlier.
struct PersonFinder {
  let lexicon: NameLexicon
  let forms: TokenForms
  let tokens: [Token]
  let gazetteer: Gazetteer

  /// A person's name and how sure it is, 0 to 1.
  struct Found {
    let tokens: Range<Int>
    let confidence: Double
  }

  /// All names of persons in a sentence that a title or a given name announces.
  func persons(in sentence: Range<Int>) -> [Found] {
    var found: [Found] = []
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      if let width = titleWidth(at: index, in: sentence) {
        let name = run(from: index + width, in: sentence, limit: 4)
        if !name.isEmpty {
          found.append(Found(tokens: name, confidence: 0.9))
          index = name.upperBound
          continue
        }
        index += width
        continue
      }
      // `German Chancellor Angela Merkel`: German is a given name too, but none before an office.
      if isNamePart(index), isGivenName(index), index + 1 >= sentence.upperBound || titleWidth(at: index + 1, in: sentence) == nil {
        let name = run(from: index, in: sentence, limit: 4)
        if name.count >= 2 {
          found.append(Found(tokens: name, confidence: confidence(of: name)))
          index = name.upperBound
          continue
        }
      }
      index += 1
    }
    return found
  }

  private func confidence(of name: Range<Int>) -> Double {
    let given = gazetteer.personName(forms.lower[name.lowerBound]).given
    let surname = gazetteer.personName(forms.lower[name.upperBound - 1]).surname
    return min(0.95, (surname > 0 ? 0.55 : 0.45) + 0.25 * given + 0.25 * surname)
  }

  private func isGivenName(_ index: Int) -> Bool {
    gazetteer.personName(forms.lower[index]).given > 0.1
  }

  private func isNamePart(_ index: Int) -> Bool {
    let word = forms.lower[index]
    guard forms.isCapitalized(index), forms.proper[index] != .none, !lexicon.heads.keys.contains(word) else { return false }
    guard tokens[index].upos == .x else { return true }
    if forms.inCapitals[index] {
      let name = gazetteer.personName(word)
      return name.given + name.surname > 0.05 && !lexicon.places.function.contains(word)
    }
    return !lexicon.places.function.contains(word) && !lexicon.places.calendar.contains(word) && !lexicon.places.sites.contains(word)
  }

  /// The number of tokens of the longest title at `index`, written with a capital.
  func titleWidth(at index: Int, in sentence: Range<Int>) -> Int? {
    guard forms.isCapitalized(index), let longest = lexicon.titleWidths[NameLexicon.key(of: forms.lower[index])] else { return nil }
    for width in stride(from: min(longest, sentence.upperBound - index), through: 1, by: -1) {
      let words = forms.lower[index..<index + width].map(NameLexicon.key).joined(separator: " ")
      if lexicon.titles.contains(words) {
        let next = index + width
        return next < sentence.upperBound && forms.lower[next] == "." ? width + 1 : width
      }
    }
    return nil
  }

  /// A name without the office before it: `UN Secretary-General Kofi Annan`, `EU foreign policy chief Josep Borrell`.
  func withoutTitle(_ name: Range<Int>) -> Range<Int> {
    guard name.count > 1 else { return name }
    for index in name.dropLast().reversed() {
      let word = forms.lower[index]
      let isTitle = lexicon.titleEnds.contains(NameLexicon.key(of: word)) && (index > name.lowerBound || !isGivenName(index))
      let isOrdinary = !forms.isCapitalized(index) && !Self.particles.contains(word) && tokens[index].upos == .noun
      if isTitle || isOrdinary { return index + 1..<name.upperBound }
    }
    return name
  }

  /// Capitalized names from `start`, with `al-`, `bin`, `van` and initials between them.
  private func run(from start: Int, in sentence: Range<Int>, limit: Int) -> Range<Int> {
    var end = start
    var names = 0
    var index = start
    while index < sentence.upperBound, names < limit {
      if isNamePart(index) {
        names += 1
        index += 1
        end = index
      } else if names > 0, Self.particles.contains(forms.lower[index]), index + 1 < sentence.upperBound {
        index += 1
      } else {
        break
      }
    }
    return start..<end
  }

  private static let particles: Set<String> = [
    "al", "el", "-", "bin", "ben", "ibn", "van", "von", "der", "de", "da", "dos", "di", "la", "del", ".",
  ]
}
