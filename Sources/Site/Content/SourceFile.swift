/// A file of content or templates that is published as it is.
package struct SourceFile: Digested {
  /// The path in its folder, and in the site.
  package let path: SitePath
  /// Length in bytes.
  package let size: Int
  let digest: Digest
  private let folder: ContentFolder

  /// Reads the file's digest; its bytes are read when they are published.
  init(_ path: SitePath, in folder: ContentFolder) throws(Diagnostic) {
    let bytes = try folder.bytes(path.text)
    self.path = path
    self.folder = folder
    size = bytes.count
    digest = Digest(of: bytes)
  }

  /// The file in the site.
  var output: Output { output(at: path) }

  /// The file at another place in the site.
  func output(at path: SitePath) -> Output {
    Output("site/\(path.text)", .asset, from: self) { file in
      Rendering { () throws(Diagnostic) in try file.bytes() }
    }
  }

  /// The bytes, if they are still those of the digest.
  func bytes() throws(Diagnostic) -> [UInt8] {
    let bytes = try folder.bytes(path.text)
    guard Digest(of: bytes) == digest else {
      throw Diagnostic(
        path: folder.displayPath(path.text),
        message: "the file has changed while it was published; build again")
    }
    return bytes
  }
}
