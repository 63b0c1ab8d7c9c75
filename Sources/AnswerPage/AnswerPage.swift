package import CertificateIndex

/// The compiled answer page: everything the CGI says, and by which rules it looks up.
///
/// The site writes it from its templates and configuration; the CGI only fills in what was typed and
/// what was found. The file is a numbered table of texts, so nothing has to be taken apart when a
/// request comes. All texts are UTF-8.
///
///     magic 8 │ version 2 │ lookups 2 │ oldest data 4 │ checksum 8 │ end of each text 4 … │ texts
package struct AnswerPage: Equatable, Sendable {
  private let file: [UInt8]
  private let lookupCount: Int
  /// The oldest data that may be answered from; nil where any may.
  package let minimumAsOf: CivilDate?

  /// A page of one of the site's parts.
  package subscript(part: Part) -> Fragment {
    Fragment(template: slice(Int(part.rawValue)))
  }

  /// A message, as plain text.
  package subscript(message: Message) -> [UInt8] {
    text(Table.messages + Int(message.rawValue))
  }

  /// What a field is called.
  package subscript(label field: Field) -> [UInt8] {
    text(Table.fieldLabels + Int(field.rawValue))
  }

  /// What a column is called.
  package subscript(label column: Column) -> [UInt8] {
    text(Table.columnLabels + Int(column.rawValue))
  }

  /// What the state of a certificate is called.
  package subscript(statusOfRevoked isRevoked: Bool) -> [UInt8] {
    text(Table.statuses + (isRevoked ? 1 : 0))
  }

  /// Who may ask, and how often.
  package var access: AccessSettings { AccessSettings(text(Table.access)) }

  /// What a negative answer may add from public tables.
  package var guidance: Guidance { Guidance(text(Table.guidance)) }

  /// The lookups that the CGI answers, by their numbers.
  package var lookups: Range<Int> { 0..<lookupCount }

  /// The definition of a lookup, which its index must have too.
  package func definition(of lookup: Int) -> LookupDefinition? {
    var reader = ByteReader(text(Table.lookups + lookup * Table.lookupSize))
    return LookupDefinition(from: &reader)
  }

  /// What a lookup is called.
  package func title(of lookup: Int) -> [UInt8] {
    text(Table.lookups + lookup * Table.lookupSize + 1)
  }

  /// The form of a lookup, with places for what was typed.
  package func form(of lookup: Int) -> Fragment {
    Fragment(template: slice(Table.lookups + lookup * Table.lookupSize + 2))
  }

  /// What the numbers of a lookup's certificates look like; nil where the site does not say it.
  package func numbers(of lookup: Int) -> NumberKind? {
    text(Table.lookups + lookup * Table.lookupSize + 3).first.flatMap { NumberKind(rawValue: $0) }
  }

  /// Whether the years of the coverage table are those of a lookup's certificates.
  package func isCovered(_ lookup: Int) -> Bool {
    text(Table.lookups + lookup * Table.lookupSize + 3).last == 1
  }

  /// What a lookup calls a level; empty where it does not know it.
  package func name(of level: Level, in lookup: Int) -> [UInt8] {
    text(Table.lookups + lookup * Table.lookupSize + 4 + Int(level.rawValue))
  }
}

// MARK: The file

/// The number of the first text of each kind.
private enum Table {
  static let messages = Part.allCases.count
  static let fieldLabels = messages + Message.allCases.count
  static let columnLabels = fieldLabels + Field.allCases.count
  static let statuses = columnLabels + Column.allCases.count
  static let access = statuses + 2
  static let guidance = access + 1
  static let lookups = guidance + 1
  /// Texts of one lookup: definition, title, form, numbers and coverage, levels.
  static let lookupSize = 4 + Level.allCases.count
}

/// Everything of an answer page, to be compiled.
package struct AnswerPageSource {
  /// The oldest data that may be answered from; nil where any may.
  package var minimumAsOf: CivilDate?
  /// The HTML of each part.
  package var parts: (Part) -> Fragment
  /// Each message, as plain text.
  package var messages: (Message) -> [UInt8]
  /// What each field is called.
  package var fieldLabels: (Field) -> [UInt8]
  /// What each column is called.
  package var columnLabels: (Column) -> [UInt8]
  /// What a valid certificate is called, and a revoked one.
  package var status: (_ isRevoked: Bool) -> [UInt8]
  /// Who may ask, and how often.
  package var access: AccessSettings
  /// What a negative answer may add from public tables.
  package var guidance: GuidanceSource
  /// The lookups.
  package var lookups: [LookupSource]

  package init(
    minimumAsOf: CivilDate?, parts: @escaping (Part) -> Fragment,
    messages: @escaping (Message) -> [UInt8], fieldLabels: @escaping (Field) -> [UInt8],
    columnLabels: @escaping (Column) -> [UInt8], status: @escaping (Bool) -> [UInt8],
    access: AccessSettings, guidance: GuidanceSource, lookups: [LookupSource]
  ) {
    self.minimumAsOf = minimumAsOf
    self.parts = parts
    self.messages = messages
    self.fieldLabels = fieldLabels
    self.columnLabels = columnLabels
    self.status = status
    self.access = access
    self.guidance = guidance
    self.lookups = lookups
  }

  /// All texts in the order of the table.
  fileprivate var texts: [[UInt8]] {
    Part.allCases.map { Array(parts($0).template) } + Message.allCases.map(messages)
      + Field.allCases.map(fieldLabels) + Column.allCases.map(columnLabels)
      + [status(false), status(true), access.encoded, guidance.encoded]
      + lookups.flatMap { $0.texts }
  }
}

/// Everything that an answer page says of one lookup.
package struct LookupSource {
  /// The lookup, as its index has it too.
  package var definition: LookupDefinition
  /// What the lookup is called.
  package var title: [UInt8]
  /// The form, with places for what was typed.
  package var form: Fragment
  /// What the numbers of its certificates look like; nil where the site does not say it.
  package var numbers: NumberKind?
  /// Whether the years of the coverage table are those of its certificates.
  package var isCovered: Bool
  /// What each level is called; empty for one that the lookup does not know.
  package var levels: (Level) -> [UInt8]

  package init(
    definition: LookupDefinition, title: [UInt8], form: Fragment, numbers: NumberKind? = nil,
    isCovered: Bool = false, levels: @escaping (Level) -> [UInt8]
  ) {
    self.definition = definition
    self.title = title
    self.form = form
    self.numbers = numbers
    self.isCovered = isCovered
    self.levels = levels
  }

  fileprivate var texts: [[UInt8]] {
    [
      definition.encoded, title, Array(form.template),
      [numbers?.rawValue ?? 0, isCovered ? 1 : 0],
    ] + Level.allCases.map(levels)
  }
}

extension AnswerPage {
  /// The name of the file beside the CGI program.
  package static let fileName: StaticString = "lookup.page"

  private static let magic: StaticString = "OSTAPAGE"
  /// The version of the format that is written and read.
  static let version: UInt16 = 3
  private static let headerSize = 8 + 2 + 2 + 4 + 8

  /// Compiles a page to its file.
  package static func file(_ source: AnswerPageSource) -> [UInt8] {
    let texts = source.texts
    var content: [UInt8] = []
    var end = 0
    for text in texts {
      end += text.count
      content.append(littleEndian: UInt32(end))
    }
    for text in texts {
      content.append(contentsOf: text)
    }
    var file = [UInt8](AnswerPage.magic)
    file.append(littleEndian: AnswerPage.version)
    file.append(littleEndian: UInt16(source.lookups.count))
    file.append(littleEndian: source.minimumAsOf?.packed ?? 0)
    file.append(littleEndian: AnswerPage.checksum(head: file, content: content[...]))
    file.append(contentsOf: content)
    return file
  }

  /// Reads a file; any bytes may be in it.
  package init(file: [UInt8]) throws(AnswerPageError) {
    guard file.starts(with: [UInt8](AnswerPage.magic)), file.count >= AnswerPage.headerSize else {
      throw .notAnAnswerPage
    }
    let version = Int(file.bits(at: 8 * 8, width: 16))
    guard version == AnswerPage.version else { throw .otherVersion(version) }
    let checksum = AnswerPage.checksum(
      head: Array(file[..<16]), content: file[AnswerPage.headerSize...])
    guard checksum == file.bits(at: 16 * 8, width: 64) else { throw .damaged }
    self.file = file
    lookupCount = Int(file.bits(at: 10 * 8, width: 16))
    minimumAsOf = CivilDate(packed: UInt32(file.bits(at: 12 * 8, width: 32)))
    guard textsAreInOrder else { throw .damaged }
  }

  /// Guards against damage, not against an attacker: whoever can write the page can write the program.
  package static func checksum(head: [UInt8], content: ArraySlice<UInt8>) -> UInt64 {
    var checksum = Checksum()
    unsafe checksum.add(head.span.bytes)
    unsafe checksum.add(content.span.bytes)
    return checksum.value
  }

  private var textCount: Int { Table.lookups + lookupCount * Table.lookupSize }

  /// Where the texts begin.
  private var firstText: Int { AnswerPage.headerSize + textCount * 4 }

  /// The end of a text, reckoned from the first one's start.
  private func end(of text: Int) -> Int {
    text < 0 ? 0 : Int(file.bits(at: (AnswerPage.headerSize + text * 4) * 8, width: 32))
  }

  private func text(_ number: Int) -> [UInt8] {
    Array(slice(number))
  }

  private func slice(_ number: Int) -> ArraySlice<UInt8> {
    file[firstText + end(of: number - 1)..<firstText + end(of: number)]
  }

  /// Whether every text lies behind the one before and the last ends the file.
  private var textsAreInOrder: Bool {
    guard firstText <= file.count else { return false }
    let ends = file[AnswerPage.headerSize..<firstText]
    let bytes = unsafe ends.span.bytes
    var last: UInt32 = 0
    for number in 0..<textCount {
      let end = UInt32(
        littleEndian: unsafe bytes.unsafeLoadUnaligned(
          fromUncheckedByteOffset: number * 4, as: UInt32.self))
      guard last <= end else { return false }
      last = end
    }
    return firstText + Int(last) == file.count
  }
}
