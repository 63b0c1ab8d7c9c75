import CertificateIndex
import Foundation
import IndexBuilder
import Posix
import TestSupport
import Testing

/// Whatever is done to a file, an answer is right or there is an error; never a wrong "not found".
///
/// That a file of another kind is refused by name is the matter of `ForeignIndexTests`.
@Suite struct DamageTests {
  private let questions = Result { try DamageTests.questions() }

  /// Each key of the lookup, alone and together, and facts that are not of one certificate.
  private static func questions() throws -> [Question] {
    let first = "1300001000400001"
    let second = "1300001000400002"
    return try [
      ("number and document", [.certificateNumber: first, .idNumber: "000101199001010010"], 1),
      ("number and name", [.certificateNumber: second, .name: "样本乙"], 1),
      (
        "all fields",
        [.certificateNumber: first, .idNumber: "000101199001010010", .name: "样本甲"], 1
      ),
      ("name of another", [.certificateNumber: first, .name: "样本乙"], 0),
      ("nobody", [.certificateNumber: "absent", .idNumber: "nobody"], 0),
    ].map { (description: String, facts: [Field: String], count: Int) in
      try Question(description, facts, of: TestLookup.skillLevel, count: count)
    }
  }

  private func built(_ rows: String = IndexFileTests.rows) throws -> BuiltIndex {
    try BuiltIndex(rows: rows, definition: TestLookup.skillLevel)
  }

  /// Another build with the same key, of the same length, in which every score differs.
  private func otherBuild() throws -> BuiltIndex {
    try built(IndexFileTests.rows.replacingOccurrences(of: ",85,", with: ",86,"))
  }

  // MARK: The whole file

  @Test func wholeFileAnswersEveryQuestion() throws {
    let index = try built()
    for question in try questions.get() {
      #expect(try question.answer(index.path).count == question.count, "\(question)")
    }
  }

  // MARK: Length

  @Test func everyTruncationAtAPageIsAnError() throws {
    let index = try built()
    let bytes = try index.bytes
    let boundaries = stride(from: 0, through: bytes.count, by: Page.size)
    for length in boundaries.flatMap({ [$0 - 1, $0, $0 + 1] })
    where 0..<bytes.count ~= length {
      try expectErrors(Array(bytes.prefix(length)), of: index, "\(length) bytes")
    }
  }

  @Test(arguments: [1, Page.size - 1, Page.size, 2 * Page.size])
  func bytesBehindTheEndAreAnError(count: Int) throws {
    let index = try built()
    let bytes = try index.bytes
    try expectErrors(bytes + [UInt8](repeating: 0, count: count), of: index, "zeros")
    try expectErrors(bytes + bytes.prefix(count), of: index, "its own pages again")
  }

  @Test func lengthThatDiffersFromTheHeaderIsNamed() throws {
    let index = try built()
    let bytes = try index.bytes
    let path = try index.folder.write(bytes.dropLast(Page.size), to: "cut.idx").path
    #expect(
      throws: IndexError.wrongLength(expected: bytes.count, actual: bytes.count - Page.size)
    ) { try questions.get()[0].answer(path) }
  }

  /// Expects an error for every question and from the verification.
  private func expectErrors(_ bytes: [UInt8], of index: BuiltIndex, _ comment: Comment) throws {
    let path = try index.folder.write(bytes, to: "damaged.idx").path
    for question in try questions.get() {
      #expect(throws: IndexError.self, comment) { try question.answer(path) }
    }
    expectFailedVerification(path, comment)
  }

  private func expectFailedVerification(_ path: String, _ comment: Comment) {
    #expect(throws: IndexError.self, comment) {
      try IndexReader(path: Array(path.utf8), key: BuiltIndex.key).verify()
    }
  }

  // MARK: Bits

  /// Each bit of a page is asked about by a question whose facts are true and by one whose are not, of
  /// those that read the page, in turn.
  ///
  /// One that does not read it when it holds zeros does not read it when it holds anything else.
  /// Opening is the same for all; so where it succeeds the file is open already.
  @Test func everyFlippedBitIsAnErrorForWhoeverReadsItsPage() throws {
    let index = try built()
    let file = try DamagedFile(index)
    for page in 0..<file.pageCount {
      let reader = page == 0 ? nil : try index.reader()
      let readers = try questions.get().filter { question in
        file.withZeros(inPage: page) { question.answerOrError(index.path) == nil }
      }
      for asking in [readers.filter { $0.count > 0 }, readers.filter { $0.count == 0 }]
      where !asking.isEmpty {
        for bit in 0..<Page.size * 8 {
          let question = asking[bit % asking.count]
          let isNoticed = file.withFlipped(bit: page * Page.size * 8 + bit) {
            question.fails(index.path, open: reader)
          }
          if !isNoticed { Issue.record("\(question): bit \(bit) of page \(page)") }
        }
      }
    }
    for question in try questions.get() {
      #expect(try question.answer(index.path).count == question.count, "the file is whole again")
    }
  }

  @Test func everyQuestionReadsAPageOfEachPartThatItNeeds() throws {
    let index = try built()
    let file = try DamagedFile(index)
    for question in try questions.get() {
      let pages = (0..<file.pageCount).filter { page in
        file.withZeros(inPage: page) { question.answerOrError(index.path) == nil }
      }
      // Header, directory and entries; batches, scores and texts where there is something to show.
      #expect(pages.count >= (question.count > 0 ? 6 : 2), "\(question) read \(pages)")
      #expect(pages.first == 0)
    }
  }

  @Test func everyFlippedByteFailsVerification() throws {
    let index = try built()
    let file = try DamagedFile(index)
    for byte in stride(from: 0, to: file.pageCount * Page.size, by: 37) {
      file.withFlipped(bit: byte * 8 + byte % 8) {
        expectFailedVerification(index.path, "byte \(byte)")
      }
    }
  }

  // MARK: Pages

  @Test func everyTwoSwappedPagesGiveRightAnswersOrErrors() throws {
    let index = try built()
    let pages = try index.pages
    let right = try questions.get().map { try $0.answer(index.path) }
    for first in pages.indices {
      for second in pages.indices where second > first {
        var swapped = pages
        swapped.swapAt(first, second)
        try expect(swapped, of: index, answers: [right], "pages \(first) and \(second)")
      }
    }
  }

  /// Which pages of a file come from another build with the same key.
  enum Mixture: CaseIterable {
    case one
    case allButOne
    case first
    case last

    /// Whether page `number` is the other build's, in the mixture's variant `variant`.
    func isOther(_ number: Int, variant: Int) -> Bool {
      switch self {
      case .one: number == variant
      case .allButOne: number != variant
      case .first: number <= variant
      case .last: number > variant
      }
    }
  }

  @Test(arguments: Mixture.allCases)
  func everyMixtureOfTwoBuildsGivesRightAnswersOrErrors(mixture: Mixture) throws {
    let (index, other) = (try built(), try otherBuild())
    let (pages, others) = (try index.pages, try other.pages)
    try #require(pages.count == others.count)
    let right = try [index, other].map { index in
      try questions.get().map { try $0.answer(index.path) }
    }
    for variant in pages.indices.dropLast() {
      let mixed = pages.indices.map {
        mixture.isOther($0, variant: variant) ? others[$0] : pages[$0]
      }
      try expect(mixed, of: index, answers: right, "\(mixture) \(variant)")
    }
  }

  @Test func headerOfAnotherDayIsNotTakenForTheFilesOwn() throws {
    let batch = ["batch.csv": Array((BuiltIndex.header + IndexFileTests.rows).utf8)]
    let index = try built()
    let later = try BuiltIndex(
      files: batch, TestLookup.skillLevel, BuiltIndex.key, asOf: "2020-10-29")
    let mixed = try [later.pages[0]] + index.pages.dropFirst()
    try expectErrors(Array(mixed.joined()), of: index, "the same rows, another day")
  }

  /// Expects that each answer is an error or one of those that are right for it, and that the
  /// verification fails.
  private func expect(
    _ pages: [[UInt8]], of index: BuiltIndex, answers right: [[[Certificate]]], _ comment: Comment
  ) throws {
    let path = try index.folder.write(pages.joined(), to: "damaged.idx").path
    for (number, question) in try questions.get().enumerated() {
      guard let answer = question.answerOrError(path) else { continue }
      #expect(right.contains { $0[number] == answer }, "\(question), \(comment)")
    }
    expectFailedVerification(path, comment)
  }
}

extension BuiltIndex {
  /// The pages of the file.
  fileprivate var pages: [[UInt8]] {
    get throws {
      let bytes = try bytes
      return stride(from: 0, to: bytes.count, by: Page.size).map {
        Array(bytes[$0..<$0 + Page.size])
      }
    }
  }
}

/// A file that is damaged in place and repaired again.
private final class DamagedFile {
  private let descriptor: Int32
  private let bytes: [UInt8]

  var pageCount: Int { bytes.count / Page.size }

  init(_ index: BuiltIndex) throws {
    bytes = try index.bytes
    descriptor = open(index.path, O_RDWR)
    try #require(descriptor >= 0)
  }

  deinit {
    close(descriptor)
  }

  /// What `body` gives while one bit of the file is the other one.
  func withFlipped<Result>(bit: Int, _ body: () throws -> Result) rethrows -> Result {
    try with([bytes[bit / 8] ^ 1 << UInt8(bit % 8)], at: bit / 8, body)
  }

  /// What `body` gives while a page holds zeros.
  func withZeros<Result>(inPage page: Int, _ body: () throws -> Result) rethrows -> Result {
    try with([UInt8](repeating: 0, count: Page.size), at: page * Page.size, body)
  }

  private func with<Result>(
    _ damage: [UInt8], at place: Int, _ body: () throws -> Result
  ) rethrows -> Result {
    write(damage, at: place)
    defer { write(Array(bytes[place..<place + damage.count]), at: place) }
    return try body()
  }

  private func write(_ bytes: [UInt8], at place: Int) {
    precondition(pwrite(descriptor, bytes, bytes.count, off_t(place)) == bytes.count)
  }
}
