import CertificateIndex
import Posix
import Testing

@Suite struct SecondAttemptTests {
  static let failures: [IndexError] = [
    .system(.noSuchFile), .system(SystemError(code: 116)), .damaged(page: 7), .notAnIndex,
    .wrongLength(expected: 2048, actual: 1024), .malformed(page: 0),
  ]

  /// What comes of attempts that fail in turn, each nil where it does not; and how many there were.
  private func outcome(_ attempts: [IndexError?]) -> (error: IndexError?, count: Int) {
    var count = 0
    do throws(IndexError) {
      let answer = try withSecondAttempt { () throws(IndexError) -> Int in
        count += 1
        if let error = attempts[count - 1] { throw error }
        return count
      }
      #expect(answer == count)
      return (nil, count)
    } catch {
      return (error, count)
    }
  }

  @Test func whatSucceedsIsDoneOnce() {
    #expect(outcome([nil]) == (nil, 1))
  }

  @Test(arguments: failures)
  func whatFailsOnceIsDoneOnceMore(failure: IndexError) {
    #expect(outcome([failure, nil]) == (nil, 2))
  }

  @Test(arguments: failures)
  func whatFailsTwiceIsTheSecondError(failure: IndexError) {
    #expect(outcome([.otherKey, failure, nil]) == (failure, 2))
  }
}
