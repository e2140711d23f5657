import TextModel

/// What becomes of a story that its publisher called back or holds back.
public enum WithdrawnItems: Sendable {
  /// It comes as an error: nothing of it is used.
  case refused
  /// It comes as a document whose `status` says so.
  case read

  /// The result as it is handed over.
  func judged(_ result: Result<Document, ReadError>) -> Result<Document, ReadError> {
    guard self == .refused, case .success(let document) = result, let status = document.status else { return result }
    return .failure(
      ReadError(
        .withdrawn, file: document.file ?? "-", id: document.id,
        message: "item \(document.id) is \(status) by its publisher; it is left out, and `dateline read` shows it"))
  }
}
