extension Notice {
  /// The document in a list, as templates name it.
  func summary(base: String) -> TemplateValue {
    .object([
      "title": .text(title),
      "href": .text(href(path.url, base: base)),
      "number": .text(number),
      "date": date.chineseText,
      "isoDate": date.isoText,
      "issuer": .text(issuer),
    ])
  }

  /// The document on its own page, as templates name it.
  func value(base: String) -> TemplateValue {
    .object([
      "title": .text(title),
      "number": .text(number),
      "issuer": .text(issuer),
      "to": .text(addressees),
      "hasTo": .flag(!addressees.isEmpty),
      "date": date.chineseText,
      "isoDate": date.isoText,
      "body": .text(html(markdown: body, base: base)),
      "copies": .texts(copies),
      "hasCopies": .flag(!copies.isEmpty),
      "contact": .object([
        "name": .text(contact?.name ?? ""), "phone": .text(contact?.phone ?? ""),
      ]),
      "hasContact": .flag(contact != nil),
      "attachments": .list(
        attachments.enumerated().map { number, attachment in
          attachment.value(ordinal: number + 1, base: base)
        }),
      "hasAttachments": .flag(!attachments.isEmpty),
      "severalAttachments": .flag(attachments.count > 1),
    ])
  }
}

extension Notice.Attachment {
  fileprivate func value(ordinal: Int, base: String) -> TemplateValue {
    .object([
      "ordinal": .text(String(ordinal)),
      "title": .text(title),
      "href": .text(file.map { href($0.path.url, base: base) } ?? ""),
      "isLinked": .flag(file != nil),
      "size": .text(file.map { sizeText($0.bytes.count) } ?? ""),
      "type": .text(file?.path.text.split(separator: ".").last.map { $0.uppercased() } ?? ""),
    ])
  }
}

/// A length in whole kilobytes, at least one.
private func sizeText(_ bytes: Int) -> String {
  "\(max(1, (bytes + 512) / 1024)) KB"
}
