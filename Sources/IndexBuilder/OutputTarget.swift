import CertificateIndex
import Posix

/// The file that a new index would replace.
struct OutputTarget {
  let path: String

  /// Why the file may not be replaced: it would be lost, or the wrong one answered; nil where it may.
  ///
  /// - Parameters:
  ///   - inputs: What the build reads.
  ///   - lookup: The id of the lookup that is built.
  /// - Returns: What is wrong and what to do.
  func objection(inputs: [BatchInput], lookup: [UInt8]) -> String? {
    if inputs.contains(where: { $0.isSameFile(as: path) }) {
      return "the file is one of the inputs; name another one for the index"
    }
    switch content {
    case .key:
      return "the file is a key, and every index made with it would be lost; name another one"
    case .index(let other) where other != lookup:
      return "the file is the index of the lookup \(String(decoding: other, as: UTF8.self)); "
        + "check the names of lookup and file"
    case .unreadable(let error):
      return
        "the file is there and cannot be read: \(String(decoding: error.text, as: UTF8.self)); "
        + "check that it is an index and may be replaced"
    case .index, .other: return nil
    }
  }

  /// What the file is.
  private enum Content {
    case key
    /// An index of a lookup, by what it states.
    case index(lookup: [UInt8])
    /// Nothing yet, or something that no index and no key begins like.
    case other
    case unreadable(SystemError)
  }

  private var content: Content {
    do throws(IndexError) {
      return .index(lookup: try IndexReader.statedHeader(path: Array(path.utf8)).definition.id)
    } catch {
      guard case .system(let error) = error else { return isKey ? .key : .other }
      return error == .noSuchFile ? .other : .unreadable(error)
    }
  }

  /// Whether the file, which is no index, is a key; what is larger than one, or no ordinary file, is not.
  private var isKey: Bool {
    do throws(SystemError) {
      return KeyRing.isKeyFile(
        try ReadableFile.contents(of: Array(path.utf8), limit: KeyRing.largestFile).bytes)
    } catch {
      return false
    }
  }
}
