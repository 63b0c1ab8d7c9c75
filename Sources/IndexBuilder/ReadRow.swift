import CertificateIndex

/// A row whose cells are all right.
struct ReadRow {
  let keys: RowKeys
  /// What the holder's fields are entered by besides; nil where both are as plain as nearly always.
  var further: HolderForms?
  /// The batch where it is not the one of the row before.
  var newBatch: NewBatch?
  let statement: Statement

  /// What a row says of its certificate.
  enum Statement {
    case certificate(scores: ScorePair, isRevoked: Bool)
    case removal
    /// That it is found by these too.
    case aliases(HolderForms)
  }

  /// Other ID numbers and names, in all their forms; nil unless the row is one of aliases.
  var others: HolderForms? {
    if case .aliases(let others) = statement { others } else { nil }
  }
}

/// Forms of an ID number and a name.
struct HolderForms {
  var idNumbers: [[UInt8]] = []
  var names: [[UInt8]] = []
  /// Whether signs stand in the row's own name for characters.
  var isNameDamaged = false

  var isEmpty: Bool { idNumbers.isEmpty && names.isEmpty }

  /// The fields that have forms here.
  var fields: FieldSet {
    var fields: FieldSet = []
    if !idNumbers.isEmpty { fields.formUnion(FieldSet(.idNumber)) }
    if !names.isEmpty { fields.formUnion(FieldSet(.name)) }
    return fields
  }
}

/// A batch that is perhaps not yet in the dictionary.
struct NewBatch {
  let cells: RowFields
  let issuer: [UInt8]
  let occupation: [UInt8]
  let levelAndDay: LevelAndDay
}

/// A combination of forms of ID number and name under which a row is entered.
struct RowForm {
  /// The fields in which it is not the row's own.
  var changed: FieldSet = []
  /// Whether one of them is an alias.
  var isAlias = false

  /// What the row itself says.
  static let own = RowForm()
}
