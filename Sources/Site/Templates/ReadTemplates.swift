/// The templates of a folder, and all that is wrong with them.
struct ReadTemplates: Sendable {
  let folder: TemplateFolder
  let diagnostics: [Diagnostic]
  /// Of all files of the folder; nil where one cannot be read or published.
  let input: Digest?

  /// Reads them.
  init(_ folder: ContentFolder) {
    var diagnostics: [Diagnostic] = []
    self.folder = TemplateFolder(folder, &diagnostics)
    self.diagnostics = diagnostics
    input = folder.digest(ofFolders: [""], files: [])
  }

  /// Whether the files of a folder are still those that were read.
  func are(of folder: ContentFolder) -> Bool {
    input != nil && input == folder.digest(ofFolders: [""], files: [])
  }
}
