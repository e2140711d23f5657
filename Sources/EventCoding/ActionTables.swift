import TextModel

/// What the tables below `actions` say: the words for actions, the verbs above them, the codes, and the forms of all those verbs.
public struct ActionTables: Sendable {
  let actions: ActionLexicon
  let embedding: EmbeddingLexicon
  let verbForms: VerbForms
  let ontology: Ontology
  let nounClasses: NounClasses

  /// Reads the tables; `tables` gives the bytes of a table below Gazetteer.
  ///
  /// - Throws: `FactTableError` that names the table and the line.
  public init(tables: (String) -> [UInt8]) throws(FactTableError) {
    actions = try ActionLexicon(verbs: tables("actions/verbs.tsv"), nouns: tables("actions/nouns.tsv"))
    embedding = try EmbeddingLexicon(table: tables("actions/embedding.tsv"))
    ontology = try Ontology(table: tables("actions/cameo.tsv"))
    nounClasses = try NounClasses(table: tables("language/noun-classes.tsv"))
    verbForms = try VerbForms(verbs: actions.verbLemmas + embedding.verbs, irregular: tables("language/irregular-verbs.tsv"))
  }
}
