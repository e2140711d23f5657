/// The words without line breaks and runs of white space.
package func oneLine(_ text: String) -> String {
  text.utf8.split(whereSeparator: { $0 <= 0x20 }).map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
}
