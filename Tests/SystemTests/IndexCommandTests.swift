import Foundation
import TestSupport
import Testing

/// `osta index verify` and `osta index info` on an index, copies of it, and another build.
@Suite struct IndexCommandTests {
  private let folder: TemporaryFolder
  private var key: String { folder["k"].path }
  private var index: String { folder["q.idx"].path }

  private static let header = "certificate_no,id_no,name,occupation,level,issuer,issued,status\n"
  private static let row =
    "1300001000400001,000101199001010010,样本甲,焊工,4,样本鉴定所,2013-08-19,"

  init() throws {
    folder = try TemporaryFolder()
    #expect(try Project.osta("key", "new", folder["k"].path).status == 0)
    try folder.write("\(Self.header)\(Self.row)\n\(Self.row)revoked\n1,,,,,,,\n", to: "a.csv")
    try build("a.csv", to: "q.idx")
  }

  private func build(_ batch: String, to name: String) throws {
    let output = try Project.osta(
      "index", "build", "qualification", "--key", folder["k"].path, "--output", folder[name].path,
      "--as-of", "2020-10-28", folder[batch].path)
    #expect(output.status == 0, "\(output.standardError)")
  }

  /// Writes the index with a bit of a page flipped, and returns its path.
  private func damaged(page: Int) throws -> String {
    var bytes = try folder.read("q.idx")
    bytes[page * 512 + 500] ^= 1
    return try folder.write(bytes, to: "damaged.idx").path
  }

  /// The last page, which holds the sources.
  private var lastPage: Int {
    get throws { try folder.read("q.idx").count / 512 - 1 }
  }

  // MARK: Build

  @Test func rowsThatAreRightAndLookWrongAreIndexedAndToldOf() throws {
    let rows = (0..<20).map { number in
      "1300001000400\(10 + number)0,0001011990010100\(number % 10)X,样\(number == 7 ? "？" : "本甲"),"
        + "焊工,4,样本鉴定所,2013-08-19,\n"
    }
    let short = rows[0].replacing("1300001000400100", with: "300001000400100")
    let batch = try folder.write(Self.header + rows.joined() + short, to: "b.csv").path
    let index = folder["b.idx"].path
    let output = try Project.osta(
      "index", "build", "qualification", "--key", folder["k"].path, "--output", index, "--as-of",
      "2020-10-28", batch)
    #expect(output.status == 0)
    #expect(
      output.standardError.contains(
        "\(batch): warning: all numbers of 16 digits end in 0, as when a spreadsheet has rounded them; "
          + "compare some with their certificates\n"))
    #expect(
      output.standardError.contains(
        "\(batch): warning: some numbers have 14 or 15 digits, as when a spreadsheet has dropped the "
          + "zeros in front of 16; they are found by these digits alone\n"))
    #expect(
      output.standardError.contains(
        "\(index): warning: names with signs such as ? or □ in the place of characters, found by these "
          + "alone: 1; --report FILE lists them\n"))
  }

  // MARK: Verify

  @Test func copyIsTheSameAsTheBuildersFile() throws {
    let copy = try folder.write(try folder.read("q.idx"), to: "copy.idx").path
    let output = try Project.osta("index", "verify", copy, "--against", index, "--key", key)
    #expect(output.status == 0, "\(output.standardError)")
    #expect(output.text.hasSuffix("\(copy): the same bytes as \(index)\n"))
  }

  @Test func damagedOneOfTwoIsNamedWithItsPage() throws {
    let damaged = try damaged(page: 2)
    for arguments in [[damaged, "--against", index], [index, "--against", damaged]] {
      let output = try runProcess(
        Project.osta, arguments: ["index", "verify"] + arguments + ["--key", key])
      #expect(output.status == 1)
      #expect(output.standardError.hasPrefix("\(damaged): error: page 2 is damaged"))
    }
  }

  @Test func anotherBuildIsToldByFileIDAndDay() throws {
    try folder.write("\(Self.header)\(Self.row)\n", to: "b.csv")
    try build("b.csv", to: "other.idx")
    let other = folder["other.idx"].path
    let output = try Project.osta("index", "verify", other, "--against", index, "--key", key)
    #expect(output.status == 1)
    let fileID = try #require(try info("--key", key)["fileID"] as? String)
    #expect(
      output.standardError == """
        \(other): error: another build than \(index), which has 1 certificates, as of 2020-10-28, \
        file id \(fileID); publish the one that visitors are to have

        """)
    #expect(output.text.contains("\(other): whole, 1 certificates, as of 2020-10-28, file id "))
    #expect(!output.text.contains("file id \(fileID)"))
  }

  // MARK: Info

  private func info(_ options: String...) throws -> [String: Any] {
    let output = try runProcess(
      Project.osta, arguments: ["index", "info", index, "--json"] + options)
    #expect(output.status == 0, "\(output.standardError)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(output.standardOutput)) as? [String: Any])
  }

  @Test func infoHasTheKeysThatAreDocumented() throws {
    let json = try info()
    let document = String(
      decoding: try Data(contentsOf: Project.folder.appending(path: "docs/certificates.md")),
      as: UTF8.self)
    for name in json.keys {
      #expect(document.contains("`\(name)`"), "\(name) is not documented")
    }
    #expect(
      json.keys.sorted() == [
        "asOf", "bytes", "bytesPerCertificate", "certificates", "fileID", "isVerified", "keys",
        "lookup", "normaliser", "parts", "sources",
      ])
  }

  @Test func partsAddUpToTheFile() throws {
    let json = try info()
    let size = try folder.read("q.idx").count
    #expect(json["bytes"] as? Int == size)
    let parts = try #require(json["parts"] as? [[String: Any]])
    #expect(parts.compactMap { $0["bytes"] as? Int }.reduce(0, +) == size)
  }

  @Test func sourcesSayWhatBecameOfTheirRows() throws {
    let sources = try #require(try info()["sources"] as? [[String: Any]])
    #expect(sources.count == 1)
    #expect(sources.first?["name"] as? String == "a.csv")
    let counts = ["rows", "indexed", "superseded", "removed", "rejected"].map {
      sources.first?[$0] as? Int
    }
    #expect(counts == [3, 1, 1, 0, 1])
  }

  @Test func infoVerifiesWhatItReadsOnlyWithTheKey() throws {
    #expect(try info()["isVerified"] as? Bool == false)
    #expect(try info("--key", key)["isVerified"] as? Bool == true)
    let damaged = try damaged(page: try lastPage)
    let output = try Project.osta("index", "info", damaged, "--key", key)
    #expect(output.status == 1)
    #expect(
      output.standardError.hasPrefix("\(damaged): error: page \(try lastPage) is damaged"))
  }

  @Test func infoWithoutTheKeySaysThatNothingIsVerified() throws {
    let output = try Project.osta("index", "info", index)
    #expect(output.text.contains("verified      nothing; say --key"))
    #expect(output.text.contains("3 rows, 1 indexed, 1 superseded, 0 removed, 1 rejected"))
  }
}
