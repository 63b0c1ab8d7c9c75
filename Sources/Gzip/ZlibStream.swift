import CZlib

/// Owns one z_stream of zlib, in either direction, and frees it.
struct ZlibStream: ~Copyable {
  // zlib keeps the address of the stream, so it must not move.
  private let stream: UnsafeMutablePointer<z_stream>
  private let isInflating: Bool

  /// Makes a stream that reads gzip.
  init(inflating: Void) throws(GzipError) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    isInflating = true
    let status = inflateInit2_(stream, Self.gzipWindow, ZLIB_VERSION, Self.size)
    guard status == Z_OK else {
      stream.deallocate()
      throw .noMemory
    }
  }

  /// Makes a stream that writes gzip at a level from 0 to 9.
  init(deflatingAt level: Int) throws(GzipError) {
    precondition((0...9).contains(level), "gzip has levels from 0 to 9")
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    isInflating = false
    let status = deflateInit2_(
      stream, Int32(level), Z_DEFLATED, Self.gzipWindow, Self.memoryLevel, Z_DEFAULT_STRATEGY,
      ZLIB_VERSION, Self.size)
    guard status == Z_OK else {
      stream.deallocate()
      throw .noMemory
    }
  }

  deinit {
    if isInflating { inflateEnd(stream) } else { deflateEnd(stream) }
    stream.deallocate()
  }

  /// What one call did.
  struct Step {
    /// The status of zlib, such as `Z_STREAM_END`.
    let status: Int32
    /// How many bytes of the input were used.
    let consumed: Int
    /// What came out, at most `ZlibStream.outputSize` bytes.
    let output: [UInt8]
  }

  /// The most bytes that come out of one step.
  static let outputSize = 65_536

  /// Gives zlib some input and takes what comes out; `isLast` says that no more will come.
  mutating func step(_ input: ArraySlice<UInt8>, isLast: Bool = false) -> Step {
    var status = Z_OK
    var consumed = 0
    let output = [UInt8](unsafeUninitializedCapacity: Self.outputSize) { buffer, count in
      (status, consumed) = input.withUnsafeBufferPointer { run($0, into: buffer, isLast: isLast) }
      count = buffer.count - Int(stream.pointee.avail_out)
    }
    return Step(status: status, consumed: consumed, output: output)
  }

  private func run(
    _ input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>,
    isLast: Bool
  ) -> (status: Int32, consumed: Int) {
    let given = min(input.count, Int(uInt.max))
    stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
    stream.pointee.avail_in = uInt(given)
    stream.pointee.next_out = output.baseAddress
    stream.pointee.avail_out = uInt(output.count)
    let flush = isLast && given == input.count ? Z_FINISH : Z_NO_FLUSH
    let status = isInflating ? inflate(stream, Z_NO_FLUSH) : deflate(stream, flush)
    return (status, given - Int(stream.pointee.avail_in))
  }

  /// Makes the stream ready for the next member of a file.
  mutating func reset() {
    inflateReset(stream)
  }

  /// What zlib says in words about the last error; its codes do not tell them apart.
  var message: String { stream.pointee.msg.map { String(cString: $0) } ?? "" }

  // 15 bits for the largest window, and 16 for the header and trailer of gzip.
  private static let gzipWindow: Int32 = 15 + 16
  private static let memoryLevel: Int32 = 8
  private static let size = Int32(MemoryLayout<z_stream>.size)
}
