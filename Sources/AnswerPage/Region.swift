import CertificateIndex

/// What public tables of the site say of a province, or of the whole country.
///
/// A negative answer makes use of it. All of it is text that is made when the site is built.
package struct Region: Equatable, Sendable {
  /// What it is called: first the name that is shown, then others that are understood.
  package let names: [[UInt8]]
  package let years: CoveredYears
  private let texts: [[UInt8]]

  /// A text about a region.
  package enum Text: Int, CaseIterable, Sendable {
    /// The first month of which certificates can be found.
    case first
    /// The last one.
    case last
    /// From when to when certificates can be found: a sentence.
    case range
    /// What the contact list says, as HTML; empty where it says nothing.
    case contact
    /// The range for programs: the value of the member `coverage` in JSON.
    case coverageJSON
    /// Contact and telephones of the country for programs: the value of the member `contacts`.
    case contactsJSON
  }

  package init(names: [[UInt8]], years: CoveredYears, texts: (Text) -> [UInt8]) {
    self.names = names
    self.years = years
    self.texts = Text.allCases.map(texts)
  }

  /// The name that is shown.
  package var name: [UInt8] { names.first ?? [] }

  /// A text about the region.
  package subscript(text: Text) -> [UInt8] {
    text.rawValue < texts.count ? texts[text.rawValue] : []
  }
}

extension Region {
  /// The region as bytes of the answer page: its names, and behind them the rest.
  func encode(into bytes: inout [UInt8]) {
    bytes.append(texts: names)
    var rest: [UInt8] = []
    years.encode(into: &rest)
    rest.append(texts: texts)
    bytes.append(counted: rest)
  }

  /// The next region if one of its names is `name`, or if there is none to be; nil for another one, which
  /// is passed over.
  init?(from reader: inout ByteReader, named name: [UInt8]?) {
    names = reader.texts()
    var rest = ByteReader(reader.countedBytes())
    if let name, !names.contains(name) { return nil }
    years = CoveredYears(from: &rest)
    texts = rest.texts()
  }
}

extension [UInt8] {
  /// Appends up to 255 texts behind their number.
  fileprivate mutating func append(texts: [[UInt8]]) {
    append(byte: UInt8(texts.count))
    for text in texts { append(counted: text) }
  }
}

extension ByteReader {
  /// The texts that `append(texts:)` wrote.
  @inline(never)
  fileprivate mutating func texts() -> [[UInt8]] {
    var texts: [[UInt8]] = []
    for _ in 0..<number(bytes: 1) { texts.append(countedBytes()) }
    return texts
  }
}
