// swift-tools-version: 6.2
// Measures the stages alone; apart from the main package so that users never build it.
import PackageDescription

let package = Package(
  name: "dateline-benchmarks",
  dependencies: [.package(name: "dateline", path: "../..")],
  targets: [
    .executableTarget(
      name: "dateline-bench",
      dependencies: [
        .product(name: "DatelineGazetteers", package: "dateline"), .product(name: "DatelineDates", package: "dateline"),
      ],
      swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)])
  ]
)
