// swift-tools-version: 6.2
// A program of somebody else that uses the library; `make test-ecosystem` builds and runs it.
import PackageDescription

let package = Package(
  name: "app",
  dependencies: [.package(name: "dateline", path: "../../..")],
  targets: [.executableTarget(name: "App", dependencies: [.product(name: "Dateline", package: "dateline")])]
)
