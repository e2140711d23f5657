import ArgumentParser
import OutputFormats

/// `dateline schema`: the event record as a schema that other programs check files by.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "The columns of the event record, their types and meanings, as JSON Schema or Table Schema.",
    discussion: """
      JSON Schema describes the lines of --format jsonl, Table Schema (frictionless) the columns of --format csv.

        dateline schema --kind table > events.schema.json
        frictionless validate events.csv --schema events.schema.json
      """)

  /// Whose schema.
  enum Kind: String, CaseIterable, ExpressibleByArgument {
    case json
    case table
  }

  @Option(name: .long, help: "json or table.")
  var kind = Kind.json

  func run() throws {
    try StandardStream.output.write(kind == .json ? RecordSchema.jsonSchema : RecordSchema.tableSchema)
  }
}
