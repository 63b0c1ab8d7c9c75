package import CertificateIndex

/// What the file of an official document says.
///
/// It is one for all copies of a `Notice`, of which a build makes many.
package final class NoticeText: Sendable {
  /// Of its address, the file and its attachments.
  let files: Digest
  package let path: SitePath
  package let title: String
  /// 发文字号, such as 人社鉴函〔2020〕40号.
  package let number: String
  /// 发文机关, at least one, all of whom sign; of a joint issue (联合行文) the main body first.
  package let issuers: [String]
  /// 成文日期.
  package let date: CivilDate
  /// Where it is named, for messages.
  package let datePlace: ContentPlace
  /// When it appeared on the site.
  package let published: PublicationTime
  /// 主送机关; empty where there is none.
  package let addressees: String
  /// 抄送机关.
  package let copies: [String]
  package let contact: Notice.Contact?
  package let attachments: [Notice.Attachment]
  /// 附注, without its brackets; empty where there is none.
  package let note: String
  package let format: Notice.Format
  /// The column (栏目) that lists it, by its id; empty where none does.
  package let column: String
  /// 主题, by their titles.
  package let topics: [String]
  package let tags: [String]
  /// One sentence for search engines; empty where the document has none.
  package let description: String
  /// Former addresses.
  package let aliases: [FormerAddress]
  package let isDraft: Bool
  /// The first day on which it is published.
  package let publishFrom: CivilDate?
  /// The last day on which it holds.
  package let expires: CivilDate?
  package let amends: [DocumentReference]
  package let repeals: [DocumentReference]
  package let body: DocumentBody
  /// The status that the document says of itself.
  package let declaredStatus: DocumentStatus?
  /// Where it does, for messages.
  package let statusPlace: ContentPlace

  /// Reads the fields; nil where they are no document, which is reported in them.
  init?(
    path: SitePath, _ document: DocumentFile, _ fields: inout YAMLFields, folder: ContentFolder
  ) {
    self.path = path
    body = DocumentBody(document, &fields)
    title = fields.requiredText("title")
    number = fields.text("number") ?? ""
    issuers = fields.issuers()
    addressees = fields.text("to") ?? ""
    copies = fields.texts("copies")
    contact = fields.object("contact") { fields in
      Notice.Contact(name: fields.requiredText("name"), phone: fields.requiredText("phone"))
    }
    note = withoutBrackets(fields.text("note") ?? "")
    format = fields.choice("format") ?? .letter
    column = fields.text("column") ?? ""
    topics = fields.texts("topics")
    tags = fields.texts("tags")
    description = fields.text("description") ?? ""
    aliases = fields.aliases()
    isDraft = fields.flag("draft")
    datePlace = fields.place(of: "date")
    expires = fields.date("expires")
    amends = fields.documents("amends")
    repeals = fields.documents("repeals")
    declaredStatus = fields.choice("status")
    statusPlace = fields.place(of: "status")
    attachments = fields.list("attachments") {
      Notice.Attachment(&$0, folder: folder, parent: parent(of: path.text))
    }
    files = NoticeText.digest(path, document, attachments)
    publishFrom = fields.date("publish_from")
    let published = fields.publicationTime("published")
    guard let date = fields.requiredDate("date") else { return nil }
    self.date = date
    self.published = published ?? PublicationTime(day: publishFrom ?? date)
  }

  /// Reads what `cached` wrote; nil for bytes that no notice has, and where an attachment is gone.
  init?(
    cached bytes: ArraySlice<UInt8>, path: SitePath, _ document: DocumentFile,
    folder: ContentFolder
  ) {
    var cache = CacheReader(bytes)
    let file = document.displayPath
    do throws(CacheReader.Damage) {
      self.path = path
      title = try cache.text()
      number = try cache.text()
      addressees = try cache.text()
      note = try cache.text()
      column = try cache.text()
      description = try cache.text()
      issuers = try cache.texts()
      copies = try cache.texts()
      topics = try cache.texts()
      tags = try cache.texts()
      contact = try cache.optional { reader throws(CacheReader.Damage) in try reader.contact() }
      attachments = try cache.list { reader throws(CacheReader.Damage) in
        try reader.attachment(in: folder)
      }
      format = try cache.choice()
      declaredStatus = try cache.optional { reader throws(CacheReader.Damage) in
        try reader.choice()
      }
      aliases = try cache.list { reader throws(CacheReader.Damage) in try reader.alias(in: file) }
      isDraft = try cache.flag()
      body = DocumentBody(document, allowsRawHTML: try cache.flag())
      date = try cache.day()
      published = PublicationTime(day: try cache.day(), minute: try cache.number())
      publishFrom = try cache.optional { reader throws(CacheReader.Damage) in try reader.day() }
      expires = try cache.optional { reader throws(CacheReader.Damage) in try reader.day() }
      amends = try cache.references(in: file)
      repeals = try cache.references(in: file)
      datePlace = try cache.place(in: file)
      statusPlace = try cache.place(in: file)
      files = NoticeText.digest(path, document, attachments)
    } catch {
      return nil
    }
  }

  /// Of everything that follows from the files of a document.
  static func digest(
    _ path: SitePath, _ document: DocumentFile, _ attachments: [Notice.Attachment]
  ) -> Digest {
    var digester = Digester()
    digester.add(path.text)
    digester.add(document.digest)
    for attachment in attachments {
      if let file = attachment.file { digester.add(file.digest) }
    }
    return digester.digest()
  }
}

/// The note without the brackets that its page puts around it.
private func withoutBrackets(_ text: String) -> String {
  text.hasPrefix("（") && text.hasSuffix("）") ? String(text.dropFirst().dropLast()) : text
}
