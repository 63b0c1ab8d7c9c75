import Gzip
import Parallel
import Synchronization

extension [Output] {
  /// These files, and beside each text of the site its compressed form, `page.html.gz`, which web servers
  /// send as it is (RFC 1952).
  func withCompressedTexts(_ timings: BuildTimings) -> [Output] {
    concurrentMap { $0.isText ? $0.withCompressed(timings) : [$0] }.flatMap { $0 }
  }
}

extension Output {
  private static let textEndings = [
    ".html", ".htm", ".css", ".js", ".json", ".xml", ".csv", ".svg", ".txt",
  ]

  /// Whether the file is a text of the document root.
  fileprivate var isText: Bool {
    path.hasPrefix("site/") && Output.textEndings.contains(where: path.hasSuffix)
  }

  /// The file and its compressed form; the content is made once for both.
  fileprivate func withCompressed(_ timings: BuildTimings) -> [Output] {
    let content = SharedContent(of: self)
    let plain = with(path) { () throws(ContentErrors) in
      try content.prepare()
      return Rendering(references: content.references) { () throws(Diagnostic) in
        try content.bytes()
      }
    }
    let compressed = with(path + ".gz") { () throws(ContentErrors) in
      try content.prepare()
      return Rendering { () throws(Diagnostic) in
        let bytes = try content.bytes()
        return try timings.measure(.compress, insteadOf: .render) { () throws(Diagnostic) in
          try gzipped(bytes, path: path)
        }
      }
    }
    return [plain, compressed]
  }
}

/// The bytes as gzip at its smallest; nil where that is not smaller.
private func gzipped(_ bytes: [UInt8]?, path: String) throws(Diagnostic) -> [UInt8]? {
  guard let bytes else { return nil }
  do throws(GzipError) {
    let compressed = try gzip(bytes, level: 9)
    return compressed.count < bytes.count ? compressed : nil
  } catch {
    throw Diagnostic(path: path, message: "\(error)")
  }
}

/// The content of a file that is written in two forms, one soon after the other.
///
/// It is made by whoever asks first, kept for the other, and then forgotten.
private final class SharedContent: Sendable {
  private let output: Output
  private let rendering = Mutex<Rendering?>(nil)
  private let kept = Mutex<[UInt8]?>(nil)

  init(of output: Output) {
    self.output = output
  }

  /// Does once the part of the work in which mistakes show.
  func prepare() throws(ContentErrors) {
    try rendering.withLock { rendering throws(ContentErrors) in
      if rendering == nil { rendering = try output.prepare() }
    }
  }

  /// Where the content leads; only after `prepare`.
  var references: PageReferences {
    rendering.withLock { $0 }?.references ?? .none
  }

  /// The content; only after `prepare`.
  func bytes() throws(Diagnostic) -> [UInt8]? {
    try kept.withLock { kept throws(Diagnostic) in
      if let bytes = kept.take() { return bytes }
      kept = try rendering.withLock { $0 }?.bytes()
      return kept
    }
  }
}
