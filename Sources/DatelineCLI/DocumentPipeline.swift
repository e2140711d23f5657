import ArticleReading
import Dateline
import Dispatch
import Glibc
import Synchronization
import TextModel

/// What reading gave for one document: the document, or why there is none.
typealias ReadResult = Result<Document, ReadError>

/// Reads documents, works on them on several cores, and hands the results on in the order of the input.
///
/// Documents are taken in batches, so memory is bounded by the batch and the output does not depend on the number of cores.
struct DocumentPipeline {
  private let input: InputOptions
  private let jobs: Int
  private let batchLimit: Int
  /// A batch is closed at this many bytes of text, too.
  private static let batchBytes = 4 << 20

  init(_ input: InputOptions) {
    self.input = input
    jobs = input.jobs ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    batchLimit = input.lineBuffered ? 1 : jobs * 32
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
    var batch: [ReadResult] = []
    var bytes = 0
    var copies = CopyFilter()
    var seen = 0
    var failure: (any Error)?
    func flush() -> Bool {
      do {
        for (result, output) in zip(batch, process(batch, work)) { try finish(result, output) }
      } catch {
        failure = error
      }
      batch.removeAll(keepingCapacity: true)
      bytes = 0
      return failure == nil
    }
    let format = try inputFormat()
    let reader = ArticleReader(names: input.fields ?? FieldNames())
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
        batch.append(result)
        if case .success(let document) = result { bytes += document.text.count }
        let isFull = batch.count >= batchLimit || bytes >= Self.batchBytes
        return !isFull || flush() ? .next : .stop
      }
      switch file {
      case .success(let path): reader.read(path, format: format, into: take)
      case .failure(let error): return take(.failure(error))
      }
      return failure == nil ? .next : .stop
    }
    if failure == nil { _ = flush() }
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

  private func process<Output: Sendable>(_ batch: [ReadResult], _ work: @escaping @Sendable (ReadResult) -> Output) -> [Output] {
    guard jobs > 1, batch.count > 1 else { return batch.map(work) }
    let next = Atomic<Int>(0)
    let outputs = Mutex<[Output?]>(Array(repeating: nil, count: batch.count))
    DispatchQueue.concurrentPerform(iterations: min(jobs, batch.count)) { _ in
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < batch.count else { return }
        let output = work(batch[index])
        outputs.withLock { $0[index] = output }
      }
    }
    return outputs.withLock { $0 }.compactMap { $0 }
  }
}
