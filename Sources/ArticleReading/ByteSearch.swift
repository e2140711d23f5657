import Glibc

extension ArraySlice<UInt8> {
  /// The index of the first occurrence of `needle`; nothing where there is none. The first byte is looked for at the speed of memchr.
  func firstIndex(ofBytes needle: [UInt8]) -> Int? {
    guard let first = needle.first, count >= needle.count else { return nil }
    return withUnsafeBytes { bytes in
      needle.withUnsafeBytes { wanted in
        guard let base = bytes.baseAddress, let what = wanted.baseAddress else { return nil }
        var index = 0
        let last = bytes.count - wanted.count
        while index <= last, let found = memchr(base + index, Int32(first), last - index + 1) {
          let offset = UnsafeRawPointer(found) - base
          if memcmp(base + offset, what, wanted.count) == 0 { return startIndex + offset }
          index = offset + 1
        }
        return nil
      }
    }
  }

  /// Whether `needle` occurs.
  func contains(bytes needle: [UInt8]) -> Bool { firstIndex(ofBytes: needle) != nil }
}

extension [UInt8] {
  /// Whether `needle` occurs.
  func contains(bytes needle: [UInt8]) -> Bool { self[...].contains(bytes: needle) }
}
