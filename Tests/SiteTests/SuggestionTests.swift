import Testing

@testable import Site

@Suite struct SuggestionTests {
  @Test(arguments: [
    ("titel", "title"), ("titl", "title"), ("tittle", "title"), ("Title", "title"),
    ("isuer", "issuer"), ("atachmnets", "attachments"), ("日起", "日期"),
  ])
  func aSlipOfTheHandIsRecognised(_ written: String, _ meant: String) {
    let names = ["title", "number", "issuer", "date", "attachments", "日期"]
    #expect(suggestion(for: written, among: names) == "; did you mean '\(meant)'?")
  }

  @Test(arguments: ["colour", "", "x", "titleandmore"])
  func aNameLikeNoOtherHasNoSuggestion(_ written: String) {
    #expect(suggestion(for: written, among: ["title", "number", "date"]) == "")
  }

  @Test func theNearestNameWinsAndThenTheFirstByLetters() {
    #expect(
      suggestion(for: "copy", among: ["cope", "copyx", "copies"]) == "; did you mean 'cope'?")
    #expect(suggestion(for: "numbers", among: ["umber", "number"]) == "; did you mean 'number'?")
  }

  @Test func withoutNamesThereIsNone() {
    #expect(suggestion(for: "title", among: [String]()) == "")
  }
}
