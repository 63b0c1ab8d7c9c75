package import CertificateIndex

/// The compiled answer page: everything the CGI says, and by which rules it looks up.
///
/// The site writes it from its templates and configuration; the CGI only fills in what was typed and
/// what was found. The file is a numbered table of texts, so nothing has to be taken apart when a
/// request comes. All texts are UTF-8. What an answer with certificates is made of stands in front; the
/// back is read for other answers only.
///
///     magic 8 │ version 2 │ lookups 2 │ oldest data 4 │ sizes of front and back 4 + 4
///     │ checksums of front and back 8 + 8 │ start of each text, end of the last 4 … │ texts of the front ┃ texts of the back
package struct AnswerPage: Equatable, Sendable {
  private let front: [UInt8]
  /// Nil until it is read.
  private var back: [UInt8]?
  private let table: Table
  /// The oldest data that may be answered from; nil where any may.
  package let minimumAsOf: CivilDate?

  /// A page of one of the site's parts.
  package subscript(part: Part) -> Fragment {
    Fragment(pieces: text(table.number(of: part)))
  }

  /// A message, as plain text.
  package subscript(message: Message) -> ArraySlice<UInt8> {
    text(table.number(of: message))
  }

  /// What a field is called.
  package subscript(label field: Field) -> ArraySlice<UInt8> {
    text(Table.fieldLabels + Int(field.rawValue))
  }

  /// What a column is called.
  package subscript(label column: Column) -> ArraySlice<UInt8> {
    text(Table.columnLabels + Int(column.rawValue))
  }

  /// What the state of a certificate is called.
  package subscript(statusOfRevoked isRevoked: Bool) -> ArraySlice<UInt8> {
    text(Table.statuses + (isRevoked ? 1 : 0))
  }

  /// Who may ask, and how often.
  package var access: AccessSettings {
    var reader = ByteReader(text(Table.access))
    return AccessSettings(from: &reader)
  }

  /// Where the site's forms are sent; see ``AccessSettings/formOrigin``.
  package var formOrigin: [UInt8] {
    var reader = ByteReader(text(Table.access))
    return AccessSettings.formOrigin(from: &reader)
  }

  /// What public tables say of the whole country.
  package var country: Region? {
    var reader = ByteReader(text(table.regions))
    return Region(from: &reader, named: nil)
  }

  /// What public tables say of a province by one of its names; nil where none is called so.
  package func province(named name: [UInt8]) -> Region? {
    var reader = ByteReader(text(table.regions))
    _ = Region(from: &reader, named: nil)
    while !reader.isAtEnd {
      if let region = Region(from: &reader, named: name) { return region }
    }
    return nil
  }

  /// The lookups that the CGI answers, by their numbers.
  package var lookups: Range<Int> { 0..<table.lookupCount }

  /// The definition of a lookup, which its index must have too.
  package func definition(of lookup: Int) -> LookupDefinition? {
    var reader = ByteReader(text(Table.lookups + lookup * Table.lookupSize))
    return LookupDefinition(from: &reader)
  }

  /// What a lookup is called.
  package func title(of lookup: Int) -> ArraySlice<UInt8> {
    text(Table.lookups + lookup * Table.lookupSize + 1)
  }

  /// The form of a lookup, with places for what was typed.
  package func form(of lookup: Int) -> Fragment {
    Fragment(pieces: text(table.forms + lookup))
  }

  /// What the numbers of a lookup's certificates look like; nil where the site does not say it.
  package func numbers(of lookup: Int) -> NumberKind? {
    text(Table.lookups + lookup * Table.lookupSize + 2).first.flatMap { NumberKind(rawValue: $0) }
  }

  /// Whether the years of the coverage table are those of a lookup's certificates.
  package func isCovered(_ lookup: Int) -> Bool {
    text(Table.lookups + lookup * Table.lookupSize + 2).last == 1
  }

  /// What a lookup calls a level; empty where it does not know it.
  package func name(of level: Level, in lookup: Int) -> ArraySlice<UInt8> {
    text(Table.lookups + lookup * Table.lookupSize + 3 + Int(level.rawValue))
  }
}

// MARK: The file

/// The number of the first text of each kind.
private struct Table: Equatable, Sendable {
  // The front.
  static let found = 0
  static let fieldLabels = found + 1
  static let columnLabels = fieldLabels + Field.allCases.count
  static let statuses = columnLabels + Column.allCases.count
  static let access = statuses + 2
  static let parts = access + 1
  static let lookups = parts + partsInFront
  static let partsInFront = Int(Part.lastInFront.rawValue) + 1
  /// Texts of one lookup in the front: definition, title, numbers and coverage, levels.
  static let lookupSize = 3 + Level.allCases.count

  // The back.
  var back: Int { Table.lookups + lookupCount * Table.lookupSize }
  var regions: Int { back }
  var messages: Int { regions + 1 }
  var parts: Int { messages + Message.allCases.count - 1 }
  var forms: Int { parts + Part.allCases.count - Table.partsInFront }
  var end: Int { forms + lookupCount }
  let lookupCount: Int

  /// The number of a part: the first ones stand in front.
  func number(of part: Part) -> Int {
    let number = Int(part.rawValue)
    return number < Table.partsInFront
      ? Table.parts + number : parts + number - Table.partsInFront
  }

  /// The number of a message: the first one stands in front.
  func number(of message: Message) -> Int {
    message == .found ? Table.found : messages + Int(message.rawValue) - 1
  }
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
  /// What public tables say: first of the country, then of each province.
  package var regions: [Region]
  /// The lookups.
  package var lookups: [LookupSource]

  package init(
    minimumAsOf: CivilDate?, parts: @escaping (Part) -> Fragment,
    messages: @escaping (Message) -> [UInt8], fieldLabels: @escaping (Field) -> [UInt8],
    columnLabels: @escaping (Column) -> [UInt8], status: @escaping (Bool) -> [UInt8],
    access: AccessSettings, regions: [Region], lookups: [LookupSource]
  ) {
    self.minimumAsOf = minimumAsOf
    self.parts = parts
    self.messages = messages
    self.fieldLabels = fieldLabels
    self.columnLabels = columnLabels
    self.status = status
    self.access = access
    self.regions = regions
    self.lookups = lookups
  }

  /// The texts of the front in the order of the table.
  fileprivate var front: [[UInt8]] {
    [messages(.found)] + Field.allCases.map(fieldLabels) + Column.allCases.map(columnLabels)
      + [status(false), status(true), access.encoded]
      + Part.allCases.prefix(Table.partsInFront).map { Array(parts($0).pieces) }
      + lookups.flatMap { $0.texts }
  }

  /// The texts of the back in the order of the table.
  fileprivate var back: [[UInt8]] {
    [encodedRegions] + Message.allCases.dropFirst().map(messages)
      + Part.allCases.dropFirst(Table.partsInFront).map { Array(parts($0).pieces) }
      + lookups.map { Array($0.form.pieces) }
  }
}

extension AnswerPageSource {
  fileprivate var encodedRegions: [UInt8] {
    var bytes: [UInt8] = []
    for region in regions { region.encode(into: &bytes) }
    return bytes
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
    [definition.encoded, title, [numbers?.rawValue ?? 0, isCovered ? 1 : 0]]
      + Level.allCases.map(levels)
  }
}

// MARK: Reading and writing

extension AnswerPage {
  /// The name of the file beside the CGI program.
  package static let fileName: StaticString = "lookup.page"

  private static let magic: StaticString = "OSTAPAGE"
  /// The version of the format that is written and read.
  static let version: UInt16 = 5
  /// Where the numbers of the header stand.
  private enum Place {
    static let version = 8
    static let lookupCount = 10
    static let minimumAsOf = 12
    static let frontSize = 16
    static let backSize = 20
    static let frontChecksum = 24
    static let backChecksum = 32
    static let starts = 40
  }

  /// Compiles a page to its file.
  package static func file(_ source: AnswerPageSource) -> [UInt8] {
    let front = source.front
    let back = source.back
    let backBytes = Array(back.joined())
    var end = Place.starts + 4 * (front.count + back.count + 1)
    var starts: [UInt8] = []
    for text in front + back {
      starts.append(littleEndian: UInt32(end))
      end += text.count
    }
    starts.append(littleEndian: UInt32(end))
    var head = [UInt8](magic)
    head.append(littleEndian: version)
    head.append(littleEndian: UInt16(source.lookups.count))
    head.append(littleEndian: source.minimumAsOf?.packed ?? 0)
    head.append(littleEndian: UInt32(end - backBytes.count))
    head.append(littleEndian: UInt32(backBytes.count))
    var rest: [UInt8] = []
    rest.append(littleEndian: checksum(backBytes[...]))
    rest += starts + front.joined()
    return sealed(head: head, rest: rest) + backBytes
  }

  /// The front of a file, its checksum between the head and the rest.
  package static func sealed(head: [UInt8], rest: [UInt8]) -> [UInt8] {
    var front = head
    front.append(littleEndian: checksum(head[...], rest[...]))
    front.append(contentsOf: rest)
    return front
  }

  /// How many bytes the front of a file has, by its first ones; any bytes may be in it.
  package static func frontSize(_ start: [UInt8]) throws(AnswerPageError) -> Int {
    guard start.starts(with: [UInt8](magic)), start.count >= Place.starts else {
      throw .notAnAnswerPage
    }
    let version = Int(start.number(at: Place.version, bytes: 2))
    guard version == AnswerPage.version else { throw .otherVersion(version) }
    return Int(start.number(at: Place.frontSize, bytes: 4))
  }

  /// Reads the front of a file, behind which more may stand; any bytes may be in it.
  package init(front: [UInt8]) throws(AnswerPageError) {
    let size = try AnswerPage.frontSize(front)
    guard Place.starts...front.count ~= size else { throw .damaged }
    let checksum = AnswerPage.checksum(
      front[..<Place.frontChecksum], front[Place.backChecksum..<size])
    guard checksum == front.number(at: Place.frontChecksum, bytes: 8) else { throw .damaged }
    self.front = front
    back = nil
    table = Table(lookupCount: Int(front.number(at: Place.lookupCount, bytes: 2)))
    minimumAsOf = CivilDate(packed: UInt32(front.number(at: Place.minimumAsOf, bytes: 4)))
    guard textsAreInOrder else { throw .damaged }
  }

  /// Reads a whole file; any bytes may be in it.
  package init(file: [UInt8]) throws(AnswerPageError) {
    try self.init(front: file)
    guard backPlace.upperBound == file.count else { throw .damaged }
    try add(back: Array(file[backPlace]))
  }

  /// Where the back stands in the file.
  package var backPlace: Range<Int> {
    frontSize..<frontSize + Int(front.number(at: Place.backSize, bytes: 4))
  }

  /// Adds the back, without which only answers with certificates can be made.
  package mutating func add(back bytes: [UInt8]) throws(AnswerPageError) {
    guard bytes.count == backPlace.count,
      AnswerPage.checksum(bytes[...]) == front.number(at: Place.backChecksum, bytes: 8)
    else { throw .damaged }
    back = bytes
  }

  /// Guards against damage, not against an attacker: whoever can write the page can write the program.
  private static func checksum(
    _ bytes: ArraySlice<UInt8>, _ more: ArraySlice<UInt8> = []
  ) -> UInt64 {
    var checksum = Checksum()
    unsafe checksum.add(bytes.span.bytes)
    unsafe checksum.add(more.span.bytes)
    return checksum.value
  }

  /// About how long an answer with a certificate is: the texts of the front, filled.
  package var usualAnswerSize: Int { frontSize - firstText }

  private var frontSize: Int { Int(front.number(at: Place.frontSize, bytes: 4)) }

  /// Where the first text begins.
  private var firstText: Int { Place.starts + (table.end + 1) * 4 }

  /// Where a text stands in the file.
  private func place(of text: Int) -> Range<Int> {
    let startAndEnd = front.number(at: Place.starts + text * 4, bytes: 8)
    return Int(startAndEnd & 0xffff_ffff)..<Int(startAndEnd >> 32)
  }

  /// A text.
  ///
  /// - Precondition: It stands in front, or the back was added.
  private func text(_ number: Int) -> ArraySlice<UInt8> {
    let place = place(of: number)
    guard number >= table.back else { return front[place] }
    guard let back else { preconditionFailure("the back of the page was not read") }
    return back[place.lowerBound - frontSize..<place.upperBound - frontSize]
  }

  /// Whether the first text lies behind the table and every other one behind the one before, the back
  /// begins with a text, and the last one ends the file.
  private var textsAreInOrder: Bool {
    guard firstText <= frontSize else { return false }
    let starts = unsafe front.span.bytes.extracting(Place.starts..<firstText)
    var last = firstText
    for place in stride(from: 0, to: starts.byteCount, by: 4) {
      let start = UInt32(
        littleEndian: unsafe starts.unsafeLoadUnaligned(
          fromUncheckedByteOffset: place, as: UInt32.self))
      guard last <= Int(start) else { return false }
      last = Int(start)
    }
    return place(of: 0).lowerBound == firstText && place(of: table.back).lowerBound == frontSize
      && last == backPlace.upperBound
  }
}
