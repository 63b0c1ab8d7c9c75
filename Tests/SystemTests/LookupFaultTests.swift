import Foundation
import TestSupport
import Testing

/// Whatever is wrong with the installation, the visitor is told so, and never "not found"; the error log
/// and the self-check say what it is.
@Suite struct LookupFaultTests {
  /// A way to break an installation, and what the log says of it.
  struct Fault: Sendable, CustomTestStringConvertible {
    let name: String
    let message: String
    var environment: [String: String] = [:]
    let apply: @Sendable (Installation) throws -> Void

    var testDescription: String { name }
  }

  static let faults = [
    Fault(name: "no key", message: "osta.key: no such file or folder") {
      try FileManager.default.removeItem(at: $0.key)
    },
    Fault(name: "key for everybody", message: "osta.key: others may read or change the key") {
      try setMode(0o644, of: $0.key)
    },
    Fault(name: "key that the group may change", message: "others may read or change the key") {
      try setMode(0o660, of: $0.key)
    },
    Fault(name: "no key file", message: "osta.key: this is no key file") {
      try Data("secret\n".utf8).write(to: $0.key)
      try setMode(0o600, of: $0.key)
    },
    Fault(name: "another key", message: "qualification.idx: the index was built with another key") {
      try FileManager.default.removeItem(at: $0.key)
      _ = try Project.osta("key", "new", $0.key.path)
    },
    Fault(name: "no index", message: "qualification.idx: no such file or folder") {
      try FileManager.default.removeItem(at: $0.index("qualification"))
    },
    Fault(name: "short index", message: "qualification.idx: the file has 2048 bytes where") {
      let bytes = try Data(contentsOf: $0.index("qualification"))
      try bytes.prefix(2048).write(to: $0.index("qualification"))
    },
    Fault(name: "damaged index", message: "qualification.idx: page 0 is damaged") {
      var bytes = try Data(contentsOf: $0.index("qualification"))
      bytes[400] ^= 1
      try bytes.write(to: $0.index("qualification"))
    },
    Fault(name: "index of the other lookup", message: "the index belongs to another lookup") {
      try FileManager.default.removeItem(at: $0.index("qualification"))
      try FileManager.default.copyItem(at: $0.index("skill-level"), to: $0.index("qualification"))
    },
    Fault(name: "no page", message: "lookup.page: no such file or folder") {
      try FileManager.default.removeItem(at: $0.page)
    },
    Fault(name: "damaged page", message: "lookup.page: the answer page is damaged") {
      var bytes = try Data(contentsOf: $0.page)
      bytes[500] ^= 1
      try bytes.write(to: $0.page)
    },
    Fault(
      name: "no place for the key", message: "osta.conf: OSTA_KEY is not set"
    ) { installation in
      try Data("OSTA_INDEX_DIR=index\n".utf8).write(to: installation.configuration)
    },
  ]

  private static func setMode(_ mode: Int, of file: URL) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
  }

  /// The environment of a web server that passes none but the key's place, where the fault is not there.
  private func environment(_ installation: Installation, _ fault: Fault) -> [String: String] {
    fault.name == "no place for the key" ? [:] : installation.environment
  }

  @Test(arguments: Project.lookupPrograms, faults)
  func visitorIsToldAndTheLogSaysWhy(program: String, fault: Fault) throws {
    let installation = try Installation(program: program)
    try fault.apply(installation)
    let sample = try Sample.all("qualification")[0]
    let body = formBody([
      ("lookup", "qualification"), ("certificate_no", sample.number), ("name", sample.name),
    ])
    let output = try runProcess(
      installation.program,
      environment: environment(installation, fault).merging([
        "REQUEST_METHOD": "POST", "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "CONTENT_LENGTH": "\(body.count)",
      ]) { $1 },
      standardInput: body)
    let answer = try #require(Answer(output.standardOutput))
    #expect(answer.status == 503)
    #expect(answer.result == "error")
    #expect(output.standardError.contains(fault.message), "\(output.standardError)")
    #expect(output.standardError.split(separator: "\n").count == 1)
    #expect(!output.standardError.contains(sample.number))
  }

  @Test(arguments: Project.lookupPrograms, faults)
  func selfCheckEndsWithTheFault(program: String, fault: Fault) throws {
    let installation = try Installation(program: program)
    try fault.apply(installation)
    let output = try runProcess(
      installation.program, environment: environment(installation, fault))
    #expect(output.status == 1)
    #expect(output.standardError.contains(fault.message), "\(output.standardError)")
  }

  /// The program reads the back of the page for other answers only.
  @Test(arguments: Project.lookupPrograms)
  func damageBehindTheFrontOfThePageSpoilsNoAnswerWithCertificates(program: String) throws {
    let installation = try Installation(program: program)
    var bytes = try Data(contentsOf: installation.page)
    bytes[bytes.count - 1] ^= 1
    try bytes.write(to: installation.page)
    let sample = try Sample.all("qualification")[0]
    let found = try installation.ask(
      "qualification", [("certificate_no", sample.number), ("name", sample.name)])
    #expect(found.answer.result == "found")
    let other = try installation.ask("qualification", [("certificate_no", "1"), ("name", "X")])
    #expect(other.answer.status == 503)
    #expect(other.log.contains("lookup.page: the answer page is damaged"))
  }

  @Test(arguments: Project.lookupPrograms)
  func selfCheckOfARightInstallationNamesItsParts(program: String) throws {
    let installation = try Installation(program: program)
    try Self.setMode(0o640, of: installation.key)
    let output = try runProcess(installation.program, environment: installation.environment)
    #expect(output.status == 0)
    #expect(output.standardError == "")
    let lines = output.text.split(separator: "\n").map(String.init)
    #expect(
      lines.map { String($0.prefix { $0 != ":" }) } == [
        "ok  program", "ok  page", "ok  key", "ok  index", "ok  index", "ok  state",
      ])
    #expect(lines[2].hasSuffix("(mode 0640)"))
    #expect(lines[3].hasSuffix("(1000 certificates, as of 2020-10-28)"))
  }

  @Test(arguments: Project.lookupPrograms)
  func placesComeFromTheConfigurationWhereTheServerPassesNone(program: String) throws {
    let installation = try Installation(program: program)
    let configuration = "# places\nOSTA_INDEX_DIR=index\nOSTA_KEY=\(installation.key.path)\n"
    try Data(configuration.utf8).write(to: installation.configuration)
    #expect(try runProcess(installation.program, environment: [:]).status == 0)
  }
}
