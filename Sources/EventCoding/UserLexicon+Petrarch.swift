import Gazetteers
import TextModel

extension UserLexicon {
  /// Actors: `PHRASE_ [CODE]`, `+SYNONYM_`, and indented lines of dated codes below them.
  mutating func readActors(_ bytes: [UInt8], name: String) {
    var keys: [String] = []
    var opened = 0
    var isCoded = true
    for line in DictionaryLines(bytes).lines {
      let brackets = BracketedLine(line.text)
      if let fault = brackets.fault { warn(name, line.number, fault) }
      let phrase = brackets.head.drop { $0 == " " || $0 == "\t" }
      if !phrase.isEmpty {
        let isSynonym = phrase.hasPrefix("+")
        let key = PhraseWords.key(isSynonym ? phrase.dropFirst() : phrase)
        if isSynonym && keys.isEmpty { warn(name, line.number, "a synonym stands before any actor; it was left out") }
        if key.isEmpty { warn(name, line.number, "'\(phrase)' has no letters; the line was left out") }
        if !isSynonym {
          if !isCoded { warn(name, opened, "the actor has no code; it was left out") }
          // A line whose brackets are wrong was told of already.
          (keys, opened, isCoded) = ([], line.number, brackets.fault != nil)
        }
        if !key.isEmpty && (!isSynonym || !keys.isEmpty) { keys.append(key) }
      }
      for group in brackets.groups {
        if keys.isEmpty { warn(name, line.number, "the code '\(group)' stands before any actor; it was left out") }
        do throws(DatedCode.Fault) {
          let role = try DatedCode.read(group)
          for key in keys { add(role, to: key) }
        } catch {
          warn(name, line.number, error.reason)
        }
        isCoded = true
      }
    }
    if !isCoded { warn(name, opened, "the actor has no code; it was left out") }
  }

  /// Role nouns: `PHRASE {PLURAL} [~CODE]`, with sets such as `!MINIST! = MINISTER, MINISTRY`.
  mutating func readAgents(_ bytes: [UInt8], name: String) {
    var sets: [String: [String]] = [:]
    for line in DictionaryLines(bytes).lines {
      if line.text.hasPrefix("!"), let equals = line.text.firstIndex(of: "=") {
        let set = line.text[..<equals].filter { $0 != " " && $0 != "\t" }
        sets[set] = line.text[line.text.index(after: equals)...].split(separator: ",").map { PhraseWords.key($0) }
        continue
      }
      let brackets = BracketedLine(line.text)
      if let fault = brackets.fault { warn(name, line.number, fault) }
      guard let group = brackets.groups.first, group.contains("~") else {
        warn(name, line.number, "the line has no [~CODE] or [CODE~]; it was left out")
        continue
      }
      let code = group.filter { $0 != "~" && $0 != " " }.uppercased()
      guard !code.isEmpty, code.utf8.count % 3 == 0 else {
        warn(name, line.number, "'\(group)' is no role code of three letters or several such; the line was left out")
        continue
      }
      for form in forms(brackets.head, sets, name, line.number) { agents[form] = group.hasSuffix("~") ? code + "~" : code }
    }
  }

  /// A role noun and its plurals.
  private mutating func forms(_ head: String, _ sets: [String: [String]], _ name: String, _ line: Int) -> [String] {
    var noun = Substring(head)
    var plurals: [Substring]?
    if let open = head.firstIndex(of: "{") {
      noun = head[..<open]
      guard let close = head[open...].firstIndex(of: "}") else {
        warn(name, line, "the brace of the plural is not closed; the line was left out")
        return []
      }
      plurals = head[head.index(after: open)..<close].split(separator: ",")
    }
    var expanded: [String] = []
    for phrase in [noun] + (plurals ?? []) {
      guard let start = phrase.firstIndex(of: "!"), let end = phrase[phrase.index(after: start)...].firstIndex(of: "!") else {
        expanded.append(PhraseWords.key(phrase))
        continue
      }
      guard let words = sets[String(phrase[start...end])] else {
        warn(name, line, "the set \(phrase[start...end]) is not defined above; the line was left out")
        return []
      }
      let rest = (before: phrase[..<start], after: phrase[phrase.index(after: end)...])
      // A set lists its plurals itself.
      expanded += words.map { PhraseWords.key("\(rest.before) \($0) \(rest.after)") }
      plurals = plurals ?? []
    }
    if plurals == nil, let singular = expanded.first, let last = singular.split(separator: " ").last {
      expanded.append(String(singular.dropLast(last.count)) + PhraseWords.plural(String(last)))
    }
    return expanded.filter { !$0.isEmpty }
  }

  /// Phrases whose sentence is not coded, after a `+` whose story; the last word is a stem unless a `_` ends it.
  mutating func readDiscards(_ bytes: [UInt8]) {
    for line in DictionaryLines(bytes).lines {
      let phrase = line.text.drop { $0 == " " || $0 == "\t" }
      let label: Discard = phrase.hasPrefix("+") ? .story : .sentence
      discards.add(PhraseWords.of(phrase), ending: phrase.hasSuffix("_") ? .word : .stem, label: label.rawValue)
    }
  }

  /// Phrases with their issues: `n:` before a noun, `v:` before a verb, `+` between words; `~` and `~~` leave out sentence and story.
  mutating func readIssues(_ bytes: [UInt8], name: String) {
    for line in DictionaryLines(bytes).lines {
      let brackets = BracketedLine(line.text)
      if let fault = brackets.fault { warn(name, line.number, fault) }
      guard let code = brackets.groups.first, !code.isEmpty else {
        if brackets.fault == nil { warn(name, line.number, "the phrase has no [CODE]; it was left out") }
        continue
      }
      var variants: [[String]] = [[]]
      for word in brackets.head.split(whereSeparator: { $0 == " " || $0 == "\t" }) {
        let kind = word.prefix(2).lowercased()
        let words = PhraseWords.of(kind == "n:" || kind == "v:" ? word.dropFirst(2) : word)
        guard let last = words.last else { continue }
        let forms = kind == "n:" ? [last, PhraseWords.plural(last)] : kind == "v:" ? PhraseWords.verbForms(last) : [last]
        variants = variants.flatMap { variant in forms.map { variant + words.dropLast() + [$0] } }
      }
      for variant in variants {
        if Discard(rawValue: code) != nil {
          discards.add(variant, ending: .word, label: code)
        } else {
          issues.add(variant, ending: .word, label: code)
        }
      }
    }
  }

  mutating func warn(_ name: String, _ line: Int, _ message: String) { warnings.append("\(name):\(line): \(message)") }
}
