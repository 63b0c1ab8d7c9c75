import CertificateIndex
import Testing

@Suite struct ScoreTests {
  @Test(arguments: [
    ("0", "0"), ("60", "60"), ("100", "100"), ("85.5", "85.5"), ("85.0", "85"), ("85.50", "85.5"),
    ("085", "85"), ("0.1", "0.1"), ("100.0", "100"), ("100.00", "100"), ("优秀", "优秀"),
    ("良好", "良好"), ("合格", "合格"), ("不合格", "不合格"), ("免考", "免考"),
  ])
  func showsAScoreInOneForm(written: String, shown: String) throws {
    let score = try #require(Score(text: Array(written.utf8)))
    #expect(String(decoding: score.text, as: UTF8.self) == shown)
  }

  @Test(arguments: [
    "", " ", "-1", "+1", "100.1", "101", "1000", "85.55", "85.555", "85.", ".5", "85,5", "8 5",
    "８５",
    "1e2", "合", "合格 ", "缺考", "85.5.5", "99999999999999999999",
  ])
  func refusesWhatIsNoScore(written: String) {
    #expect(Score(text: Array(written.utf8)) == nil)
  }

  @Test func everyCodeFitsItsWidthAndComesBackFromItsText() {
    let codes = (0...UInt16.max).filter { Score(code: $0) != nil }
    #expect(codes == Array(1...1006))
    #expect(codes.allSatisfy { $0 < 1 << Score.width })
    for code in codes {
      let score = Score(code: code)
      #expect(score.flatMap { Score(text: $0.text) } == score)
    }
  }
}
