import CertificateIndex

/// What the rows of an input are.
enum InputKind: Sendable {
  /// Certificates.
  case certificates
  /// Other names and ID numbers by which certificates are found.
  case aliases

  /// The columns that an input of the kind may have.
  var columns: [BatchColumn] {
    switch self {
    case .certificates: BatchColumn.allCases.filter { !$0.isOfAlias }
    case .aliases: [.certificateNumber, .idNumber, .name, .otherIDNumber, .otherName]
    }
  }

  /// What the rows are, in messages.
  var title: String {
    switch self {
    case .certificates: "certificates"
    case .aliases: "aliases"
    }
  }

  /// The columns that an input of the kind must have.
  var requiredColumns: [BatchColumn] {
    switch self {
    case .certificates: columns.filter { !$0.isOptional }
    case .aliases: [.certificateNumber]
    }
  }
}

/// A column that CSV files of certificates or aliases may have.
enum BatchColumn: Int, CaseIterable {
  case certificateNumber
  case idType
  case idNumber
  case name
  case occupation
  case level
  case issuer
  case issued
  case theory
  case practical
  case status
  case otherIDNumber
  case otherName

  /// The names by which a header may call the column; the first is the one that messages use.
  var names: [String] {
    switch self {
    case .certificateNumber: ["certificate_no", "证书编号"]
    case .idType: ["id_type", "证件类型"]
    case .idNumber: ["id_no", "证件号码"]
    case .name: ["name", "姓名"]
    case .occupation: ["occupation", "职业名称"]
    case .level: ["level", "职业技能等级"]
    case .issuer: ["issuer", "评价机构"]
    case .issued: ["issued", "发证日期"]
    case .theory: ["theory", "理论成绩"]
    case .practical: ["practical", "技能成绩"]
    case .status: ["status", "状态"]
    case .otherIDNumber: ["other_id_no", "其他证件号码", "曾用证件号码"]
    case .otherName: ["other_name", "其他姓名", "曾用姓名", "曾用名"]
    }
  }

  /// Whether only aliases have the column.
  var isOfAlias: Bool { self == .otherIDNumber || self == .otherName }

  /// Whether a file may do without the column.
  var isOptional: Bool {
    switch self {
    case .idType, .theory, .practical, .status: true
    default: false
    }
  }

  /// Both names, for messages: `issued (发证日期)`.
  var title: String { "\(names[0]) (\(names[1]))" }
}

/// Where each column stands in a file.
struct CertificateHeader {
  /// The position of each column, from 0, by its raw value; -1 where it is not.
  private let positions: InlineArray<13, Int8>
  /// How many fields each row must have.
  let fieldCount: Int
  /// What the rows are.
  let kind: InputKind

  /// Finds the columns by the names in the file's first record.
  init(names: [String], of kind: InputKind = .certificates) throws(HeaderProblem) {
    var positions = InlineArray<13, Int8>(repeating: -1)
    for (position, name) in names.enumerated() {
      let name = name.trimmingSpaces
      guard let column = kind.columns.first(where: { $0.names.contains(name) }) else {
        throw .unknown(field: position + 1, kind)
      }
      guard positions[column.rawValue] < 0 else { throw .repeated(field: position + 1) }
      positions[column.rawValue] = Int8(position)
    }
    self.positions = positions
    fieldCount = names.count
    self.kind = kind
    let missing = kind.requiredColumns.filter { self[$0] == nil }
    guard missing.isEmpty else { throw .missing(missing) }
    guard kind != .aliases || self[.otherIDNumber] != nil || self[.otherName] != nil else {
      throw .noAlias
    }
  }

  /// The position of a column, from 0; nil where the file has none.
  subscript(column: BatchColumn) -> Int? {
    let position = positions[column.rawValue]
    return position < 0 ? nil : Int(position)
  }
}

/// Why the first record of a file is no header.
enum HeaderProblem: Error, Equatable {
  /// A name that is none of the columns'.
  case unknown(field: Int, InputKind)
  /// A column that stands there twice.
  case repeated(field: Int)
  /// Columns that are not there.
  case missing([BatchColumn])
  /// None of the columns that make a row an alias.
  case noAlias

  /// The field of the header, from 1.
  var field: Int {
    switch self {
    case .unknown(let field, _), .repeated(let field): field
    case .missing, .noAlias: 1
    }
  }

  /// What is wrong and what to do.
  var message: String {
    switch self {
    case .unknown(_, let kind):
      "the header names a column that \(kind.title) do not have; the columns are "
        + kind.columns.map { $0.title }.joined(separator: ", ")
    case .repeated:
      "the header names this column twice; remove one"
    case .missing(let columns):
      "the header lacks \(columns.map { $0.title }.joined(separator: ", ")); "
        + "the first line must name the columns"
    case .noAlias:
      "the header has neither \(BatchColumn.otherIDNumber.title) nor \(BatchColumn.otherName.title); "
        + "one of them must say how certificates are found besides"
    }
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
