import EntityRecognition
import Gazetteers
import TextModel
import ToponymResolution

/// Finds examples in documents that nobody annotated: where writers say themselves which place they mean.
struct ResolutionExampleFinder {
  let gazetteer: Gazetteer
  let resolver: ToponymResolver

  /// The examples of a document.
  func examples(_ document: Document, _ analysis: Analysis, _ mentions: [Mention]) -> [ResolutionExample] {
    let rankings = resolver.rank(document, analysis, mentions)
    var named: [String: PlaceID] = [:]
    for (index, ranking) in rankings where mentions[index].kind == .place {
      if let best = contained(ranking) { named[mentions[index].name] = best }
    }
    return rankings.sorted { $0.key < $1.key }.compactMap { index, ranking in
      guard mentions[index].kind == .place, ranking.count > 1 else { return nil }
      if let best = contained(ranking) { return example(unnamed(index, document, analysis, mentions), best) }
      return named[mentions[index].name].flatMap { example(ranking, $0) }
    }
  }

  /// The candidates as they would be had the writer not named the area behind the mention.
  private func unnamed(_ index: Int, _ document: Document, _ analysis: Analysis, _ mentions: [Mention]) -> [ScoredCandidate] {
    let area = mentions.firstIndex { $0.range.start >= mentions[index].range.end }
    let others = mentions.indices.filter { $0 != area }
    let rankings = resolver.rank(document, analysis, others.map { mentions[$0] })
    return others.firstIndex(of: index).flatMap { rankings[$0] } ?? []
  }

  private func contained(_ ranking: [ScoredCandidate]) -> PlaceID? {
    ranking.first { $0.evidence.contains { $0.feature == .contained } }?.place.id
  }

  private func example(_ ranking: [ScoredCandidate], _ best: PlaceID) -> ResolutionExample? {
    guard let right = ranking.firstIndex(where: { $0.place.id == best }) else { return nil }
    let candidates = ranking.map { candidate in
      var values = [Double](repeating: 0, count: ResolutionFeature.allCases.count)
      for piece in candidate.evidence where piece.feature.isLearned && !Self.telling.contains(piece.feature) {
        values[piece.feature.rawValue] += piece.value
      }
      return values
    }
    return ResolutionExample(candidates: candidates, right: right)
  }

  /// Evidence that would tell the answer.
  private static let telling: Set<ResolutionFeature> = [.contained, .notContained, .sameSense]
}
