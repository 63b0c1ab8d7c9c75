/// Calls `body` with the bytes and a NUL behind them.
func withCString<Result>(_ bytes: [UInt8], _ body: (UnsafePointer<CChar>) -> Result) -> Result {
  let terminated = unsafe [UInt8](room: bytes.count + 1) { room in
    unsafe bytes.withUnsafeBytes { unsafe room.copyMemory(from: $0) }
    unsafe room[bytes.count] = 0
    return room.count
  }
  return unsafe terminated.withUnsafeBytes { buffer in
    guard let base = buffer.baseAddress else {
      preconditionFailure("an array with a NUL is not empty")
    }
    return unsafe body(base.assumingMemoryBound(to: CChar.self))
  }
}

/// A number that is not negative, in decimal.
func decimalBytes(_ number: Int) -> [UInt8] {
  number < 10
    ? [UInt8(ascii: "0") + UInt8(number)]
    : decimalBytes(number / 10) + [UInt8(ascii: "0") + UInt8(number % 10)]
}
