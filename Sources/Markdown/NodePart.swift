import CCmark

/// What of a document a node is, by its number among the document's parts of that kind.
enum NodePart {
  case heading(Int)
  case link(Int)
  case table(Int)
  case dataTable(Int)
}

extension CmarkNode {
  /// What the node was said to be.
  var part: NodePart? {
    get { cmark_node_get_user_data(pointer).flatMap { NodePart(bits: UInt(bitPattern: $0)) } }
    nonmutating set {
      cmark_node_set_user_data(pointer, UnsafeMutableRawPointer(bitPattern: newValue?.bits ?? 0))
    }
  }
}

extension NodePart {
  /// The part as a number that is not zero.
  fileprivate var bits: UInt {
    switch self {
    case .heading(let number): UInt(number) << 3 | 1
    case .link(let number): UInt(number) << 3 | 2
    case .table(let number): UInt(number) << 3 | 3
    case .dataTable(let number): UInt(number) << 3 | 4
    }
  }

  fileprivate init?(bits: UInt) {
    let number = Int(bits >> 3)
    switch bits & 7 {
    case 1: self = .heading(number)
    case 2: self = .link(number)
    case 3: self = .table(number)
    case 4: self = .dataTable(number)
    default: return nil
    }
  }
}
