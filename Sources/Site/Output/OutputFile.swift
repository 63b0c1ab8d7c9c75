/// A file of the bundle.
package struct OutputFile: Equatable, Sendable {
  /// The path from the bundle's folder, such as `site/index.html`.
  package let path: String
  package let bytes: [UInt8]
  /// Whether the web server runs it.
  package let isProgram: Bool

  package init(path: String, bytes: [UInt8], isProgram: Bool = false) {
    self.path = path
    self.bytes = bytes
    self.isProgram = isProgram
  }

  init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// A file of the document root.
  init(site path: SitePath, bytes: [UInt8]) {
    self.init(path: "site/" + path.text, bytes: bytes)
  }
}
