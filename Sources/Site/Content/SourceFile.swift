/// A file of content or templates that is published as it is.
package struct SourceFile: Digested {
  /// The path in its folder, and in the site.
  package let path: SitePath
  /// Length in bytes.
  package let size: Int
  let digest: Digest
  private let folder: FolderPlace

  /// Takes a file that is there; its bytes are read when they are published.
  init(_ path: SitePath, in folder: ContentFolder) throws(Diagnostic) {
    let file = try folder.contents(path.text).file
    self.path = path
    self.folder = folder.place
    size = file.size
    digest = file.digest
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
  func bytes() throws(Diagnostic) -> [UInt8] { try folder.bytes(path.text, of: digest) }
}
