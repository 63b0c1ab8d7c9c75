/// An ordinary page.
package struct Page: Digested {
  /// Of the file and its name.
  let digest: Digest
  package var path: SitePath
  package var title: String
  package var description: String
  /// The template that makes the page, without its ending.
  package var template: String
  /// The column (栏目) that the page belongs to, by its id; empty where it belongs to none.
  package var column: String
  /// Former addresses.
  package var aliases: [FormerAddress]
  package var body: DocumentBody
  /// Where the template is named, for messages.
  package var templatePlace: Diagnostic
}

extension Page {
  /// Reads a page by its path in the content's folder, such as `pages/about.md`.
  ///
  /// What is wrong with it is added to the diagnostics.
  init?(
    file: String, in folder: ContentFolder, site: SiteSettings?, _ diagnostics: inout [Diagnostic]
  ) {
    do throws(Diagnostic) {
      let document = try DocumentFile(file, .page, try folder.contents(file), in: folder)
      document.keep(in: folder)
      var fields = try document.fields()
      guard let path = SitePath(file.dropFirst("pages/".count).dropLast(3) + ".html") else {
        throw Diagnostic(
          path: document.displayPath, message: "the name cannot be an address; rename the file")
      }
      self.path = path
      digest = Digest(of: file, document)
      title = fields.requiredText("title")
      description = fields.text("description") ?? ""
      template = fields.text("template") ?? "page"
      column = fields.text("column") ?? ""
      aliases = fields.aliases()
      if let site { fields.checkColumn(column, among: site.columns) }
      body = DocumentBody(document, &fields)
      templatePlace = fields.diagnostic(
        "template", "there is no template '\(template)'; name one of the folder templates/")
      diagnostics += fields.finished() + document.findings
    } catch {
      diagnostics.append(error)
      return nil
    }
  }
}
