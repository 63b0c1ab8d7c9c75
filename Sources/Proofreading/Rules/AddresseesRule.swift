/// 主送机关: the page sets the colon behind it (GB/T 9704-2012, section 7.3.2).
enum AddresseesRule: DocumentRule {
  private static let marks = Set("：:。；，;,.")

  static func findings(in manuscript: Manuscript) -> [Finding] {
    guard let addressees = manuscript.addressees, let last = addressees.text.last,
      marks.contains(last)
    else { return [] }
    return [
      Finding(
        .addressees, at: addressees,
        "'to' ends in '\(last)'; remove it, the page puts the colon there")
    ]
  }
}
