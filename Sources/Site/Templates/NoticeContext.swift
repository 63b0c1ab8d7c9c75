import CertificateIndex

extension PageValues {
  /// Documents of a list, as templates name them; each is written down once for all its lists.
  mutating func list(_ name: String, _ notices: [NoticeSummary], base: String) {
    let written = notices.map { notice in
      notice.written { PageValues(room: 1 << 8) { notice.write(to: &$0, base: base) } }
    }
    list(name, notices, written: written) { $1.write(to: &$0, base: base) }
  }
}

extension NoticeSummary {
  fileprivate func write(to values: inout PageValues, base: String) {
    values.text("title", title)
    values.text("href", href(path.url, base: base))
    values.text("number", number)
    values.days("date", "isoDate", date)
    values.days("published", "isoPublished", published.day)
    values.text("issuer", issuer)
    values.text("status", status?.wording ?? "")
    values.flag("isPast", status?.isPast ?? false)
    values.flag("isDraft", isDraft)
  }
}

extension Notice {
  /// Writes down the document on its own page, as templates name it.
  ///
  /// - Throws: Names in the template of a table that no value has.
  func write(to values: inout PageValues, in frame: PageFrame) throws(ContentErrors) {
    text.writeFields(to: &values)
    text.writeAttachments(to: &values, base: frame.base)
    writeStatus(to: &values)
    relations.write(to: &values, base: frame.base)
    text.writePlaces(to: &values, in: frame)
    values.html("body", try text.body.html(in: frame))
  }

  private func writeStatus(to values: inout PageValues) {
    values.text("status", status?.wording ?? "")
    values.flag("hasStatus", status != nil)
    values.flag("isPast", status?.isPast ?? false)
    values.flag("isRepealed", status == .repealed)
    values.flag("isExpired", status == .expired)
    values.flag("isAmended", status == .amended)
  }
}

extension NoticeText {
  fileprivate func writeFields(to values: inout PageValues) {
    values.text("title", title)
    values.text("number", number, flag: "hasNumber")
    values.text("issuer", issuer)
    values.text("mainIssuer", issuers.first ?? "")
    values.flag("isJoint", issuers.count > 1)
    values.flag("isLetter", format == .letter)
    values.text("to", addressees, flag: "hasTo")
    values.days("date", "isoDate", date)
    values.days("published", "isoPublished", published.day)
    values.list("copies", copies) { $0.text("text", $1) }
    values.flag("hasCopies", !copies.isEmpty)
    values.object("contact") { values in
      values.text("name", contact?.name ?? "")
      values.text("phone", contact?.phone ?? "")
    }
    values.flag("hasContact", contact != nil)
    values.text("note", note, flag: "hasNote")
    values.days("expires", "isoExpires", expires)
    values.flag("hasExpires", expires != nil)
    values.flag("isDraft", isDraft)
  }

  fileprivate func writeAttachments(to values: inout PageValues, base: String) {
    values.list("attachments") { values in
      for (number, attachment) in attachments.enumerated() {
        values.item { attachment.write(to: &$0, ordinal: number + 1, base: base) }
      }
    }
    values.flag("hasAttachments", !attachments.isEmpty)
    values.flag("severalAttachments", attachments.count > 1)
  }

  /// Writes down where the document is listed; its column is a part of the shape already.
  fileprivate func writePlaces(to values: inout PageValues, in frame: PageFrame) {
    values.fixed("column", frame.site.linkedColumn(column))
    values.fixed("hasColumn", .flag(frame.site.column(column) != nil))
    values.list("topics", frame.topics(titled: topics)) { values, topic in
      topic.write(to: &values, base: frame.base)
    }
    values.flag("hasTopics", !topics.isEmpty)
    values.list("issuers", issuers) { values, name in
      let page = frame.address(ofListOfIssuer: name)
      values.text("text", name)
      values.flag("isLinked", page != nil)
      values.text("href", page ?? "")
    }
  }
}

extension SiteSettings {
  /// A column as a document names it; without texts where there is none.
  fileprivate func linkedColumn(_ id: String) -> TemplateValue {
    let column = column(id)
    return .object([
      "title": .text(column?.title ?? ""),
      "href": .text(column.map { href($0.url, base: base) } ?? ""),
    ])
  }
}

extension DocumentRelations {
  /// Writes down the lists of other documents, and whether each has any.
  fileprivate func write(to values: inout PageValues, base: String) {
    write(amends, "amends", "hasAmends", to: &values, base: base)
    write(repeals, "repeals", "hasRepeals", to: &values, base: base)
    write(amendedBy, "amendedBy", "hasAmendedBy", to: &values, base: base)
    write(repealedBy, "repealedBy", "hasRepealedBy", to: &values, base: base)
    values.flag("hasRelations", self != DocumentRelations())
  }

  private func write(
    _ documents: [RelatedDocument], _ name: String, _ flag: String, to values: inout PageValues,
    base: String
  ) {
    values.list(name, documents) { $1.write(to: &$0, base: base) }
    values.flag(flag, !documents.isEmpty)
  }
}

extension RelatedDocument {
  fileprivate func write(to values: inout PageValues, base: String) {
    values.text("title", title)
    values.text("number", number, flag: "hasNumber")
    values.flag("isLinked", path != nil)
    values.text("href", path.map { href($0.url, base: base) } ?? "")
  }
}

extension Notice.Attachment {
  fileprivate func write(to values: inout PageValues, ordinal: Int, base: String) {
    values.text("ordinal", String(ordinal))
    values.text("title", title)
    values.text("href", file.map { href($0.path.url, base: base) } ?? "")
    values.flag("isLinked", file != nil)
    values.text("size", file.map { sizeText($0.size) } ?? "")
    values.text("type", file?.path.text.split(separator: ".").last.map { $0.uppercased() } ?? "")
  }
}

extension PageValues {
  /// A text, and whether it is not empty.
  fileprivate mutating func text(_ name: String, _ text: String, flag: String) {
    self.text(name, text)
    self.flag(flag, !text.isEmpty)
  }

  /// A day for readers and for programs; empty where there is none.
  fileprivate mutating func days(_ name: String, _ isoName: String, _ day: CivilDate?) {
    text(name, utf8: day?.chinese ?? [])
    text(isoName, utf8: day?.iso8601 ?? [])
  }
}

/// A length in whole kilobytes, at least one; from a megabyte on in megabytes with one decimal.
private func sizeText(_ bytes: Int) -> String {
  guard bytes >= 1 << 20 else { return "\(max(1, (bytes + 512) / 1024)) KB" }
  let tenths = (bytes * 10 + 1 << 19) >> 20
  return "\(tenths / 10).\(tenths % 10) MB"
}
