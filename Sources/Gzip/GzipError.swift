/// Why a gzip file could not be read (RFC 1952).
package enum GzipError: Error, Equatable, Sendable {
  /// The first bytes are not those of a gzip file.
  case notGzip
  /// The header or the compressed data is broken.
  case damaged
  /// The content does not have the checksum of the trailer.
  case wrongChecksum
  /// The content does not have the length of the trailer.
  case wrongLength
  /// The file ends before its trailer does.
  case truncated
  /// Bytes that are not gzip follow a whole member.
  case trailingBytes
  /// There is not enough memory for the window of 32 KiB.
  case noMemory
}

extension GzipError: CustomStringConvertible {
  /// What is wrong and what to do, in one sentence.
  package var description: String {
    switch self {
    case .notGzip: "this is not a gzip file; give the file its true name, or compress it"
    case .damaged: "the compressed data is damaged; copy the file again from where it came"
    case .wrongChecksum: "the checksum is wrong; copy the file again from where it came"
    case .wrongLength: "the length is wrong; copy the file again from where it came"
    case .truncated: "the file ends too early; copy the whole of it again"
    case .trailingBytes: "other bytes follow the gzip data; remove them, or copy the file again"
    case .noMemory: "there is no memory left to decompress; end other programs and try again"
    }
  }
}
