import Foundation
import TestSupport
import Testing

@Suite struct TestSupportTests {
  private let shell = URL(filePath: "/bin/sh")

  @Test func largeInputAndBothOutputsDoNotBlockEachOther() throws {
    let input = [UInt8](repeating: 65, count: 1 << 20)
    let output = try runProcess(
      shell, arguments: ["-c", "head -c 1048576 /dev/zero >&2; cat"], standardInput: input)
    #expect(output.status == 0)
    #expect(output.standardOutput == input)
    #expect(output.standardError.utf8.count == 1 << 20)
  }

  @Test func programThatLeavesItsInputUnreadIsNoError() throws {
    let output = try runProcess(
      shell, arguments: ["-c", "exit 3"], standardInput: [UInt8](repeating: 65, count: 1 << 20))
    #expect(output.status == 3)
    #expect(!output.wasSignalled)
  }

  @Test func environmentIsOnlyWhatIsGiven() throws {
    let output = try runProcess(
      URL(filePath: "/usr/bin/env"), environment: ["OSTA_TEST": "yes"])
    #expect(output.text.contains("OSTA_TEST=yes\n"))
    #expect(output.text.contains("SWIFT_BACKTRACE=enable=no\n"))
    #expect(!output.text.contains("HOME="))
  }

  @Test func signalIsToldFromStatus() throws {
    let output = try runProcess(shell, arguments: ["-c", "kill -KILL $$"])
    #expect(output.wasSignalled)
    #expect(output.status == SIGKILL)
  }

  @Test func programThatDoesNotExistIsAnError() {
    #expect(throws: (any Error).self) { try runProcess(URL(filePath: "/no/such/program")) }
  }

  @Test func temporaryFolderGoesWithItsOwner() throws {
    var folder: TemporaryFolder? = try TemporaryFolder()
    let file = try #require(try folder?.write("text", to: "a/b.txt"))
    #expect(try folder?.files() == ["a/b.txt"])
    #expect(try folder?.read("a/b.txt") == Array("text".utf8))
    folder = nil
    #expect(!FileManager.default.fileExists(atPath: file.path))
  }

  @Test func builtProductsHoldTheTestBundle() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: builtProducts.path)
    #expect(names.contains { $0.hasSuffix(".xctest") })
  }

  @Test func goldenFileThatDiffersIsToldByItsFirstLine() throws {
    let folder = try TemporaryFolder()
    let golden = try folder.write("one\ntwo\n", to: "golden.txt")
    try expectGolden(Array("one\ntwo\n".utf8), golden)
    try withKnownIssue {
      try expectGolden(Array("one\nzwei\n".utf8), golden)
    } matching: {
      $0.comments.first?.rawValue.hasPrefix(
        "golden.txt: line 2 is \"zwei\" and should be \"two\"") == true
    }
  }
}
