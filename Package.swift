// swift-tools-version: 6.2
// Targets in dependency order, lowest first: a target imports only what stands above it and is named by it.
import PackageDescription

/// What every target is compiled with; warnings are errors.
let house: [SwiftSetting] = [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error), .enableUpcomingFeature("ExistentialAny")]
/// The targets that may not touch memory unsafely: all but PackedStorage and the users of C.
let safe: [SwiftSetting] = house + [.strictMemorySafety()]

let package = Package(
  name: "dateline",
  products: [
    .library(name: "Dateline", targets: ["Dateline", "ArticleReading", "OutputFormats", "PackedStorage", "TextModel"]),
    .library(name: "DatelineGazetteers", targets: ["Gazetteers", "PackedStorage", "TextModel"]),
    .library(name: "DatelineLinguistics", targets: ["Linguistics", "PackedStorage", "TextModel"]),
    .library(name: "DatelineDates", targets: ["TemporalTagging", "PackedStorage", "TextModel"]),
    .library(name: "DatelineReading", targets: ["ArticleReading", "TextModel"]),
    .library(name: "dateline-c", type: .dynamic, targets: ["DatelineLibrary"]),
    .executable(name: "dateline", targets: ["DatelineCLI"]),
    .executable(name: "dateline-server", targets: ["DatelineServer"]),
    .executable(name: "dateline-train", targets: ["ModelTraining"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    // The server's alone: nothing of them is in `dateline` or the libraries.
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.20.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.3.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.80.0"),
  ],
  targets: [
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .target(name: "TextModel", swiftSettings: safe),
    .target(name: "PackedStorage", swiftSettings: house),
    .target(
      name: "ArticleReading", dependencies: ["TextModel", "CLibXML2", "CZlib"], swiftSettings: house),
    .target(name: "Linguistics", dependencies: ["TextModel", "PackedStorage"], swiftSettings: safe),
    .target(name: "Gazetteers", dependencies: ["TextModel", "PackedStorage"], swiftSettings: safe),
    .target(
      name: "EntityRecognition", dependencies: ["TextModel", "PackedStorage", "Linguistics", "Gazetteers"],
      swiftSettings: safe),
    .target(
      name: "TemporalTagging", dependencies: ["TextModel", "PackedStorage", "Linguistics"], swiftSettings: safe),
    .target(
      name: "ToponymResolution", dependencies: ["TextModel", "Gazetteers", "EntityRecognition"],
      swiftSettings: safe),
    .target(
      name: "EventCoding",
      dependencies: ["TextModel", "Linguistics", "Gazetteers", "EntityRecognition", "TemporalTagging"],
      swiftSettings: safe),
    .target(
      name: "OutputFormats",
      dependencies: ["TextModel", "Gazetteers", "EntityRecognition", "TemporalTagging", "ToponymResolution", "EventCoding"],
      swiftSettings: safe),
    .target(
      name: "Dateline",
      dependencies: [
        "TextModel", "PackedStorage", "ArticleReading", "Linguistics", "Gazetteers", "EntityRecognition",
        "TemporalTagging", "ToponymResolution", "EventCoding", "OutputFormats",
      ], swiftSettings: safe),
    .target(name: "CDateline"),
    .target(
      name: "DatelineC", dependencies: ["CDateline", "ArticleReading", "Dateline", "OutputFormats", "PackedStorage", "TextModel"],
      swiftSettings: house),
    .target(
      name: "DatelineLibrary", dependencies: ["DatelineC"], swiftSettings: house,
      linkerSettings: [
        .unsafeFlags(["-static-stdlib", "-l_FoundationCollections", "-l_FoundationCShims"], .when(platforms: [.linux]))
      ]),
    .target(name: "GeoPackages", dependencies: ["Dateline", "OutputFormats", "CSQLite"], swiftSettings: house),
    .target(
      name: "EventServer",
      dependencies: [
        "ArticleReading", "Dateline", "GeoPackages", "OutputFormats", "TextModel", "CZlib",
        .product(name: "Hummingbird", package: "hummingbird"), .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"), .product(name: "NIOCore", package: "swift-nio"),
      ], swiftSettings: house),
    .target(name: "EventMerging", dependencies: ["ArticleReading", "OutputFormats"], swiftSettings: house),
    .target(name: "Evaluation", dependencies: ["TextModel", "Gazetteers", "ToponymResolution"], swiftSettings: safe),
    .executableTarget(
      name: "DatelineCLI",
      dependencies: [
        "Dateline", "Evaluation", "EventMerging", "ArticleReading", "Gazetteers", "GeoPackages", "Linguistics", "OutputFormats",
        "PackedStorage",
        "TemporalTagging",
        "TextModel",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: house,
      // The Swift runtime inside the program: it starts in a third of the time, and runs where no Swift is installed.
      linkerSettings: [
        .unsafeFlags(
          ["-static-stdlib", "-l_FoundationCollections", "-l_FoundationCShims", "-Xclang-linker", "-no-pie"], .when(platforms: [.linux]))
      ]),
    .executableTarget(
      name: "DatelineServer",
      dependencies: [
        "Dateline", "EventServer", "GeoPackages", "PackedStorage",
        .product(name: "ArgumentParser", package: "swift-argument-parser"), .product(name: "Logging", package: "swift-log"),
      ], swiftSettings: house,
      linkerSettings: [
        .unsafeFlags(
          [
            "-static-stdlib", "-l_FoundationCollections", "-l_FoundationCShims", "-lCoreFoundation", "-l_FoundationICU", "-lstdc++",
            "-Xclang-linker", "-no-pie",
          ], .when(platforms: [.linux]))
      ]),
    .executableTarget(
      name: "ModelTraining",
      dependencies: [
        "TextModel", "PackedStorage", "Linguistics", "Gazetteers", "EntityRecognition", "ToponymResolution",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: house),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: house),
    .testTarget(name: "TextModelTests", dependencies: ["TestSupport", "TextModel"], swiftSettings: house),
    .testTarget(name: "PackedStorageTests", dependencies: ["TestSupport", "PackedStorage"], swiftSettings: house),
    .testTarget(name: "ArticleReadingTests", dependencies: ["TestSupport", "ArticleReading", "TextModel"], swiftSettings: house),
    .testTarget(
      name: "LinguisticsTests", dependencies: ["TestSupport", "Linguistics", "PackedStorage", "TextModel"], swiftSettings: house),
    .testTarget(name: "GazetteersTests", dependencies: ["TestSupport", "Gazetteers", "PackedStorage", "TextModel"], swiftSettings: house),
    .testTarget(
      name: "EntityRecognitionTests",
      dependencies: ["TestSupport", "EntityRecognition", "Gazetteers", "Linguistics", "PackedStorage", "TextModel"], swiftSettings: house),
    .testTarget(
      name: "ToponymResolutionTests",
      dependencies: ["TestSupport", "ToponymResolution", "EntityRecognition", "Gazetteers", "Linguistics", "PackedStorage", "TextModel"],
      swiftSettings: house),
    .testTarget(
      name: "TemporalTaggingTests", dependencies: ["TestSupport", "TemporalTagging", "Linguistics", "PackedStorage", "TextModel"],
      swiftSettings: house),
    .testTarget(
      name: "EventCodingTests", dependencies: ["TestSupport", "Dateline", "EventCoding", "PackedStorage", "TextModel"], swiftSettings: house
    ),
    .testTarget(
      name: "OutputFormatsTests",
      dependencies: [
        "TestSupport", "OutputFormats", "EventCoding", "EntityRecognition", "Gazetteers", "TemporalTagging", "ToponymResolution",
        "TextModel",
      ], swiftSettings: house),
    .testTarget(
      name: "GeoPackagesTests", dependencies: ["TestSupport", "GeoPackages", "OutputFormats", "CSQLite"], swiftSettings: house),
    .testTarget(
      name: "EventServerTests",
      dependencies: [
        "TestSupport", "EventServer", "Dateline", "Gazetteers", "GeoPackages", "OutputFormats", "PackedStorage",
        .product(name: "Hummingbird", package: "hummingbird"), .product(name: "Logging", package: "swift-log"),
      ], swiftSettings: house),
    .testTarget(name: "EventMergingTests", dependencies: ["TestSupport", "EventMerging", "OutputFormats"], swiftSettings: house),
    .testTarget(
      name: "DatelineTests",
      dependencies: ["TestSupport", "Dateline", "ArticleReading", "Gazetteers", "OutputFormats", "PackedStorage", "TextModel"],
      swiftSettings: house),
    .testTarget(name: "DatelineCTests", dependencies: ["TestSupport", "CDateline", "Dateline", "DatelineC"], swiftSettings: house),
    .testTarget(name: "EvaluationTests", dependencies: ["TestSupport", "Evaluation"], swiftSettings: house),
    .testTarget(name: "DatelineCLITests", dependencies: ["TestSupport"], swiftSettings: house),
  ]
)
