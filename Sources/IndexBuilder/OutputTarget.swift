import CertificateIndex
import Foundation
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
    if isKeyFile {
      return "the file is a key, and every index made with it would be lost; name another one"
    }
    if let other = lookupOfIndex, other != lookup {
      return "the file is the index of the lookup \(String(decoding: other, as: UTF8.self)); "
        + "check the names of lookup and file"
    }
    return nil
  }

  private var isKeyFile: Bool {
    guard let file = try? ReadableFile.contents(of: Array(path.utf8), limit: 4096) else {
      return false
    }
    return (try? MasterKey(fileContents: file.bytes)) != nil
  }

  /// The lookup of the index that is there; nil where there is none that says so.
  private var lookupOfIndex: [UInt8]? {
    (try? IndexReader.statedHeader(path: Array(path.utf8)))?.definition.id
  }
}
