import TextModel

/// Finds the time expressions of a document and resolves them against its publication day, never against the clock.
///
/// Built once from the rule tables; immutable. Where the document has no publication day, what is relative keeps an unresolved value
/// such as `XXXX-WXX-5`.
public struct TemporalTagger: Sendable {
  let rules: RuleTable
  let holidays: HolidayTable
  private let merger: NumberMerger
  private let configuration: TemporalConfiguration

  /// Compiles the tables.
  ///
  /// - Throws: `FactTableError` that names the table, the line, and what is wrong.
  public init(tables: TemporalTables, configuration: TemporalConfiguration = .news) throws(FactTableError) {
    var vocabulary = Vocabulary()
    let days = try FactTable(name: "dates/holidays.tsv", bytes: tables.holidays, required: ["names", "rule", "days", "example"])
    holidays = try HolidayTable(days, vocabulary: &vocabulary)
    rules = try RuleTable(
      words: FactTable(name: "dates/words.tsv", bytes: tables.words, required: ["class", "value", "words", "example"]),
      parts: FactTable(name: "dates/parts.tsv", bytes: tables.parts, required: ["part", "pattern", "example"]),
      rules: FactTable(
        name: "dates/rules.tsv", bytes: tables.rules,
        required: ["name", "pattern", "type", "normalizer", "conditions", "example", "day", "expected"]),
      vocabulary: vocabulary)
    merger = NumberMerger(rules.vocabulary)
    self.configuration = configuration
  }

  /// The names of the rules, in the order of the table.
  public var ruleNames: [String] { rules.rules.map(\.name) }

  /// The time expressions of `document` in order, and the impossible dates among its words.
  ///
  /// `analysis` gives the tense of verbs and the sense of `may` or `march` where its tokens are tagged. Complexity: O(n).
  public func tag(_ document: Document, analysis: Analysis?) -> (timexes: [Timex], diagnostics: [Diagnostic]) {
    var timexes: [Timex] = []
    var diagnostics: [Diagnostic] = []
    var story = StoryTimes()
    for block in document.analyzedBlocks {
      var tokens = TimexScanner.tokens(of: document.text.bytes, in: block.range, rules.vocabulary)
      holidays.merge(&tokens)
      merger.merge(&tokens)
      var pass = TimexPass(
        rules: rules, holidays: holidays, tokens: tokens, bytes: document.text.bytes, analysis: analysis, published: document.published,
        direction: configuration.direction, story: story)
      pass.run()
      story = pass.story
      timexes += TimexLinker(tokens: tokens, vocabulary: rules.vocabulary, found: pass.found).timexes()
      diagnostics += pass.diagnostics
    }
    if document.published == nil, let first = timexes.first(where: { $0.value.hasPrefix("XXXX") }) {
      diagnostics.append(
        Diagnostic(
          stage: "dates", severity: .warning,
          message: "The document names no publication day, so relative dates stay open; give one with --date or a date field.",
          range: first.range))
    }
    return (timexes, diagnostics)
  }
}
