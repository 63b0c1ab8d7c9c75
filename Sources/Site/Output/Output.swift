/// A file of the bundle as a build plans it: where it goes, what it is made from, and how.
///
/// Only what is handed over as a source may be used to make the file, because a file whose sources are the
/// same is not made again.
package struct Output: Sendable {
  /// The path from the bundle's folder, such as `site/index.html`.
  package let path: String
  let stage: Stage
  /// Whether the web server runs it.
  let isProgram: Bool
  /// Stands for everything that the file is made from.
  let digest: Digest
  /// Does the part of the work in which mistakes of templates and content show.
  let prepare: @Sendable () throws(ContentErrors) -> Rendering

  /// When a file is written: what others refer to comes first.
  package enum Stage: Int, CaseIterable, Sendable {
    /// What pages show or link: styles, attachments, downloads, programs.
    case asset
    case page
    /// What lists pages: their indexes, feeds, maps, the home page.
    case list
  }

  /// Plans a file.
  ///
  /// - Parameters:
  ///   - path: The path from the bundle's folder.
  ///   - stage: When it is written.
  ///   - isProgram: Whether the web server runs it.
  ///   - source: Everything that the file is made from.
  ///   - make: Makes it from its sources and from nothing else.
  init<each Source: Digested>(
    _ path: String, _ stage: Stage, isProgram: Bool = false, from source: repeat each Source,
    make: @escaping @Sendable (repeat each Source) throws(ContentErrors) -> Rendering
  ) {
    self.path = path
    self.stage = stage
    self.isProgram = isProgram
    digest = Digest(of: repeat each source)
    prepare = { () throws(ContentErrors) in try make(repeat each source) }
  }

  /// Another file that is made from the same sources, and no program.
  func with(
    _ path: String, prepare: @escaping @Sendable () throws(ContentErrors) -> Rendering
  ) -> Output {
    Output(path: path, stage: stage, isProgram: false, digest: digest, prepare: prepare)
  }

  private init(
    path: String, stage: Stage, isProgram: Bool, digest: Digest,
    prepare: @escaping @Sendable () throws(ContentErrors) -> Rendering
  ) {
    self.path = path
    self.stage = stage
    self.isProgram = isProgram
    self.digest = digest
    self.prepare = prepare
  }

  /// Plans a file whose bytes are at hand.
  package init(_ path: String, _ stage: Stage, isProgram: Bool = false, bytes: [UInt8]) {
    self.init(path, stage, isProgram: isProgram, from: bytes.asSource) { bytes in
      Rendering(bytes.bytes)
    }
  }

  /// Makes the file at once; nil where there is to be none.
  package func bytes() throws -> [UInt8]? {
    try prepare().bytes()
  }

  /// Plans a text that is at hand.
  init(_ path: String, _ stage: Stage, text: String) {
    self.init(path, stage, from: text) { text in Rendering(Array(text.utf8)) }
  }
}

/// The bytes of a file that can be made, as soon as somebody wants to write them.
package struct Rendering: Sendable {
  /// Makes the bytes; nil where there is to be no such file after all.
  ///
  /// What can go wrong then is only that a file of the content cannot be read, or has changed meanwhile.
  package let bytes: @Sendable () throws(Diagnostic) -> [UInt8]?

  /// Where the file leads, as far as its templates say so, and where links can lead in it; links in the
  /// text of a document are known to the document.
  let references: PageReferences

  init(
    references: PageReferences = .none,
    _ bytes: @escaping @Sendable () throws(Diagnostic) -> [UInt8]?
  ) {
    self.bytes = bytes
    self.references = references
  }

  init(_ bytes: [UInt8]) {
    self.init { bytes }
  }
}

/// Bytes as a source.
struct SourceBytes: Digested {
  let bytes: [UInt8]

  var digest: Digest { Digest(of: bytes) }
}

extension [UInt8] {
  fileprivate var asSource: SourceBytes { SourceBytes(bytes: self) }
}
