import CertificateIndex

// A notice in the cache, as what its fields mean: they need not be looked for among others again.

extension NoticeText {
  /// The notice as the cache keeps it, without its text.
  var cached: [UInt8] {
    var cache = CacheWriter(room: 512)
    for text in [title, number, addressees, note, column, description] { cache.write(text) }
    for texts in [issuers, copies, topics, tags] { cache.write(texts) { $0.write($1) } }
    cache.write(contact) { writer, contact in
      writer.write(contact.name)
      writer.write(contact.phone)
    }
    cache.write(attachments) { writer, attachment in
      writer.write(attachment.title)
      writer.write(attachment.file?.path.text) { $0.write($1) }
    }
    cache.write(format.rawValue)
    cache.write(declaredStatus?.rawValue) { $0.write($1) }
    cache.write(aliases) { writer, alias in
      writer.write(alias.text)
      writer.write(mark: alias.place)
    }
    for flag in [isDraft, body.allowsRawHTML] { cache.write(flag) }
    for day in [date, published.day] { cache.write(day) }
    cache.write(published.minute)
    for day in [publishFrom, expires] { cache.write(day) { $0.write($1) } }
    for references in [amends, repeals] { cache.write(references) { $0.write($1) } }
    for place in [datePlace, statusPlace] { cache.write(mark: place) }
    return Array(cache.bytes[...])
  }

  /// What the last build found in a file, if it is all that there is to say of its fields.
  static func known(
    _ file: String, _ contents: ContentFolder.Contents, in folder: ContentFolder
  ) -> NoticeText? {
    let bytes = contents.entry.notice
    if bytes.isEmpty { return nil }
    if let notice = folder.memory.notice(file, contents.file) { return notice }
    guard let path = SitePath(file.dropLast(3) + ".html"),
      let document = DocumentFile(known: file, contents, in: folder)
    else { return nil }
    return NoticeText(cached: bytes, path: path, document, folder: folder)
  }
}

// MARK: Values in notices

extension CacheWriter {
  fileprivate mutating func write(_ day: CivilDate) {
    write(Int(day.packed))
  }

  /// A place in the file of the notice itself.
  fileprivate mutating func write(mark place: ContentPlace) {
    write(place.line)
    write(place.column)
  }

  fileprivate mutating func write(_ reference: DocumentReference) {
    switch reference.target {
    case .here(let name):
      write(true)
      write(name)
    case .elsewhere(let title, let number):
      write(false)
      write(title)
      write(number)
    }
    write(mark: reference.place)
  }
}

extension CacheReader {
  mutating func texts() throws(Damage) -> [String] {
    try list { reader throws(Damage) in try reader.text() }
  }

  mutating func contact() throws(Damage) -> Notice.Contact {
    Notice.Contact(name: try text(), phone: try text())
  }

  /// The attachment, whose file is looked at again.
  mutating func attachment(
    in folder: ContentFolder
  ) throws(Damage) -> Notice.Attachment {
    let title = try text()
    guard try flag() else { return Notice.Attachment(title: title) }
    guard let path = SitePath(try text()) else { throw Damage() }
    do throws(Diagnostic) {
      return Notice.Attachment(title: title, file: try SourceFile(path, in: folder))
    } catch {
      throw Damage()
    }
  }

  mutating func choice<Choice: RawRepresentable>() throws(Damage) -> Choice
  where Choice.RawValue == String {
    guard let choice = Choice(rawValue: try text()) else { throw Damage() }
    return choice
  }

  mutating func alias(in file: String) throws(Damage) -> FormerAddress {
    let text = try text()
    guard let address = FormerAddress(text, at: try place(in: file)) else { throw Damage() }
    return address
  }

  mutating func day() throws(Damage) -> CivilDate {
    guard let number = UInt32(exactly: try number()), let day = CivilDate(packed: number) else {
      throw Damage()
    }
    return day
  }

  mutating func place(in file: String) throws(Damage) -> ContentPlace {
    ContentPlace(path: file, line: try number(), column: try number())
  }

  mutating func references(in file: String) throws(Damage) -> [DocumentReference] {
    try list { reader throws(Damage) in
      let target: DocumentReference.Target =
        try reader.flag()
        ? .here(try reader.text())
        : .elsewhere(title: try reader.text(), number: try reader.text())
      return DocumentReference(target: target, place: try reader.place(in: file))
    }
  }
}
