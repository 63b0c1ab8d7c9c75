/// Pictures in Markdown without words for those who do not see them (WCAG 2.1, 1.1.1).
enum ImageTextRule: TextRule {
  static let marks = "!"

  static func findings(in text: VisibleText) -> [Finding] {
    text.marks.compactMap { mark in
      guard mark.character == "!", text.characters.at(mark.index + 1) == "[",
        text.characters.at(mark.index + 2) == "]"
      else { return nil }
      return Finding(
        .imageText, in: text, at: mark.index,
        "the picture has no words; say between [ and ] what it shows")
    }
  }
}
