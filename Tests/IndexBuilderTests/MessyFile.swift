import CertificateIndex

@testable import IndexBuilder
@testable import SampleCertificates

/// Writes one batch: columns in any order, every way to quote and to end a line, rows broken in every way.
struct MessyFile {
  private(set) var bytes: [UInt8] = []
  private(set) var rows: [MessyRow] = []
  private let name: String
  private var random: SampleRandom
  private let columns: [BatchColumn]
  private var line = 1

  init(name: String, random: SampleRandom) {
    var random = random
    let optional = InputKind.certificates.columns.filter(\.isOptional)
    let omitted = optional.filter { _ in random.chance(perMille: 200) }
    columns = InputKind.certificates.columns.filter { !omitted.contains($0) }.shuffled(
      using: &random)
    if random.chance(perMille: 500) { bytes = [0xEF, 0xBB, 0xBF] }
    self.name = name
    self.random = random
  }

  /// Writes the header, each column by one of its names.
  mutating func writeHeader() {
    writeBlankLines()
    write(line: columns.map { quoted(Array(random.pick($0.names).utf8)) })
  }

  /// Writes a row, right or broken, and perhaps blank lines behind it.
  mutating func write(_ certificate: MessyCertificate) {
    let certificate = seen(certificate)
    var cells = columns.map { quoted(cell($0, of: certificate)) }
    var meaning = MessyRow.Meaning.right(certificate)
    if random.chance(perMille: 80) {
      let fault = random.pick(MessyFault.allCases)
      if let broken = spoil(&cells, by: fault) { meaning = broken }
    }
    rows.append(
      MessyRow(
        place: MessyPlace(file: name, line: line), numberField: field(.certificateNumber) ?? 0,
        meaning: meaning))
    write(line: cells)
    if random.chance(perMille: 50) { writeBlankLines() }
  }

  /// Takes the last line end away from some files.
  mutating func end() {
    guard !rows.isEmpty, bytes.last == lineFeed, random.chance(perMille: 500) else { return }
    bytes.removeLast()
  }

  /// The certificate without what the file has no column for.
  private func seen(_ certificate: MessyCertificate) -> MessyCertificate {
    var seen = certificate
    if !columns.contains(.status) { seen.status = .valid }
    if !columns.contains(.theory) { seen.theory = "" }
    if !columns.contains(.practical) { seen.practical = "" }
    return seen
  }

  private mutating func cell(_ column: BatchColumn, of certificate: MessyCertificate) -> [UInt8] {
    let text =
      switch column {
      case .certificateNumber: certificate.number.typed
      case .idType: random.pick(["", "样本证", "\u{7f}"])
      case .idNumber: certificate.idNumber.typed
      case .name: certificate.name.typed
      case .occupation: certificate.occupation
      case .level: random.pick(certificate.level.texts)
      case .issuer: certificate.issuer
      case .issued: certificate.issued
      case .theory: certificate.theory
      case .practical: certificate.practical
      case .status: random.pick(certificate.status.texts)
      case .otherIDNumber, .otherName: ""
      }
    return Array(text.utf8)
  }

  /// The cell as RFC 4180 has it, sometimes in quotes that it does not need.
  private mutating func quoted(_ cell: [UInt8]) -> [UInt8] {
    let marks = [UInt8(ascii: ","), UInt8(ascii: "\"")]
    guard cell.contains(where: marks.contains) || random.chance(perMille: 50) else { return cell }
    return [marks[1]] + cell.flatMap { $0 == marks[1] ? [$0, $0] : [$0] } + [marks[1]]
  }

  private mutating func write(line cells: [[UInt8]]) {
    bytes += cells.joined(separator: [UInt8(ascii: ",")])
    endLine()
  }

  private mutating func writeBlankLines() {
    for _ in 0..<random.below(3) { endLine() }
  }

  private mutating func endLine() {
    bytes += random.chance(perMille: 300) ? [carriageReturn, lineFeed] : [lineFeed]
    line += 1
  }

  /// The field of a column, from 1.
  private func field(_ column: BatchColumn) -> Int? {
    columns.firstIndex(of: column).map { $0 + 1 }
  }
}

/// What can be wrong with a row, besides what its certificate leaves out.
enum MessyFault: CaseIterable {
  case noNumber, shortenedNumber, numberOfDashes, longNumber
  case controlCharacter, nul, notUTF8, longName, longIssuer, longOccupation
  case level, day, theory, practical, status
  case fieldMore, fieldLess
  case textAfterQuote, quoteInside, quoteNotClosed, carriageReturnInside
  case tooLong, muchTooLong
}

extension MessyFile {
  /// Breaks a row; nil where the file has no such column.
  private mutating func spoil(
    _ cells: inout [[UInt8]], by fault: MessyFault
  ) -> MessyRow.Meaning? {
    switch fault {
    case .noNumber: return put("", .certificateNumber, in: &cells, "expected a number")
    case .shortenedNumber: return put("1.23E+15", .certificateNumber, in: &cells, "spreadsheet")
    case .numberOfDashes: return put("--", .certificateNumber, in: &cells, "nothing but spaces")
    case .longNumber:
      return put(
        String(repeating: "7", count: 65), .certificateNumber, in: &cells, "longer than any")
    case .controlCharacter: return put("样\u{1b}本", .name, in: &cells, "control character")
    case .nul:
      return put("\u{0}", .occupation, in: &cells, "control character", unlessRemoved: true)
    case .notUTF8: return put([0xe6, 0xff, 0xb7], .name, in: &cells, "not UTF-8")
    case .longName:
      return put(String(repeating: "样", count: 101), .name, in: &cells, "longer than any")
    case .longIssuer:
      return put(
        String(repeating: "a", count: 401), .issuer, in: &cells, "longer than any",
        unlessRemoved: true)
    case .longOccupation:
      return put(
        String(repeating: "样", count: 134), .occupation, in: &cells, "longer than any",
        unlessRemoved: true)
    case .level: return put("9", .level, in: &cells, "expected 1 to 5", unlessRemoved: true)
    case .day: return put("2019-02-29", .issued, in: &cells, "such as", unlessRemoved: true)
    case .theory: return put("100.1", .theory, in: &cells, "0 to 100", unlessRemoved: true)
    case .practical: return put("-1", .practical, in: &cells, "0 to 100", unlessRemoved: true)
    case .status: return put("lost", .status, in: &cells, "expected valid")
    default: return spoilLine(&cells, by: fault)
    }
  }

  /// Breaks the line as such.
  private mutating func spoilLine(
    _ cells: inout [[UInt8]], by fault: MessyFault
  ) -> MessyRow.Meaning {
    let place = random.below(cells.count)
    func put(_ text: String, _ words: String) -> MessyRow.Meaning {
      cells[place] = Array(text.utf8)
      return .broken(field: place + 1, words: words)
    }
    switch fault {
    case .fieldMore:
      cells.append([])
      return .broken(field: 1, words: "the row has \(cells.count) fields and the header")
    case .fieldLess:
      cells.removeLast()
      return .broken(field: 1, words: "the row has \(cells.count) fields and the header")
    case .textAfterQuote: return put("\"样\"本", "text follows")
    case .quoteInside: return put("样\"本", "inside an unquoted")
    case .carriageReturnInside: return put("样\r本", "carriage return")
    case .quoteNotClosed:
      cells = Array(cells[...place])
      return put("\"样本", "does not end on its line")
    default:
      let rest = cells.joined().count + cells.count - 1
      let length = fault == .tooLong ? 65_537 : 150_000 + random.below(50_000)
      cells[place] += [UInt8](repeating: UInt8(ascii: "1"), count: length - rest)
      return .broken(field: 1, words: "longer than 64 KiB")
    }
  }

  private func put(
    _ text: String, _ column: BatchColumn, in cells: inout [[UInt8]], _ words: String,
    unlessRemoved: Bool = false
  ) -> MessyRow.Meaning? {
    put(Array(text.utf8), column, in: &cells, words, unlessRemoved: unlessRemoved)
  }

  /// Puts bytes into a cell, of rows that remove a certificate only where those are read.
  private func put(
    _ bytes: [UInt8], _ column: BatchColumn, in cells: inout [[UInt8]], _ words: String,
    unlessRemoved: Bool = false
  ) -> MessyRow.Meaning? {
    guard let field = field(column) else { return nil }
    cells[field - 1] = bytes
    if unlessRemoved, let status = self.field(.status) { cells[status - 1] = [] }
    return .broken(field: field, words: words)
  }
}
