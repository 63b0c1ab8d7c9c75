import Gzip
import Posix
import TextEncoding

/// The bytes of one input, unpacked.
protocol ByteSource: AnyObject {
  /// Fills a buffer; returns how many bytes came, fewer than it has room for only at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int

  /// Bytes of the input itself that were read so far.
  var position: Int { get }

  /// Whether the text comes through a pipe or from a device, and only its last line end says that it was
  /// not cut off.
  var isStream: Bool { get }
}

extension BatchInput {
  /// Opens the input.
  ///
  /// - Parameter encoding: How its text is written; nil for UTF-8.
  /// - Returns: Its content as UTF-8.
  /// - Throws: That it cannot be opened, or that this machine cannot read the encoding.
  func open(encoding: TextEncoding?) throws(InputError) -> any ByteSource {
    let source = try open()
    guard let encoding else { return source }
    do throws(TextEncodingError) {
      return TranscodedSource(source, try Transcoder(from: encoding))
    } catch {
      throw InputError(name, error.description)
    }
  }

  private func open() throws(InputError) -> any ByteSource {
    switch self {
    case .standardInput:
      return PlainSource(name: name)
    case .file(let path):
      let plain = try openFile(path)
      return path.hasSuffix(".gz") ? try GzipSource(plain) : plain
    }
  }

  private func openFile(_ path: String) throws(InputError) -> PlainSource {
    do throws(SystemError) {
      let file = try ReadableFile(path: Array(path.utf8))
      let status = try file.status()
      guard !status.isFolder else { throw SystemError.isFolder }
      return PlainSource(name: name, file: file, size: status.isRegular ? status.size : nil)
    } catch {
      throw InputError(name, "cannot be opened: \(text(error)); check its name and its mode")
    }
  }
}

/// Bytes as the system gives them.
private final class PlainSource: ByteSource {
  private let name: String
  /// Nil for standard input.
  private let file: ReadableFile?
  /// Bytes of a file when it was opened; nil for a stream.
  private let size: Int?
  private(set) var position = 0

  init(name: String, file: ReadableFile? = nil, size: Int? = nil) {
    self.name = name
    self.file = file
    self.size = size
  }

  var isStream: Bool { size == nil }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    do throws(SystemError) {
      let count = try fill(buffer)
      position += count
      if count == buffer.count { return count }
      if try isWhole { return count }
    } catch {
      throw self.error("cannot be read: \(text(error))")
    }
    throw error("has changed while it was read; build again when nobody writes it any more")
  }

  private func fill(_ buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
    if let file { try file.readOn(into: buffer) } else { try readStandardInput(into: buffer) }
  }

  /// Whether a file is at its end as long as at its beginning, and as what was read of it.
  private var isWhole: Bool {
    get throws(SystemError) {
      guard let size, let file else { return true }
      guard size == position else { return false }
      return try file.status().size == position
    }
  }
}

/// Bytes that come in pieces of any length.
class PieceSource: ByteSource {
  private var piece: ArraySlice<UInt8> = []
  private var isAtEnd = false

  var position: Int { 0 }

  var isStream: Bool { false }

  /// The next piece; empty at the end.
  func nextPiece() throws(InputError) -> [UInt8] { [] }

  final func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    var filled = 0
    while filled < buffer.count, !isAtEnd {
      if piece.isEmpty {
        piece = try nextPiece()[...]
        isAtEnd = piece.isEmpty
      }
      let taken = piece.prefix(buffer.count - filled)
      UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]).copyBytes(from: taken)
      piece = piece.dropFirst(taken.count)
      filled += taken.count
    }
    return filled
  }
}

/// The content of a gzip file, of which its trailer says where it ends.
private final class GzipSource: PieceSource {
  private let packed: PlainSource
  private let reader: GzipReader<InputError>

  init(_ packed: PlainSource) throws(InputError) {
    self.packed = packed
    do throws(GzipError) {
      reader = try GzipReader { () throws(InputError) in try packed.piece() }
    } catch {
      throw packed.error(error.description)
    }
  }

  override var position: Int { packed.position }

  override func nextPiece() throws(InputError) -> [UInt8] {
    do throws(GzipReader<InputError>.Failure) {
      return try reader.next()
    } catch {
      switch error {
      case .source(let error): throw error
      case .gzip(let error): throw packed.error(error.description)
      }
    }
  }
}

/// The content of another source as UTF-8.
private final class TranscodedSource: PieceSource {
  private let source: any ByteSource
  private let transcoder: Transcoder
  private var isFinished = false

  init(_ source: any ByteSource, _ transcoder: Transcoder) {
    self.source = source
    self.transcoder = transcoder
  }

  override var position: Int { source.position }

  override var isStream: Bool { source.isStream }

  override func nextPiece() throws(InputError) -> [UInt8] {
    var text: [UInt8] = []
    while text.isEmpty, !isFinished {
      let piece = try source.piece()
      isFinished = piece.isEmpty
      text = isFinished ? transcoder.finish() : transcoder.convert(piece)
    }
    return text
  }
}

extension PlainSource {
  fileprivate func error(_ message: String) -> InputError { InputError(name, message) }
}

extension ByteSource {
  /// The next 256 KiB; empty at the end.
  fileprivate func piece() throws(InputError) -> [UInt8] {
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    var failure: InputError?
    var count = 0
    piece.withUnsafeMutableBytes { buffer in
      do throws(InputError) { count = try read(into: buffer) } catch { failure = error }
    }
    if let failure { throw failure }
    return count == piece.count ? piece : Array(piece[..<count])
  }
}

private func text(_ error: SystemError) -> String { String(decoding: error.text, as: UTF8.self) }
