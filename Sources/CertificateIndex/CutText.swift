extension ArraySlice<UInt8> {
  /// Takes what stands before the next `separator`, or all that is left, and the separator with it.
  @inline(never)
  package mutating func cut(before separator: UInt8) -> ArraySlice<UInt8> {
    let end = place(of: separator, from: startIndex)
    defer { self = self[Swift.min(end + 1, endIndex)...] }
    return self[..<end]
  }
}
