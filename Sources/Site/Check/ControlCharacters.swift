extension String {
  /// Where a control character stands, but for tabs and line ends: nobody can see it, no page may contain it, and
  /// a `SlotMark` begins with one.
  var firstControlCharacter: String.Index? {
    utf8.firstIndex { ($0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D) || $0 == 0x7F }
  }

  /// What is said of such a character.
  static let controlCharacterProblem =
    "there is a control character, which nobody can see; type the text again"
}
