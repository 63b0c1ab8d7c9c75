import Foundation
import TestSupport
import Testing

/// `lookup.cgi` while the body of its request is still on the way.
@Suite struct HeldRequestTests {
  /// A request of which the server has sent a part of the body, and may send the rest.
  private final class HeldRequest {
    private let process = Process()
    private let ended = DispatchSemaphore(value: 0)
    private let input = Pipe()
    private let output = Pipe()
    private let error = Pipe()

    init(_ installation: Installation, body: [UInt8], length: Int) throws {
      process.executableURL = installation.program
      process.environment = installation.environment.merging([
        "REMOTE_ADDR": "127.0.0.1", "REQUEST_METHOD": "POST", "CONTENT_LENGTH": "\(length)",
        "CONTENT_TYPE": "application/x-www-form-urlencoded", "SWIFT_BACKTRACE": "enable=no",
      ]) { $1 }
      process.standardInput = input
      process.standardOutput = output
      process.standardError = error
      process.terminationHandler = { [ended] _ in ended.signal() }
      try process.run()
      try send(body)
    }

    func send(_ body: [UInt8]) throws {
      try input.fileHandleForWriting.write(contentsOf: Data(body))
    }

    /// The visitor closes his browser.
    func leave() throws {
      try output.fileHandleForReading.close()
    }

    /// Waits for the program's end; the number of the signal that ended it, or 0.
    func waitForEnd() -> Int32 {
      ended.wait()
      return process.terminationReason == .uncaughtSignal ? process.terminationStatus : 0
    }

    /// What was answered.
    func answer() throws -> Data { try output.fileHandleForReading.readToEnd() ?? Data() }

    /// What was written to the server's log.
    func log() throws -> String {
      String(decoding: try error.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    }
  }

  @Test(arguments: Project.lookupPrograms)
  func slowBodyEndsTheProgramAndIsNoAnswer(program: String) throws {
    let installation = try Installation(program: program)
    let half = Attack.question.count / 2
    let request = try HeldRequest(
      installation, body: Array(Attack.question[..<half]), length: Attack.question.count)
    #expect(request.waitForEnd() == SIGALRM)
    #expect(try request.answer().isEmpty)
    #expect(try request.log().isEmpty)
  }

  @Test(arguments: Project.lookupPrograms)
  func visitorWhoHasGoneLeavesNothingPersonalInTheLog(program: String) throws {
    let installation = try Installation(program: program)
    let request = try HeldRequest(installation, body: [], length: Attack.question.count)
    try request.leave()
    try request.send(Attack.question)
    let signal = request.waitForEnd()
    let log = try request.log()
    #expect(signal == SIGPIPE || log.hasPrefix("osta lookup: standard output: "))
    for fact in [Attack.certificate.number, Attack.certificate.name] {
      #expect(!log.contains(fact))
    }
  }

  @Test(.enabled(if: Project.hasServers), arguments: Project.lookupPrograms)
  func memoryIsNotDumpedAndLifeIsLimitedBeforeTheFormIsRead(program: String) throws {
    let installation = try Installation(program: program)
    let trace = installation.folder["trace"]
    let output = try runProcess(
      URL(filePath: "/usr/bin/strace"),
      arguments: [
        "-o", trace.path, "-e", "trace=prctl,alarm,setitimer,read", installation.program.path,
      ],
      environment: installation.environment.merging([
        "REMOTE_ADDR": "127.0.0.1", "REQUEST_METHOD": "POST",
        "CONTENT_LENGTH": "\(Attack.question.count)",
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
      ]) { $1 }, standardInput: Attack.question)
    #expect(output.status == 0)
    let calls = try String(contentsOf: trace, encoding: .utf8)
    let form = try #require(calls.range(of: "read(0, "))
    let before = calls[..<form.lowerBound]
    #expect(before.contains("prctl(PR_SET_DUMPABLE, SUID_DUMP_DISABLE) = 0"), "\(calls)")
    #expect(before.contains(/alarm\(20\)|setitimer\(ITIMER_REAL, .*tv_sec=20/), "\(calls)")
  }
}
