import Foundation
import TestSupport
import Testing

/// The key is changed while the lookup answers: an old and a new index under one key file.
@Suite struct KeyChangeTests {
  private let installation: Installation
  private let sample: Sample
  private var key: String { installation.key.path }
  private var indexes: [String] {
    ["qualification", "skill-level"].map { installation.index($0).path }
  }

  init() throws {
    installation = try Installation(program: Project.lookupPrograms[0])
    sample = try Sample.all("qualification")[8]
  }

  private func key(_ arguments: String...) throws -> ProcessOutput {
    try runProcess(Project.osta, arguments: ["key"] + arguments)
  }

  private func mode() throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: key)[.posixPermissions] as? Int
  }

  private func build(_ lookup: String) throws {
    let output = try Project.osta(
      "index", "build", lookup, "--key", key, "--output", installation.index(lookup).path,
      "--as-of", "2020-10-28", "content/certificates/\(lookup)")
    #expect(output.status == 0, "\(output.standardError)")
  }

  /// What a visitor is told, by each build of the program.
  private func results() throws -> [String?] {
    try Project.lookupPrograms.map { program in
      let file = installation.program
      try FileManager.default.removeItem(at: file)
      try FileManager.default.copyItem(atPath: program, toPath: file.path)
      return try installation.ask(
        "qualification", [("certificate_no", sample.number), ("name", sample.name)]
      ).answer.result
    }
  }

  private var found: [String?] { Project.lookupPrograms.map { _ in "found" } }
  private var failed: [String?] { Project.lookupPrograms.map { _ in "error" } }

  @Test func oldIndexAnswersUntilTheOldKeyIsRetired() throws {
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: key)
    let added = try key("add", key)
    #expect(added.status == 0, "\(added.standardError)")
    #expect(added.text.hasPrefix("\(key): 2 keys; "))
    #expect(try mode() == 0o640)
    #expect(try results() == found)

    try build("qualification")
    #expect(try results() == found)
    #expect(
      try key("list", key, "--index", indexes[0], indexes[1]).text == """
        \(key): 2 keys, the newest in line 2
        \(indexes[0]): by the key in line 2
        \(indexes[1]): by the key in line 1

        """)
    #expect(
      try selfCheck().compactMap { $0.firstMatch(of: /2020-10-28(.*)\)$/)?.1 } == [
        ", by the key in line 2 of 2", ", by the key in line 1 of 2",
      ])

    let early = try key("retire", key, "--index", indexes[0], indexes[1])
    #expect(early.status == 1)
    #expect(early.standardError.hasPrefix("\(indexes[1]): error: this index needs an old key; "))
    #expect(try results() == found)

    try build("skill-level")
    #expect(try key("retire", key, "--index", indexes[0], indexes[1]).status == 0)
    #expect(try mode() == 0o640)
    #expect(try key("list", key).text == "\(key): 1 key, the newest in line 1\n")
    #expect(try results() == found)
    #expect(try selfCheck().filter { $0.hasSuffix(" as of 2020-10-28)") }.count == 2)
  }

  private func selfCheck() throws -> [Substring] {
    let output = try runProcess(installation.program, environment: installation.environment)
    #expect(output.status == 0, "\(output.standardError)")
    return output.text.split(separator: "\n")
  }

  @Test func indexOfARetiredKeyIsAnErrorAndNotNothingFound() throws {
    #expect(try key("add", key).status == 0)
    #expect(try key("retire", key).status == 0)
    #expect(try results() == failed)
    let list = try key("list", key, "--index", indexes[0])
    #expect(list.status == 1)
    #expect(
      list.standardError.hasPrefix("\(indexes[0]): error: the index was built with another key"))
  }

  @Test func lastKeyStays() throws {
    let before = try installation.folder.read("osta.key")
    let output = try key("retire", key)
    #expect(output.status == 1)
    #expect(output.standardError.hasPrefix("\(key): error: there is only one key; "))
    #expect(try installation.folder.read("osta.key") == before)
    #expect(!(try installation.folder.files().contains("osta.key.new")))
  }

  @Test func damagedIndexKeepsTheOldKey() throws {
    #expect(try key("add", key).status == 0)
    var bytes = try Data(contentsOf: installation.index("qualification"))
    bytes[400] ^= 1
    try bytes.write(to: installation.index("qualification"))
    let output = try key("retire", key, "--index", indexes[0])
    #expect(output.status == 1)
    #expect(output.standardError.hasPrefix("\(indexes[0]): error: page 0 is damaged"))
    #expect(try installation.folder.read("osta.key").count { $0 == UInt8(ascii: "\n") } == 2)
  }

  @Test func oldIndexIsAMeasureForTheNewOne() throws {
    #expect(try key("add", key).status == 0)
    let few = try installation.folder.write(
      Data(
        contentsOf: Project.folder.appending(path: "content/certificates/qualification/samples.csv")
      )
      .split(separator: UInt8(ascii: "\n")).prefix(10).joined(separator: [UInt8(ascii: "\n")]),
      to: "few.csv")
    let output = try Project.osta(
      "index", "build", "qualification", "--key", key, "--output", indexes[0],
      "--as-of", "2020-10-28", few.path)
    #expect(output.status == 1)
    #expect(
      output.standardError.contains("9 certificates where the old index has 1000"),
      "\(output.standardError)")
  }

  @Test func verifyAndInfoTakeTheKeyThatFits() throws {
    #expect(try key("add", key).status == 0)
    try build("qualification")
    for index in indexes {
      #expect(try Project.osta("index", "verify", index, "--key", key).status == 0)
      #expect(try Project.osta("index", "info", index, "--key", key).status == 0)
    }
  }

  @Test func fileBehindASymbolicLinkIsTheOneThatChanges() throws {
    try installation.folder.link("link", to: key)
    #expect(try key("add", installation.folder["link"].path).status == 0)
    #expect(try key("list", key).text.contains("2 keys"))
    #expect(
      try FileManager.default.destinationOfSymbolicLink(
        atPath: installation.folder["link"].path) == key)
  }

  @Test func fileHoldsNoMoreKeysThanTheLookupReads() throws {
    var last = try key("add", key)
    for _ in 0..<100 where last.status == 0 { last = try key("add", key) }
    #expect(last.status == 1)
    #expect(last.standardError.hasPrefix("\(key): error: no further key fits into the file; "))
    #expect(try results() == found)
  }

  @Test func visitorWhoWorksWhileTheKeyIsChangedGetsTheAnswer() throws {
    let host = try CountingHost(Project.lookupPrograms[0])
    let busy = try host.askUntilBusy().busy
    #expect(try key("add", host.installation.key.path).status == 0)
    #expect(try host.send(Challenge(busy).solved).result == "found")
  }
}
