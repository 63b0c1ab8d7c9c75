import Foundation
import TestSupport
import Testing

/// Whatever is sent, the answer is the right one, nothing that was sent comes back as it was, and nobody
/// can read it in the log.
@Suite struct HostileRequestTests {
  /// An installation for each program, with an index in which every text is markup, used by all rows.
  private static let hosts: [String: Result<Host, any Error>] = {
    atexit { HostileRequestTests.removeHosts() }
    return Dictionary(
      uniqueKeysWithValues: Project.lookupPrograms.map { program in
        (program, Result { try Host(program: program) })
      })
  }()

  /// Values that live as long as the process are not freed at its end, so their folders go here.
  private static func removeHosts() {
    for case .success(let host) in hosts.values { host.installation.folder.remove() }
  }

  private struct Host {
    let installation: Installation

    init(program: String) throws {
      installation = try Installation(program: program) { text, _ in
        text.replacing("allow_http: true", with: "allow_http: false")
      }
      let folder = installation.folder
      try folder.write(Attack.batch, to: "hostile.csv")
      let built = try Project.osta(
        "index", "build", "qualification", "--key", installation.key.path, "--output",
        installation.index("qualification").path, "--as-of", "2020-10-28", "--max-shrink", "100",
        folder["hostile.csv"].path)
      guard built.status == 0 else { throw InstallationError(message: built.standardError) }
      try damageCopy(of: "qualification")
      try damageCopy(of: "skill-level")
    }

    /// Copies an index with a bit of every page changed but the first.
    private func damageCopy(of lookup: String) throws {
      var bytes = [UInt8](try Data(contentsOf: installation.index(lookup)))
      for page in stride(from: 512, to: bytes.count, by: 512) { bytes[page + 77] ^= 4 }
      try installation.folder.write(bytes, to: "damaged/\(lookup).idx")
    }

    func answer(_ attack: Attack, format: String, damaged: Bool = false) throws -> ProcessOutput {
      var environment = installation.environment
        .merging(attack.variables) { $1 }
        .merging(["HTTP_ACCEPT": format]) { $1 }
      if damaged { environment["OSTA_INDEX_DIR"] = installation.folder["damaged"].path }
      return try runProcess(
        installation.program, environment: environment, standardInput: attack.body)
    }
  }

  static let formats = ["text/html", "application/json"]

  @Test(arguments: Project.lookupPrograms, Attack.all)
  func nothingComesBackAsItWasSent(program: String, attack: Attack) throws {
    for format in Self.formats {
      let output = try #require(Self.hosts[program]).get().answer(attack, format: format)
      #expect(output.status == 0 && !output.wasSignalled)
      try expect(output, attack.status, attack.result, format)
      #expect(output.standardError == "")
    }
  }

  @Test(arguments: Project.lookupPrograms, Attack.all)
  func damagedIndexIsNeverNothingFound(program: String, attack: Attack) throws {
    for format in Self.formats {
      let output = try #require(Self.hosts[program]).get()
        .answer(attack, format: format, damaged: true)
      let isAsked = attack.status == 200
      try expect(
        output, isAsked ? 503 : attack.status, isAsked ? "error" : attack.result, format)
      #expect(output.standardError.split(separator: "\n").count == (isAsked ? 1 : 0))
      for word in ["hostile", Attack.certificate.number, Attack.certificate.name] {
        #expect(!output.standardError.lowercased().contains(word))
      }
    }
  }

  private func expect(
    _ output: ProcessOutput, _ status: Int, _ result: String, _ format: String
  ) throws {
    let answer = try #require(Answer(output.standardOutput))
    #expect(answer.status == status)
    #expect(String(validating: output.standardOutput, as: UTF8.self) != nil)
    #expect(Set(answer.headers.keys).isSubset(of: Self.headers))
    #expect(!answer.headers.values.joined().lowercased().contains("hostile"))
    if format == "text/html" {
      #expect(answer.result == result)
      expectEscaped(answer.html)
    } else {
      let object = try JSONSerialization.jsonObject(with: Data(answer.html.utf8))
      #expect((object as? [String: Any])?["result"] as? String == result)
      #expect(!answer.html.contains("<"))
    }
  }

  /// The headers that an answer may have.
  private static let headers: Set<String> = [
    "status", "content-type", "vary", "content-length", "cache-control", "x-content-type-options",
    "referrer-policy", "content-security-policy", "allow", "retry-after",
  ]

  private func expectEscaped(_ html: String) {
    for piece in [
      "<hostile", "&hostile", "\"hostile", "'><", "<!--hostile", "]]>", Attack.certificate.id,
    ] {
      #expect(!html.contains(piece))
    }
    #expect(html.components(separatedBy: "</main>").count == 2)
  }
}
