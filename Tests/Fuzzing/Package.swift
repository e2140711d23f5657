// swift-tools-version: 6.2
// Feeds the readers with damaged articles; apart from the main package so that users never build it.
import PackageDescription

let package = Package(
  name: "dateline-fuzzing",
  dependencies: [.package(name: "dateline", path: "../..")],
  targets: [
    .executableTarget(
      name: "dateline-fuzz", dependencies: [.product(name: "DatelineReading", package: "dateline")],
      swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error), .unsafeFlags(["-parse-as-library"])])
  ]
)
