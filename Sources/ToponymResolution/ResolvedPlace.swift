import EntityRecognition
import Gazetteers
import TextModel

/// One piece of evidence for or against a candidate: what was looked at, how much of it there is, what that weighs, and the words or places behind it.
public struct ResolutionEvidence: Sendable, Hashable {
  /// What was looked at.
  public let feature: ResolutionFeature
  /// How much of it there is: 1 where it is there or not.
  public let value: Double
  /// What it adds to the score: the feature's weight times the value.
  public let weight: Double
  /// What it rests on, for a person.
  public let detail: String
}

/// A candidate place with its score and the evidence that makes it up.
public struct ScoredCandidate: Sendable, Hashable {
  /// The place.
  public let place: Place
  /// The sum of the evidence.
  public let score: Double
  /// What moved it.
  public let evidence: [ResolutionEvidence]

  /// Creates a scored candidate.
  public init(place: Place, score: Double, evidence: [ResolutionEvidence]) {
    self.place = place
    self.score = score
    self.evidence = evidence
  }
}

/// The place on earth that a mention stands for.
public struct ResolvedPlace: Sendable, Hashable {
  /// The index of the mention.
  public let mention: Int
  /// The place.
  public let place: Place
  /// The point to show: the place's own, its parent's, or shifted (`20 km north of`); nothing where none is known.
  public let coordinate: Coordinate?
  /// 1 exact site or town, 2 near or relative, 3 second-level area, 4 first-level area, 5 region or river, 6 country, 7 sea or international.
  public let precision: Int
  /// The radius of doubt in metres, where one can be said.
  public let radius: Double?
  /// How sure the resolution is, 0 to 1.
  public let confidence: Double

  /// Creates a resolved place.
  public init(
    mention: Int, place: Place, coordinate: Coordinate?, precision: Int, radius: Double?, confidence: Double
  ) {
    self.mention = mention
    self.place = place
    self.coordinate = coordinate
    self.precision = precision
    self.radius = radius
    self.confidence = confidence
  }
}
