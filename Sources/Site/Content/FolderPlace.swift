import Foundation
import Posix

/// A folder of content as those know it who read files that were found in it: they ask for the very bytes that
/// were found, and keep nothing of the build that found them.
struct FolderPlace: Sendable {
  /// How the folder is called in messages, such as `content`.
  let name: String
  /// The folder as the file system takes it, with a slash at the end.
  let root: [UInt8]

  /// The path of a file in messages.
  func displayPath(_ path: String) -> String { "\(name)/\(path)" }

  /// The bytes of a file, if they are still those of a digest.
  func bytes(_ path: String, of digest: Digest) throws(Diagnostic) -> [UInt8] {
    guard let bytes = bytes(at: path), Digest(of: bytes) == digest else {
      throw Diagnostic(
        path: displayPath(path), message: "the file has changed while it was read; build again")
    }
    return bytes
  }

  private func bytes(at path: String) -> [UInt8]? {
    do throws(SystemError) {
      return try ReadableFile.contents(of: root + path.utf8, limit: .max).bytes
    } catch {
      return nil
    }
  }

  /// The text of a file in UTF-8, if its bytes are still those of a digest.
  func utf8(_ path: String, of digest: Digest) throws(Diagnostic) -> [UInt8] {
    try utf8(path, try bytes(path, of: digest))
  }

  /// The bytes of a file as a text in UTF-8, with lines that end in a line feed alone and without a byte order mark.
  func utf8(_ path: String, _ bytes: [UInt8]) throws(Diagnostic) -> [UInt8] {
    let text = plainText(bytes)
    guard text.isUTF8 else {
      throw Diagnostic(
        path: displayPath(path), message: "the file is not UTF-8; save it as UTF-8")
    }
    return text
  }
}

/// Bytes without a byte order mark and without the carriage returns of line ends.
private func plainText(_ bytes: [UInt8]) -> [UInt8] {
  let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
  guard text.withUnsafeBytes({ hasCarriageReturn($0) }) else { return text }
  let kept = text.indices.filter { place in
    text[place] != UInt8(ascii: "\r") || text[(place + 1)...].first != UInt8(ascii: "\n")
  }
  return kept.map { text[$0] }
}

private func hasCarriageReturn(_ text: UnsafeRawBufferPointer) -> Bool {
  guard let start = text.baseAddress else { return false }
  return memchr(start, Int32(UInt8(ascii: "\r")), text.count) != nil
}
