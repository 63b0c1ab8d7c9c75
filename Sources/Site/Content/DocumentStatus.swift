/// Whether a document still holds (效力状态), from the weakest statement to the strongest.
package enum DocumentStatus: String, CaseIterable, Sendable {
  case inForce = "in-force"
  case amended
  case expired
  case repealed

  /// The words that readers see.
  package var wording: String {
    switch self {
    case .inForce: "现行有效"
    case .amended: "已修改"
    case .expired: "已失效"
    case .repealed: "已废止"
    }
  }
}

extension DocumentStatus {
  /// Whether the document no longer holds.
  var isPast: Bool { self >= .expired }
}

extension DocumentStatus: Comparable {
  package static func < (left: DocumentStatus, right: DocumentStatus) -> Bool {
    left.rank < right.rank
  }

  /// A number that is larger, the stronger the statement is.
  var rank: Int {
    switch self {
    case .inForce: 0
    case .amended: 1
    case .expired: 2
    case .repealed: 3
    }
  }
}
