import CertificateIndex
import Foundation
import LookupCGI
import QueryFields

@testable import IndexBuilder

/// An index file, by its first byte as it is (0), a good one with changes (1), or one whose pages somebody
/// with the key has sealed again after the changes (2).
///
/// Without the key there is the answer of the good file, or an error; never another certificate, and never
/// "none". With it there is an end, and no memory but that of the file is touched.
func fuzzIndex(_ bytes: [UInt8]) {
  guard let mode = bytes.first else { return }
  let rest = bytes.dropFirst()
  switch mode % 3 {
  case 0: checkAnswers(Array(rest))
  case 1: checkAnswers(Alteration(rest).applied(to: FuzzSite.index))
  default: readEverything(sealedAgain(Alteration(rest).applied(to: FuzzSite.index)))
  }
}

private let file = ScratchFile("index")

private let queries = [
  "lookup=qualification&certificate_no=1300001000400001&name=样本甲",
  "lookup=qualification&id_no=000101199001010010&name=样本甲",
  "lookup=qualification&certificate_no=1300001000400003&id_no=000101199001010029",
  "lookup=qualification&certificate_no=9999999999999999&name=样本无",
].map(FuzzSite.query)

private let answers: [Findings?] = {
  file.fill(FuzzSite.index)
  let answers = queries.map(findings)
  require(answers.map { $0?.certificates.count } == [1, 2, 1, 0], "the good index answers wrongly")
  return answers
}()

private func findings(_ query: Query) -> Findings? {
  do throws(IndexError) {
    let reader = try IndexReader(path: Array(file.path.utf8), key: FuzzSite.key)
    try reader.checkFit(definition: FuzzSite.definition, normaliser: normaliserVersion)
    return try reader.search(query)
  } catch {
    require(!error.message.isEmpty, "an error without a message")
    return nil
  }
}

private func checkAnswers(_ bytes: [UInt8]) {
  let answers = answers
  file.fill(bytes)
  for (query, answer) in zip(queries, answers) {
    guard let found = findings(query) else { continue }
    require(found == answer, "a damaged index answers, and not as the good one does")
  }
}

/// Whoever has the key can say anything; reading it ends all the same.
private func readEverything(_ bytes: [UInt8]) {
  file.fill(bytes)
  for query in queries { _ = findings(query) }
  do throws(IndexError) {
    let reader = try IndexReader(path: Array(file.path.utf8), key: FuzzSite.key)
    _ = try reader.sources()
    try reader.verify(workers: 1)
  } catch {
    require(!error.message.isEmpty, "an error without a message")
  }
}

/// The file with right seals on all pages, under the key check and the file id that its header has.
private func sealedAgain(_ bytes: [UInt8]) -> [UInt8] {
  let keys = IndexKeys(master: FuzzSite.key, lookup: FuzzSite.definition.id)
  let fileID = Bits128(first: bytes.word(at: 24), second: bytes.word(at: 32))
  var sealed: [UInt8] = []
  for start in stride(from: 0, to: bytes.count, by: Page.size) {
    let page = bytes[start..<min(start + Page.size, bytes.count)]
    sealed += Page.sealed(
      Array(page.prefix(Page.contentSize)), number: start / Page.size, fileID: fileID,
      key: keys.page)
  }
  return sealed
}

extension [UInt8] {
  /// Eight bytes, least significant first; zero where the bytes end before.
  fileprivate func word(at place: Int) -> UInt64 {
    var reader = ByteReader(self, from: place)
    return reader.number(bytes: 8)
  }
}
