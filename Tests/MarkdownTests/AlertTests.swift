import Testing

@testable import Markdown

@Suite struct AlertTests {
  @Test(arguments: [
    ("NOTE", "note", "说明"), ("Tip", "tip", "提示"), ("important", "important", "重要"),
    ("WARNING", "warning", "注意"), ("CAUTION", "caution", "警告"), ("警告", "caution", "警告"),
  ])
  func quotesWithAKindAreNotesAndWarnings(_ name: String, kind: String, title: String) {
    let document = MarkdownDocument("> [!\(name)]\n> 甲 [乙](x)\n>\n> - 丙\n")
    #expect(
      document.html() == """
        <div class="alert alert-\(kind)" role="note">
        <p class="alert-title">\(title)</p>
        <p>甲 <a href="x">乙</a></p>
        <ul>
        <li>丙</li>
        </ul>
        </div>

        """)
    #expect(document.links.map(\.place) == [SourcePlace(line: 2, column: 5)])
  }

  @Test func textMayBeginBelowABlankLine() {
    let document = MarkdownDocument("- > [!NOTE]  \n  >\n  > 甲\n")
    #expect(document.html().contains("<p class=\"alert-title\">说明</p>\n<p>甲</p>\n</div>"))
  }

  @Test(arguments: ["> [!NOTE] 甲\n", "> 甲\n> [!NOTE]\n", "[!NOTE]\n", "> `[!NOTE]`\n"])
  func otherQuotesStayQuotes(_ markdown: String) {
    let document = MarkdownDocument(markdown)
    #expect(!document.html().contains("alert"))
    #expect(document.problems == [])
  }

  @Test func unknownKindsAreReported() {
    let document = MarkdownDocument("\n> [!NOTICE]\n> 甲\n")
    #expect(
      document.problems == [
        MarkdownProblem(
          place: SourcePlace(line: 2, column: 3), severity: .error,
          message: "there is no kind of note 'NOTICE'; the kinds are NOTE (说明), TIP (提示), "
            + "IMPORTANT (重要), WARNING (注意), CAUTION (警告)")
      ])
  }
}
