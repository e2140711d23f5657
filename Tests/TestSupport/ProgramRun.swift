import FoundationEssentials
import Glibc

/// One run of a program to its end: what it wrote, how it ended, how much memory it took.
public struct ProgramRun: Sendable {
  /// The exit status, or 128 and the signal that ended it.
  public let status: Int32
  /// What stood on standard output.
  public let output: [UInt8]
  /// What stood on standard error.
  public let error: String
  /// The most memory that it held, in kilobytes.
  public let peakKilobytes: Int

  /// Standard output as text.
  public var text: String { String(decoding: output, as: UTF8.self) }

  /// The lines of standard output.
  public var lines: [String] { text.split(separator: "\n").map { String($0) } }

  /// Where standard input comes from.
  public enum Input: Sendable {
    /// These bytes, from a file.
    case bytes([UInt8])
    /// Nothing at all.
    case none
  }

  /// Runs the program with `arguments`; standard output goes to the file `target` where one is named, else it is kept.
  ///
  /// - Throws: where the system starts no program.
  public init(
    _ arguments: [String], of program: String = BuiltProducts.program, in folder: TestFolder, input: Input = .none, target: String? = nil
  ) throws {
    let scratch = try TestFolder()
    let inputPath: String
    switch input {
    case .none: inputPath = "/dev/null"
    case .bytes(let bytes): inputPath = try scratch.write("input", bytes)
    }
    let child = try RunningProgram.spawn(
      [program] + arguments, folder: folder.path,
      files: [
        (0, inputPath, O_RDONLY), (1, target ?? scratch.path + "/output", O_WRONLY | O_CREAT),
        (2, scratch.path + "/error", O_WRONLY | O_CREAT),
      ], descriptors: [])
    (status, peakKilobytes) = withExtendedLifetime(folder) { RunningProgram.wait(for: child) }
    output = target == nil ? scratch.read("output") ?? [] : []
    error = String(decoding: scratch.read("error") ?? [], as: UTF8.self)
  }
}

/// A program that runs beside the test, with pipes to its standard input and from its standard output.
public final class RunningProgram {
  private let child: pid_t
  /// Held so that the folder stays as long as the program runs in it.
  private let folder: TestFolder
  private var inputEnd: Int32
  private var outputEnd: Int32

  /// Starts the program; what it says on standard error is thrown away.
  public init(_ arguments: [String], in folder: TestFolder) throws {
    var ends: [Int32] = [0, 0, 0, 0]
    let opened = ends.withUnsafeMutableBufferPointer { $0.baseAddress.map { pipe($0) == 0 && pipe($0 + 2) == 0 } ?? false }
    guard opened else { throw SpawnFailure(code: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    signal(SIGPIPE, SIG_IGN)
    self.folder = folder
    child = try Self.spawn(
      [BuiltProducts.program] + arguments, folder: folder.path, files: [(2, "/dev/null", O_WRONLY)],
      descriptors: [(0, ends[0]), (1, ends[3])])
    inputEnd = ends[1]
    outputEnd = ends[2]
    close(ends[0])
    close(ends[3])
  }

  /// Writes bytes to its standard input.
  public func send(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(inputEnd, $0.baseAddress, $0.count) }
  }

  /// What it has written up to the next line break; nothing where none came within `seconds`.
  public func receiveLine(within seconds: Int) -> String? {
    var line: [UInt8] = []
    while line.last != UInt8(ascii: "\n") {
      var waiting = pollfd(fd: outputEnd, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, Int32(seconds * 1000)) > 0 else { return nil }
      var byte: UInt8 = 0
      guard read(outputEnd, &byte, 1) == 1 else { return nil }
      line.append(byte)
    }
    return String(decoding: line, as: UTF8.self)
  }

  /// Closes the pipe from its standard output, as a reader does that has seen enough.
  public func stopListening() {
    close(outputEnd)
    outputEnd = -1
  }

  /// Ends it at once, as a power cut would, and waits for its end.
  public func end() {
    kill(child, SIGKILL)
    _ = finish()
  }

  /// Asks it to end, as Ctrl-C does; reads what it still writes and tells the exit status.
  public func interrupt() -> (rest: String, status: Int32) {
    kill(child, SIGINT)
    var rest: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = read(outputEnd, &block, block.count), count > 0 { rest += block[..<count] }
    return (String(decoding: rest, as: UTF8.self), finish())
  }

  /// Closes its standard input, waits for its end, and tells the exit status.
  public func finish() -> Int32 {
    close(inputEnd)
    defer { if outputEnd >= 0 { close(outputEnd) } }
    return Self.wait(for: child).status
  }

  fileprivate static func spawn(
    _ arguments: [String], folder: String, files: [(target: Int32, path: String, flags: Int32)],
    descriptors: [(target: Int32, source: Int32)]
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for file in files { posix_spawn_file_actions_addopen(&actions, file.target, file.path, file.flags, 0o600) }
    for descriptor in descriptors { posix_spawn_file_actions_adddup2(&actions, descriptor.source, descriptor.target) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // The test may ignore SIGPIPE; the program must begin as a shell would begin it.
    var defaults = sigset_t()
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    let words = (["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder] + arguments).map { strdup($0) }
    let kept = ["PATH", "HOME", "LD_LIBRARY_PATH"].compactMap { name in getenv(name).map { name + "=" + String(cString: $0) } }
    // The configuration of whoever runs the tests must not change them.
    let environment = (kept + ["DATELINE_CONFIG=\(folder)/dateline.config"]).map { strdup($0) }
    defer { (words + environment).forEach { free($0) } }
    var child: pid_t = 0
    let code = posix_spawn(&child, "/bin/sh", &actions, &attributes, words + [nil], environment + [nil])
    guard code == 0 else { throw SpawnFailure(code: code) }
    return child
  }

  /// Waits for the end. The peak is asked for every two milliseconds: what `wait4` tells of it includes the memory of this test.
  fileprivate static func wait(for child: pid_t) -> (status: Int32, peakKilobytes: Int) {
    var status: Int32 = 0
    var peak = 0
    while true {
      let ended = waitpid(child, &status, WNOHANG)
      if ended == child || (ended < 0 && errno != EINTR) { break }
      peak = max(peak, peakKilobytes(of: child))
      usleep(2000)
    }
    let signal = status & 0x7F
    return (signal == 0 ? (status >> 8) & 0xFF : 128 + signal, peak)
  }

  private static func peakKilobytes(of child: pid_t) -> Int {
    guard let file = fopen("/proc/\(child)/status", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, Int32(line.count), file) != nil {
      let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      if text.hasPrefix("VmHWM:") { return text.split(whereSeparator: { " \t".contains($0) }).dropFirst().first.flatMap { Int($0) } ?? 0 }
    }
    return 0
  }
}

/// Why the system started no program.
public struct SpawnFailure: Error, CustomStringConvertible {
  let code: Int32

  /// The system's reason.
  public var description: String { "\(BuiltProducts.program) cannot be started: \(String(cString: strerror(code))); run make build" }
}
