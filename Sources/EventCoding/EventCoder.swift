import EntityRecognition
import Gazetteers
import TemporalTagging
import TextModel

/// Codes the events of an analyzed document: who did what to whom, where (as a mention) and when.
///
/// Every sentence's actions are found by the lexicon, read in the light of the verbs above them, given their participants, place and day, and
/// merged with other tellings of the same event.
public struct EventCoder: Sendable {
  /// The codes of actions.
  public let ontology: Ontology
  private let actions: ActionLexicon
  private let embedding: EmbeddingLexicon
  private let agents: AgentLexicon
  private let lexicon: UserLexicon
  private let verbForms: VerbForms
  private let nounClasses: NounClasses
  private let gazetteer: Gazetteer
  /// A document gives no more events than this; the surest stay.
  private static let limit = 400

  /// Joins the lexicons; `lexicon` is what the user brings, and its words win over ours.
  public init(actions tables: ActionTables, agents: AgentLexicon, gazetteer: Gazetteer, lexicon: UserLexicon = UserLexicon()) {
    actions = tables.actions
    embedding = tables.embedding
    ontology = tables.ontology
    verbForms = tables.verbForms
    nounClasses = tables.nounClasses
    self.agents = agents.adding(lexicon.agents)
    self.lexicon = lexicon
    self.gazetteer = gazetteer
  }

  /// Whether a word, given by its form in lower case and its lemma, can name an action: sentences without one need no parse.
  public func isTrigger(_ form: String, lemma: String) -> Bool {
    actions.isTrigger(lemma) || verbForms.lemma(of: form).map(actions.isTrigger) ?? false
  }

  /// The issues that the user's dictionary finds in a sentence, each with how often it does.
  public func issues(in sentence: String) -> [String] { lexicon.issueCounts(sentence) }

  /// The verbs and verbal nouns of a document with the days of what they tell, coded or not.
  public func predicates(_ document: Document, _ analysis: Analysis, timexes: [Timex]) -> [DatedPredicate] {
    guard !analysis.tokens.isEmpty else { return [] }
    let context = CodingContext(
      document: document, analysis: analysis, mentions: [], places: [:], timexes: timexes, gazetteer: gazetteer, agents: agents,
      verbForms: verbForms, nounClasses: nounClasses, lexicon: lexicon)
    return PredicateFinder(context: context, lexicon: actions).predicates()
  }

  /// The events of a document in the order of the text.
  ///
  /// `places` gives the place that each mention stands for, by the mention's index.
  public func code(_ document: Document, _ analysis: Analysis, mentions: [Mention], places: [Int: Place], timexes: [Timex]) -> [CodedEvent]
  {
    guard !analysis.tokens.isEmpty, !lexicon.discardsStory(document.text.string) else { return [] }
    let context = CodingContext(
      document: document, analysis: analysis, mentions: mentions, places: places, timexes: timexes, gazetteer: gazetteer, agents: agents,
      verbForms: verbForms, nounClasses: nounClasses, lexicon: lexicon)
    let builder = EventBuilder(context: context, ontology: ontology)
    let finder = ActionFinder(context: context, lexicon: actions)
    let reader = EmbeddingReader(context: context, lexicon: embedding)
    let assigner = CasualtyAssigner(context: context)
    var events: [CodedEvent] = []
    var running: (place: Int, sentence: Int)?
    for (number, sentence) in analysis.sentences.enumerated() {
      if lexicon.discardsSentence(document.text[sentence.range]) { continue }
      let found = finder.actions(in: sentence.tokens)
      let (acts, others) = assigner.assign(reader.read(found), in: sentence.tokens)
      // `At least 17 people died.`: a sentence that only counts victims speaks of what the story told before.
      for count in others { Self.add(count, to: &events, before: number) }
      for act in acts {
        if assigner.isTally(act.act), let host = Self.host(events, before: number) {
          for count in act.counts { Self.add(count, to: &events, before: number) }
          events[host].tellings.append(context.tokens[act.act.token].range)
          continue
        }
        let near = running.flatMap { number - $0.sentence <= 3 ? $0.place : nil }
        let coded = builder.events(act.act, counts: act.counts, running: near)
        if let place = coded.first?.place { running = (place, number) }
        events += coded
      }
      if events.count > Self.limit { break }
    }
    Self.explainDeaths(&events)
    return EventMerger(context: context).merged(events).sorted { $0.actionRange < $1.actionRange }
  }

  /// Those who died of nothing that their sentence names died of the disaster or the disease that the story told last before them.
  private static func explainDeaths(_ events: inout [CodedEvent]) {
    let mishaps: Set<String> = ["DISASTER", "OUTBREAK", "ACCIDENT"]
    var last: String?
    for index in events.indices {
      if events[index].action == "die", events[index].type == "ACCIDENT", events[index].cameo == nil {
        if let last, last != "ACCIDENT" {
          events[index].type = last
          events[index].reasons.append("a death in a story of a \(last.lowercased())")
        }
      } else if mishaps.contains(events[index].type) {
        last = events[index].type
      }
    }
  }

  /// Gives counted victims to the last event of the two sentences before that can have some and has none yet.
  private static func add(_ count: CasualtyReader.Count, to events: inout [CodedEvent], before sentence: Int) {
    guard let index = host(events, before: sentence) else { return }
    if events[index].fatalities == nil { events[index].fatalities = count.fatalities }
    if events[index].injured == nil { events[index].injured = count.injured }
  }

  /// The last event of the two sentences before that can have victims.
  private static func host(_ events: [CodedEvent], before sentence: Int) -> Int? {
    let violent: Set<String> = ["ACCIDENT", "DISASTER", "CRIME", "OUTBREAK", "ASSAULT"]
    return events.lastIndex {
      sentence > $0.sentence && sentence - $0.sentence <= 2 && $0.realis == .actual && violent.contains($0.type)
    }
  }
}
