import CertificateIndex
import Testing

@Suite struct IndexSourceTests {
  private let sources = [
    source(path: "batches/样本.csv.gz", rows: 10, indexed: 6, superseded: 2, removed: 1, rejected: 1),
    source(path: "-", rows: 1 << 40, indexed: 1 << 40),
  ]

  private static func source(
    path: String, rows: Int = 0, indexed: Int = 0, superseded: Int = 0, removed: Int = 0,
    rejected: Int = 0
  ) -> IndexSource {
    IndexSource(
      path: Array(path.utf8), rows: rows, indexed: indexed, superseded: superseded,
      removed: removed, rejected: rejected)
  }

  @Test(arguments: [0, 1, 2])
  func readsBackWhatItEncoded(count: Int) {
    let sources = Array(sources.prefix(count))
    let stream = IndexSource.encoded(sources)
    #expect(IndexSource.decoded(stream) == sources)
    #expect(IndexSource.decoded(stream + [0, 0, 0]) == sources)
  }

  @Test(arguments: [
    ("batch.csv", "batch.csv"), ("/data/in/batch.csv", "batch.csv"), ("-", "-"),
    (String(repeating: "样", count: 200), String(repeating: "样", count: 133)),
    (String(repeating: "a", count: 500), String(repeating: "a", count: 400)),
  ])
  func nameIsTheEndOfThePathAndOfWholeCharacters(path: String, name: String) {
    #expect(Self.source(path: path).name == Array(name.utf8))
  }

  @Test func streamThatIsCutIsNone() {
    let stream = IndexSource.encoded(sources)
    for count in stream.indices {
      #expect(IndexSource.decoded(Array(stream[..<count])) == nil, "\(count) bytes")
    }
  }

  @Test func anythingElseBehindTheSourcesIsNone() {
    #expect(IndexSource.decoded(IndexSource.encoded(sources) + [0, 1]) == nil)
  }

  @Test func whateverByteIsChangedNothingButAnotherStreamIsRead() {
    let stream = IndexSource.encoded(sources)
    for place in stream.indices {
      for byte in [0x00, 0x2f, 0xff] as [UInt8] where stream[place] != byte {
        var changed = stream
        changed[place] = byte
        let read = IndexSource.decoded(changed)
        #expect(read == nil || read != sources, "byte \(place)")
      }
    }
  }

  @Test func sourcesWithoutANameAreNone() {
    let zeros = [UInt8](repeating: 0, count: 200)
    #expect(IndexSource.decoded([1, 0, 0, 0] + zeros) == nil)
  }

  @Test func namesWithFoldersAndCountsBelowZeroAreNone() {
    let stream = IndexSource.encoded(sources)
    var slash = stream
    slash[6] = UInt8(ascii: "/")
    #expect(IndexSource.decoded(slash) == nil)
    var negative = stream
    negative[stream.count - 1] = 0x80
    #expect(IndexSource.decoded(negative) == nil)
  }
}
