import CZlib

/// The status of zlib behind the trailer of a member.
let endOfStream = Z_STREAM_END

/// Reads a gzip file of any number of members from chunks, a chunk of content at a time.
///
/// Memory is one chunk of each side and the window of 32 KiB.
package final class GzipReader<SourceError: Error> {
  private let nextInput: () throws(SourceError) -> [UInt8]
  private var stream: ZlibStream
  private var input: ArraySlice<UInt8> = []
  private var place = Place.beginning
  private var isFirstMember = true

  /// Makes a reader over a source that returns the next chunk, and an empty one at the end.
  package init(_ nextInput: @escaping () throws(SourceError) -> [UInt8]) throws(GzipError) {
    self.nextInput = nextInput
    stream = try ZlibStream(inflating: ())
  }

  /// What can go wrong: the source, or what it gave.
  package enum Failure: Error {
    /// The source threw.
    case source(SourceError)
    /// The bytes are not whole, sound gzip.
    case gzip(GzipError)
  }

  /// The next chunk of the content, which is empty at the end of a sound file only.
  package func next() throws(Failure) -> [UInt8] {
    while place != .end {
      if input.isEmpty, try !fill() { return [] }
      let output = try inflateSome()
      if !output.isEmpty { return output }
    }
    return []
  }

  /// Where the reader stands.
  private enum Place {
    case beginning
    case member
    case betweenMembers
    case end
  }

  /// Takes the next chunk of the source; returns false when the file ends where it may.
  private func fill() throws(Failure) -> Bool {
    do throws(SourceError) {
      input = try nextInput()[...]
    } catch {
      throw .source(error)
    }
    guard input.isEmpty else { return true }
    guard place == .betweenMembers else { throw .gzip(.truncated) }
    place = .end
    return false
  }

  private func inflateSome() throws(Failure) -> [UInt8] {
    // zlib asks for a second byte before it says that the first is wrong, and there may be none.
    if place != .member, input.first != 0x1F {
      throw .gzip(isFirstMember ? .notGzip : .trailingBytes)
    }
    let step = stream.step(input)
    input = input.dropFirst(step.consumed)
    switch step.status {
    case Z_OK, Z_BUF_ERROR:
      place = .member
    case Z_STREAM_END:
      place = .betweenMembers
      isFirstMember = false
      stream.reset()
    case Z_MEM_ERROR: throw .gzip(.noMemory)
    default: throw .gzip(reason)
    }
    return step.output
  }

  /// The error that zlib tells in words only.
  private var reason: GzipError {
    switch stream.message {
    case "incorrect data check": .wrongChecksum
    case "incorrect length check": .wrongLength
    case "incorrect header check": isFirstMember ? .notGzip : .trailingBytes
    default: .damaged
    }
  }
}
