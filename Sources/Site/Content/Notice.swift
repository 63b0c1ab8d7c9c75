package import CertificateIndex

/// An official document (公文), published as a page of its own.
package struct Notice: Sendable {
  package var path: SitePath
  package var title: String
  /// 发文字号, such as 人社鉴函〔2020〕40号.
  package var number: String
  /// 发文机关; it also signs.
  package var issuer: String
  /// 成文日期.
  package var date: CivilDate
  /// 主送机关; empty where there is none.
  package var addressees: String
  /// 抄送机关.
  package var copies: [String]
  package var contact: Contact?
  package var attachments: [Attachment]
  package var tags: [String]
  /// Markdown.
  package var body: String

  /// Whom to ask about the document.
  package struct Contact: Sendable {
    package var name: String
    package var phone: String
  }

  /// An attachment; its file lies beside the document.
  package struct Attachment: Sendable {
    package var title: String
    /// The file as the site has it; nil where only the title is known.
    package var file: AttachedFile?
  }

  /// A file that is published as it is.
  package struct AttachedFile: Sendable {
    package var path: SitePath
    package var bytes: [UInt8]
  }
}

extension Notice {
  /// Reads a document by its path in the content's folder, such as `notices/2020/a.md`.
  ///
  /// What is wrong with it is added to the diagnostics.
  init?(file: String, in folder: ContentFolder, _ diagnostics: inout [Diagnostic]) {
    do throws(Diagnostic) {
      let displayPath = folder.displayPath(file)
      var matter = try FrontMatter(try folder.text(file), path: displayPath)
      guard let path = SitePath(file.dropLast(3) + ".html") else {
        throw Diagnostic(
          path: displayPath, message: "the name cannot be an address; rename the file")
      }
      let notice = Notice(path: path, &matter.fields, body: matter.body, folder: folder)
      diagnostics += matter.fields.finished()
      guard let notice else { return nil }
      self = notice
    } catch {
      diagnostics.append(error)
      return nil
    }
  }

  private init?(
    path: SitePath, _ fields: inout YAMLFields, body: String, folder: ContentFolder
  ) {
    self.path = path
    self.body = body
    title = fields.requiredText("title")
    number = fields.text("number") ?? ""
    issuer = fields.requiredText("issuer")
    let date = fields.requiredDate("date")
    addressees = fields.text("to") ?? ""
    copies = fields.texts("copies")
    contact = fields.object("contact") { fields in
      Contact(name: fields.requiredText("name"), phone: fields.requiredText("phone"))
    }
    tags = fields.texts("tags")
    let parent = path.text.split(separator: "/").dropLast().joined(separator: "/")
    attachments = fields.list("attachments") {
      Attachment(&$0, folder: folder, parent: parent)
    }
    guard let date else { return nil }
    self.date = date
  }
}

extension Notice.Attachment {
  fileprivate init(_ fields: inout YAMLFields, folder: ContentFolder, parent: String) {
    title = fields.requiredText("title")
    guard let name = fields.text("file") else { return }
    guard let path = SitePath("\(parent)/\(name)"), !name.contains("/") else {
      fields.report("file", "'\(name)' must be the name of a file beside the document")
      return
    }
    do throws(Diagnostic) {
      file = Notice.AttachedFile(path: path, bytes: try folder.bytes(path.text))
    } catch {
      fields.report("file", "'\(name)' does not lie beside the document; put it there")
    }
  }
}
