import Posix
import Synchronization

/// The temporary file of one worker, made when the first bytes come.
///
/// Bytes that were given back are written over before the file grows: that spares the disk half, and
/// pages that the system already has are written several times faster.
final class SpillFile: Sendable {
  private let neighbour: [UInt8]
  private let state = Mutex(State())

  fileprivate struct State {
    var file: TemporaryFile?
    var end = 0
    /// Stretches that were given back, the last one first in use.
    var free: [Range<Int>] = []
  }

  /// - Parameter neighbour: The file beside which it will lie.
  init(beside neighbour: [UInt8]) {
    self.neighbour = neighbour
  }

  /// Writes bytes wherever there is room.
  ///
  /// - Returns: Where they lie.
  func write(_ bytes: UnsafeRawBufferPointer) throws(SystemError) -> Int {
    let (file, offset) = try room(for: bytes.count)
    try file.write(RawSpan(_unsafeBytes: bytes), at: offset)
    return offset
  }

  /// Reads bytes that were written.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(SystemError) {
    guard let file = state.withLock({ $0.file }) else {
      preconditionFailure("nothing is read before something was written")
    }
    try file.read(into: buffer, at: offset)
  }

  /// Takes back bytes that nobody will read any more.
  func giveBack(_ bytes: Range<Int>) {
    state.withLock { $0.free.append(bytes) }
  }

  private func room(for bytes: Int) throws(SystemError) -> (TemporaryFile, offset: Int) {
    try state.withLock { state throws(SystemError) in
      if state.file == nil { state.file = try TemporaryFile(beside: neighbour) }
      guard let file = state.file else { preconditionFailure("the file was just made") }
      return (file, state.take(bytes))
    }
  }
}

extension SpillFile.State {
  /// The offset of a stretch that is free, or of the end; stretches that are too short are forgotten.
  fileprivate mutating func take(_ bytes: Int) -> Int {
    while let stretch = free.popLast() {
      guard stretch.count >= bytes else { continue }
      let rest = stretch.lowerBound + bytes..<stretch.upperBound
      if !rest.isEmpty { free.append(rest) }
      return stretch.lowerBound
    }
    defer { end += bytes }
    return end
  }
}
