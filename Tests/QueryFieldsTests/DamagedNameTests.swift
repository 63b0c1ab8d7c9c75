import QueryFields
import Testing

@Suite struct DamagedNameTests {
  @Test(arguments: [
    "某?", "某？某", "某□", "某〓某", "某\u{FFFD}", "某*", "**", "?", "某\u{E865}", "\u{F0000}某",
    "某\u{2FF0}火火", "某\u{E7E8}火火", "某YAN", "某 yan", "某(火火)", "某（火火）", "某1",
  ])
  func signsInThePlaceOfCharactersAreDamage(name: String) throws {
    #expect(try PersonName(name).isDamaged)
  }

  @Test(arguments: [
    "某某", "某·某", "\u{3400}某", "\u{20000}〇", "某\u{E863}", "某\u{2EE9}", "某\u{F900}",
    "JOHN SMITH", "J. (JACK) SMITH", "O'NEIL", "Zoé", "Nguyễn", "某-某", "Ａ１",
  ])
  func everyOtherNameIsWhole(name: String) throws {
    #expect(try !PersonName(name).isDamaged)
  }
}
