/// Pictures in Markdown without words for those who do not see them (WCAG 2.1, 1.1.1).
enum ImageTextRule {
  static func findings(in text: [TextLine]) -> [Finding] {
    text.filter { !$0.isCode }.flatMap { line in
      line.scalars.indices.compactMap { index in
        guard line.scalars[index] == "!", line.scalars.at(index + 1) == "[",
          line.scalars.at(index + 2) == "]"
        else { return nil }
        return Finding(
          .imageText, in: line, at: index,
          "the picture has no words; say between [ and ] what it shows")
      }
    }
  }
}
