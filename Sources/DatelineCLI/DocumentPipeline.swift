import ArticleReading
import Dateline
import Glibc
import TextModel

/// What reading gave for one document: the document, or why there is none.
typealias ReadResult = Result<Document, ReadError>

/// Reads documents, works on them on several cores, and hands the results on in the order of the input.
///
/// So many documents and so much text are on their way at one time that memory is bounded; the output does not depend on the number of cores.
/// A signal to end stops the work between two documents.
struct DocumentPipeline {
  private let input: InputOptions
  private let withdrawn: WithdrawnItems
  private let jobs: Int
  /// The most documents on their way: one that is long holds up only what comes so far behind it.
  private let window: Int
  /// The most text on its way, in bytes; one document may hold more.
  private static let windowBytes = 16 << 20

  init(_ input: InputOptions, withdrawn: WithdrawnItems = .refused) {
    self.input = input
    self.withdrawn = withdrawn
    jobs = input.jobs ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    window = input.lineBuffered ? 1 : jobs * 128
  }

  /// Writes a line for each file that would be read: its format and its path, with a tab between; answers how many cannot be read.
  func list() throws -> Int {
    var failed = 0
    let reader = ArticleReader()
    InputWalker().walk(try paths()) { file in
      do throws(ReadError) {
        let path = try file.get()
        StandardStream.output.write("\(try reader.format(of: path).rawValue)\t\(path)\n")
      } catch {
        failed += 1
        StandardStream.error.write("dateline: \(error)\n")
      }
      return .next
    }
    return failed
  }

  /// Runs `work` on each result of reading but the first `skipped`, in parallel, and `finish` on its outcome, in order.
  ///
  /// Gives how many copies `--dedupe` left out.
  ///
  /// - Throws: `CommandFailure` where the input is named wrongly; whatever `finish` throws.
  @discardableResult func run<Output: Sendable>(
    skipping skipped: Int = 0, progress: (Double) -> Void = { _ in }, work: @escaping @Sendable (ReadResult) -> Output,
    finish: (ReadResult, Output) throws -> Void
  ) throws -> Int {
    var copies = CopyFilter()
    var seen = 0
    var failure: (any Error)?
    let interruption = Interruption()
    let workers = jobs > 1 && window > 1 ? OrderedWorkers(workers: jobs, work) : nil
    defer { workers?.end() }
    var pending: [ReadResult] = []
    var (first, bytes) = (0, 0)
    /// Hands on what is done, and waits until no more than `limit` documents are on their way.
    func settle(to limit: Int) {
      while failure == nil, !pending.isEmpty {
        let isNeeded = pending.count > limit || bytes > Self.windowBytes
        guard let output = workers?.output(first, isNeeded: isNeeded) else { return }
        let result = pending.removeFirst()
        first += 1
        bytes -= result.size
        do { try finish(result, output) } catch { failure = error }
      }
    }
    func handOver(_ result: ReadResult) -> ReadingStep {
      if let workers {
        workers.submit(result, number: first + pending.count)
        pending.append(result)
        bytes += result.size
        settle(to: window)
      } else {
        do { try finish(result, work(result)) } catch { failure = error }
      }
      if failure == nil, let status = interruption.status { failure = CommandFailure(status: status, message: "") }
      return failure == nil ? .next : .stop
    }
    let format = try inputFormat()
    let reader = ArticleReader(names: input.fields ?? FieldNames(), withdrawn: withdrawn)
    let sizes = input.quiet || !StandardStream.error.isTerminal ? [:] : try sizes()
    let total = sizes.values.reduce(0, +)
    var done = 0
    try InputWalker().walk(paths()) { file in
      defer {
        if case .success(let path) = file, let size = sizes[path], total > 0 {
          done += size
          progress(Double(done) / Double(total))
        }
      }
      func take(_ result: ReadResult) -> ReadingStep {
        if input.dedupe, case .success(let document) = result, copies.isCopy(document) { return .next }
        seen += 1
        if seen <= skipped { return .next }
        return handOver(result)
      }
      switch file {
      case .success(let path): reader.read(path, format: format, into: take)
      case .failure(let error): return take(.failure(error))
      }
      return failure == nil ? .next : .stop
    }
    settle(to: 0)
    if let failure { throw failure }
    return copies.copies
  }

  /// The sizes of all files, for telling a person how much is left.
  private func sizes() throws -> [String: Int] {
    var sizes: [String: Int] = [:]
    InputWalker().walk(try paths()) { file in
      var status = stat()
      if case .success(let path) = file, stat(path, &status) == 0 { sizes[path] = Int(status.st_size) }
      return .next
    }
    return sizes
  }

  private func inputFormat() throws -> InputFormat {
    guard let format = InputFormat(rawValue: input.inputFormat) else {
      let known = InputFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw CommandFailure(status: 2, message: "dateline: --input-format knows \(known); '\(input.inputFormat)' is none")
    }
    return format
  }

  /// The given paths, or standard input where a pipe or a file is connected to it.
  private func paths() throws -> [String] {
    if !input.paths.isEmpty { return input.paths }
    if isatty(0) == 1 {
      throw CommandFailure(status: 2, message: "dateline: give files, folders or -, or pipe articles in\n\n" + RootCommand.helpMessage())
    }
    return ["-"]
  }
}

extension ReadResult {
  /// The bytes of text that are held.
  fileprivate var size: Int {
    if case .success(let document) = self { document.text.count } else { 0 }
  }
}
