#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Searches bytes eight at a time.
public enum ByteScan {
  /// The offset of the first byte of `range` that is an ASCII capital or not ASCII, or the end of the range. Complexity: O(n), about a cycle for each three bytes.
  @inlinable public static func firstCapitalOrForeign(in bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
    precondition(start >= 0 && end <= bytes.count, "the range must lie in the bytes")
    return bytes.withUnsafeBytes { buffer in
      var index = start
      let high: UInt64 = 0x8080_8080_8080_8080
      while index &+ 8 <= end {
        let word = UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        let low = word & ~high
        // Adding 63 sets the high bit of bytes from `A` on, adding 37 of bytes behind `Z`.
        let capitals = (low &+ 0x3F3F_3F3F_3F3F_3F3F) & ~(low &+ 0x2525_2525_2525_2525)
        let found = (capitals | word) & high
        if found != 0 { return index &+ (found.trailingZeroBitCount &>> 3) }
        index &+= 8
      }
      while index < end {
        let byte = buffer[index]
        if byte &- 65 < 26 || byte >= 0x80 { return index }
        index &+= 1
      }
      return end
    }
  }

  /// The offset of the first `byte` of a range, or nothing. Complexity: O(n).
  @inlinable public static func first(_ byte: UInt8, in bytes: Span<UInt8>, from start: Int, to end: Int) -> Int? {
    precondition(start >= 0 && end <= bytes.count, "the range must lie in the bytes")
    return bytes.withUnsafeBytes { buffer in
      guard start < end, let base = buffer.baseAddress, let found = memchr(base + start, Int32(byte), end - start) else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }
}
