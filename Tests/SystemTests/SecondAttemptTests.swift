import Foundation
import TestSupport
import Testing

/// The lookup on a file server whose index is being replaced: strace makes one system call on the index
/// fail, as the client of such a server would.
@Suite(.enabled(if: Strace.canTrace, Strace.absence))
struct SecondAttemptTests {
  /// What fails, and at which of the calls on the index: `2` for the second, `1+` for all.
  struct Injection {
    let calls: String
    let error: String
    let when: String
  }

  static let passing =
    [("?open,openat", "ENOENT"), ("?open,openat", "ESTALE")].map {
      Injection(calls: $0.0, error: $0.1, when: "1")
    } + (1...6).map { Injection(calls: "pread64", error: "ESTALE", when: "\($0)") }
    + [Injection(calls: "fstat,newfstatat", error: "ESTALE", when: "1")]

  static let lasting = [
    Injection(calls: "?open,openat", error: "ENOENT", when: "1+"),
    Injection(calls: "?open,openat", error: "ESTALE", when: "1+"),
    Injection(calls: "pread64", error: "ESTALE", when: "3+"),
  ]

  /// What the program answers to a sample's holder, with the log.
  private func answer(
    _ installation: Installation, _ injection: Injection
  ) throws -> (answer: Answer, log: String, trace: String) {
    let sample = try Sample.all("qualification")[0]
    let body = formBody([
      ("lookup", "qualification"), ("certificate_no", sample.number), ("name", sample.name),
    ])
    let output = try runProcess(
      Strace.program,
      arguments: [
        "-q", "-o", installation.folder["trace"].path, "-P",
        installation.index("qualification").path, "-e", "trace=\(injection.calls)", "-e",
        "inject=\(injection.calls):error=\(injection.error):when=\(injection.when)",
        installation.program.path,
      ],
      environment: installation.environment.merging([
        "REQUEST_METHOD": "POST", "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "CONTENT_LENGTH": "\(body.count)",
      ]) { $1 },
      standardInput: body)
    return (
      try #require(Answer(output.standardOutput), "\(output.standardError)"),
      output.standardError,
      String(decoding: try installation.folder.read("trace"), as: UTF8.self)
    )
  }

  @Test(arguments: Project.lookupPrograms)
  func whatFailsOnceIsTriedOnceMore(program: String) throws {
    let installation = try Installation(program: program)
    for injection in Self.passing {
      let (answer, log, trace) = try answer(installation, injection)
      #expect(trace.contains("(INJECTED)"), "\(injection)")
      #expect(answer.status == 200, "\(injection)")
      #expect(answer.result == "found", "\(injection)")
      #expect(log == "", "\(injection)")
    }
  }

  @Test(arguments: Project.lookupPrograms)
  func whatGoesOnFailingIsNeverNotFound(program: String) throws {
    let installation = try Installation(program: program)
    for injection in Self.lasting {
      let (answer, log, trace) = try answer(installation, injection)
      #expect(trace.contains("(INJECTED)"), "\(injection)")
      #expect(answer.status == 503, "\(injection)")
      #expect(answer.result == "error", "\(injection)")
      #expect(log.split(separator: "\n").count == 1, "\(injection)")
    }
  }
}
