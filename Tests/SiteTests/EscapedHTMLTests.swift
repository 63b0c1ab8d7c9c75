import Testing

@testable import Site

@Suite struct EscapedHTMLTests {
  @Test(arguments: [("<", "&lt;"), (">", "&gt;"), ("&", "&amp;"), ("\"", "&quot;"), ("'", "&#39;")])
  func characterIsEscapedWhereverItStands(_ character: String, _ reference: String) {
    for filler in ["", "甲", "a", "=", "\u{2}"] {
      for count in 0...20 {
        let text = String(repeating: filler, count: count)
        #expect((text + character + text).escaped == text + reference + text)
        #expect((character + text + character).escaped == reference + text + reference)
      }
    }
  }

  @Test func otherCharactersStayAsTheyAre() {
    for character in (0...0x2FF).compactMap({ Unicode.Scalar($0) }).map({ String($0) })
    where !["<", ">", "&", "\"", "'"].contains(character) {
      let text = String(repeating: character, count: 9)
      #expect(text.escaped == text)
    }
  }
}
