import Foundation
import SampleCertificates
import Testing

@Suite struct SampleCertificatesTests {
  private func lines(_ kind: SampleKind, seed: UInt64 = 1, count: Int = 500) -> [[String]] {
    var samples = SampleCertificates(kind, seed: seed)
    return (0..<count).map { _ in
      samples.next().dropLast().split(separator: ",", omittingEmptySubsequences: false)
        .map(String.init)
    }
  }

  @Test(arguments: SampleKind.allCases)
  func sameSeedGivesTheSameCertificates(kind: SampleKind) {
    #expect(lines(kind, seed: 5) == lines(kind, seed: 5))
    #expect(lines(kind, seed: 5) != lines(kind, seed: 6))
  }

  @Test(arguments: SampleKind.allCases)
  func nobodyCanBeMistakenForAPerson(kind: SampleKind) {
    for line in lines(kind) {
      #expect(line.count == 11)
      #expect(line[2].hasPrefix("00"), "no area code begins with 00")
      #expect(line[3].hasPrefix("样本"))
      #expect(line[6].hasPrefix("样本鉴定所"))
    }
  }

  @Test(arguments: [
    (SampleKind.qualification, "^[0-9]{2}00[0-9]{12}$"), (.skillLevel, "^S000000[0-9]{15}$"),
  ])
  func numbersHaveTheFormOfTheirKindAndAreDifferent(kind: SampleKind, form: String) throws {
    let numbers = lines(kind, count: 5000).map { $0[0] }
    #expect(Set(numbers).count == numbers.count)
    #expect(numbers.allSatisfy { $0.range(of: form, options: .regularExpression) != nil })
  }

  @Test(arguments: [
    ("qualification", SampleKind.qualification, 2020), ("skill-level", .skillLevel, 2021),
  ])
  func committedSamplesAreThoseOfTheirSeed(folder: String, kind: SampleKind, seed: Int) throws {
    let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = project.appending(path: "content/certificates/\(folder)/samples.csv")
    var samples = SampleCertificates(kind, seed: UInt64(seed))
    let expected = SampleCertificates.header + (0..<1000).map { _ in samples.next() }.joined()
    #expect(try String(contentsOf: file, encoding: .utf8) == expected)
  }
}
