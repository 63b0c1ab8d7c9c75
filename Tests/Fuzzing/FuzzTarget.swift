import Foundation

/// What a fuzzer feeds; one part of the program that reads what strangers or damaged disks send.
enum FuzzTarget: String, CaseIterable {
  case request, form, index, page, batch

  /// Reads the bytes and holds the result to what must be true of any bytes.
  func run(_ bytes: [UInt8]) {
    switch self {
    case .request: fuzzRequest(bytes)
    case .form: fuzzForm(bytes)
    case .index: fuzzIndex(bytes)
    case .page: fuzzAnswerPage(bytes)
    case .batch: fuzzBatch(bytes)
    }
  }
}

private let chosen: FuzzTarget = {
  let name = ProcessInfo.processInfo.environment["OSTA_FUZZ_TARGET"] ?? ""
  guard let target = FuzzTarget(rawValue: name) else {
    let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
    fail("OSTA_FUZZ_TARGET must be one of \(names)")
  }
  return target
}()

/// What libFuzzer calls with each of its inputs: they go to the target that `OSTA_FUZZ_TARGET` names.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  chosen.run(Array(UnsafeBufferPointer(start: data, count: size)))
  return 0
}

/// Ends the process, which a fuzzer takes for a finding, where something is not so.
func require(_ condition: Bool, _ what: @autoclosure () -> String) {
  guard condition else { fail(what()) }
}

/// Ends the process with a finding.
func fail(_ what: String) -> Never {
  FileHandle.standardError.write(Data("broken property: \(what)\n".utf8))
  abort()
}

/// Does what must not fail.
func mustSucceed<Result>(_ what: String, _ work: () throws -> Result) -> Result {
  do {
    return try work()
  } catch {
    fail("\(what): \(error)")
  }
}
