import RequestLimits
import Testing

@Suite struct ProofOfWorkTests {
  /// Examples of NIST for FIPS 180-4, and lengths around the edges of a block.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      String(repeating: "a", count: 55),
      "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"
    ),
    (
      String(repeating: "a", count: 64),
      "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"
    ),
  ])
  func hashIsThatOfTheStandard(message: String, hash: String) {
    let words = SHA256.hash(Array(message.utf8))
    let digits = words.map {
      String(repeating: "0", count: 8 - String($0, radix: 16).count) + String($0, radix: 16)
    }
    #expect(digits.joined() == hash)
  }

  @Test(arguments: [0, 1, 2, 50, 300] as [UInt64])
  func acceptsWhatWasSolved(work: UInt64) {
    let puzzle = ProofOfWork(seed: Array("0123456789abcdef".utf8), work: work)
    #expect(puzzle.accepts(puzzle.solve()))
  }

  @Test func asksForAsManyTriesAsItSays() {
    let tries = (0..<40).map { seed in
      Int(String(decoding: ProofOfWork(seed: [UInt8(seed)], work: 100).solve(), as: UTF8.self)) ?? 0
    }
    #expect(2000...8000 ~= tries.reduce(0, +), "about 100 for each of 40 seeds")
  }

  @Test(arguments: ["", "-1", "1 ", "0x1", "１", "999999999999999999999"])
  func acceptsDecimalDigitsOnly(answer: String) {
    #expect(!ProofOfWork(seed: [], work: 1).accepts(Array(answer.utf8)))
  }

  @Test func answerOfAnotherSeedOrForLessWorkIsNone() {
    let easy = ProofOfWork(seed: [1], work: 4)
    let hard = ProofOfWork(seed: [1], work: 1_000_000_000_000)
    #expect(!hard.accepts(easy.solve()))
    let answer = ProofOfWork(seed: [1], work: 500).solve()
    #expect((2..<12).contains { !ProofOfWork(seed: [$0], work: 500).accepts(answer) })
  }
}
