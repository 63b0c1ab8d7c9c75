/// What the numbers of a lookup's certificates look like.
package enum NumberKind: UInt8, CaseIterable, Sendable {
  /// Like those of national qualifications (国家职业资格证书): 16 digits, or 13 of Shanghai.
  case qualification = 1
  /// Like those of skill levels (职业技能等级证书): 22 characters, one or two letters first.
  case skillLevel

  /// The name of the kind in the configuration.
  package var key: StaticString {
    switch self {
    case .qualification: "qualification"
    case .skillLevel: "skill-level"
    }
  }
}
