import Foundation
import TestSupport
import Testing

/// Counters that fail in the middle, as on a full disk or a broken one: the question is answered, and the
/// error log has one line.
@Suite(.enabled(if: Strace.canTrace, Strace.absence))
struct CounterFaultTests {
  /// What fails, and from which of the calls on the file of counters on.
  struct Fault: CustomTestStringConvertible {
    let calls: String
    let error: String
    let reason: String
    var when = "1+"

    var testDescription: String { "\(calls) \(when): \(error)" }
  }

  private static let writing = "pwrite64,write,writev,?pwritev"

  static let faults =
    ["1", "2", "3+", "1+"].map {
      Fault(calls: writing, error: "ENOSPC", reason: "no space left on the device", when: $0)
    } + [
      Fault(calls: writing, error: "EROFS", reason: ""),
      Fault(calls: "pread64,read", error: "EIO", reason: ""),
      Fault(calls: "?open,openat", error: "EACCES", reason: "permission denied"),
    ]

  private func ask(_ host: CountingHost, _ fields: [(String, String)], _ fault: Fault) throws
    -> (answer: Answer, log: String)
  {
    let body = formBody(fields)
    let folder = host.installation.folder
    let output = try runProcess(
      Strace.program,
      arguments: [
        "-q", "-o", folder["trace"].path, "-P", folder["state/limits"].path, "-e",
        "trace=\(fault.calls)", "-e",
        "inject=\(fault.calls):error=\(fault.error):when=\(fault.when)",
        host.installation.program.path,
      ],
      environment: host.installation.environment.merging([
        "REMOTE_ADDR": "203.0.113.5", "REQUEST_METHOD": "POST", "CONTENT_LENGTH": "\(body.count)",
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
      ]) { $1 }, standardInput: body)
    #expect(output.status == 0)
    return (try #require(Answer(output.standardOutput)), output.standardError)
  }

  @Test(arguments: Project.lookupPrograms, faults)
  func questionIsAnsweredAndTheLogHasALine(program: String, fault: Fault) throws {
    let host = try CountingHost(program, limits: "soft: 1000, hard: 1000")
    let fields = host.fields(try Sample.all("qualification")[3])
    #expect(try host.send(fields).result == "found", "the counters are there, and right")
    for (fields, result) in [(fields, "found"), (fields.dropLast() + [("name", "样本无此人")], "none")] {
      let (answer, log) = try ask(host, fields, fault)
      #expect(answer.result == result)
      let lines = log.split(separator: "\n")
      #expect(lines.count == 1, "\(log)")
      let place = "osta lookup: \(host.installation.folder["state/limits"].path): "
      #expect(lines.first?.hasPrefix(place + "queries are not counted: \(fault.reason)") == true)
    }
  }
}
