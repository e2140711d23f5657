import ArgumentParser

/// The program `dateline-train`.
@main struct TrainingProgram: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dateline-train", abstract: "Trains and scores the models of Dateline.",
    subcommands: [TrainCommand.self, FreezeCommand.self, ScoreCommand.self, NameScoreCommand.self], defaultSubcommand: TrainCommand.self)
}
