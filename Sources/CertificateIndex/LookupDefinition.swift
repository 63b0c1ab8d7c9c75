/// What a visitor may type into a form.
package enum Field: UInt8, CaseIterable, Sendable {
  /// The number on the certificate (证书编号).
  case certificateNumber
  /// The number of the holder's identity document (证件号码).
  case idNumber
  /// The holder's name (姓名).
  case name

  /// The name of the field in forms, CSV headers and configuration.
  package var key: StaticString {
    switch self {
    case .certificateNumber: "certificate_no"
    case .idNumber: "id_no"
    case .name: "name"
    }
  }
}

/// What an answer says of a certificate.
package enum Column: UInt8, CaseIterable, Sendable {
  /// The occupation (职业名称).
  case occupation
  /// The level of skill (职业技能等级).
  case level
  /// The body that assessed and issued (评价机构).
  case issuer
  /// The day of issue (发证日期).
  case issued
  /// The score in theory (理论成绩).
  case theory
  /// The score in practice (技能成绩).
  case practical
  /// Whether the certificate is valid (状态).
  case status

  /// The name of the column in CSV headers and configuration.
  package var key: StaticString {
    switch self {
    case .occupation: "occupation"
    case .level: "level"
    case .issuer: "issuer"
    case .issued: "issued"
    case .theory: "theory"
    case .practical: "practical"
    case .status: "status"
    }
  }
}

/// A set of fields; as a lookup's key, the fields that answer together.
package struct FieldSet: OptionSet, Sendable {
  /// One bit for each field, by `Field`.
  package let rawValue: UInt8

  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  package init(_ field: Field) {
    rawValue = 1 << field.rawValue
  }

  /// Whether the field is in the set.
  package func contains(_ field: Field) -> Bool {
    rawValue & 1 << field.rawValue != 0
  }

  /// Whether the set may be a lookup's key: at least two fields, so that no field ever stands alone
  /// behind a hash.
  package var isKey: Bool {
    rawValue.nonzeroBitCount >= 2 && rawValue >> Field.allCases.count == 0
  }

  /// The fields of the set, in their usual order.
  package var fields: [Field] {
    Field.allCases.filter(contains)
  }
}

/// One lookup of the site: how its certificates are found and what is shown of them.
///
/// The index and the answer page are made from the same definition, and each carries it whole.
package struct LookupDefinition: Equatable, Sendable {
  /// The lookup's name in forms and file names, such as `skill-level`.
  package let id: [UInt8]
  /// The rule of the form: a certificate is found by all fields of a key or not at all.
  ///
  /// Each key has a section of the index.
  package let keys: [FieldSet]
  /// The columns of an answer, in the order in which they are shown.
  package let columns: [Column]

  package init(id: [UInt8], keys: [FieldSet], columns: [Column]) {
    self.id = id
    self.keys = keys
    self.columns = columns
  }

  /// The fields that the form asks for.
  package var fields: FieldSet {
    keys.reduce([]) { $0.union($1) }
  }

  /// The fields without which no key is complete.
  package var requiredFields: FieldSet {
    keys.reduce(fields) { $0.intersection($1) }
  }
}

extension LookupDefinition {
  /// The definition as bytes: id, keys and columns, each behind its count.
  package var encoded: [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(counted: id)
    bytes.append(counted: keys.map { $0.rawValue })
    bytes.append(counted: columns.map { $0.rawValue })
    return bytes
  }

  /// Reads an encoded definition; nil where the bytes are none.
  package init?(from reader: inout ByteReader) {
    let id = reader.countedBytes()
    var keys: [FieldSet] = []
    let sets = reader.countedSlice()
    keys.reserveCapacity(sets.count)
    for set in sets { keys.append(FieldSet(rawValue: set)) }
    var columns: [Column] = []
    let codes = reader.countedSlice()
    columns.reserveCapacity(codes.count)
    for code in codes {
      guard let column = Column(rawValue: code) else { return nil }
      columns.append(column)
    }
    guard !reader.isExhausted, keys.allSatisfy({ $0.isKey }) else { return nil }
    self.init(id: id, keys: keys, columns: columns)
  }
}
