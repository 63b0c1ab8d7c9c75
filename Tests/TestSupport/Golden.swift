package import Foundation
package import Testing

/// The place of a fixture: `Fixtures/NAME` beside the test file that asks.
package func fixture(_ name: String, besides testFile: String = #filePath) -> URL {
  URL(filePath: testFile).deletingLastPathComponent().appending(path: "Fixtures/\(name)")
}

/// Expects the bytes to be those of a golden file.
///
/// With `OSTA_RECORD_GOLDEN` in the environment the file is written instead; read the difference
/// in git before it is committed.
package func expectGolden(
  _ bytes: [UInt8], _ file: URL, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  if ProcessInfo.processInfo.environment["OSTA_RECORD_GOLDEN"] != nil {
    try record(bytes, file)
    return
  }
  guard FileManager.default.fileExists(atPath: file.path) else {
    Issue.record(
      "\(file.lastPathComponent) does not exist; record it with OSTA_RECORD_GOLDEN=1",
      sourceLocation: sourceLocation)
    return
  }
  guard let difference = firstDifference(bytes, try [UInt8](Data(contentsOf: file))) else { return }
  Issue.record("\(file.lastPathComponent): \(difference)", sourceLocation: sourceLocation)
}

/// Writes the golden file, with the folder above it.
private func record(_ bytes: [UInt8], _ file: URL) throws {
  try FileManager.default.createDirectory(
    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
  try Data(bytes).write(to: file)
}

/// The first line in which two texts differ, in words, or nil when they are the same.
private func firstDifference(_ found: [UInt8], _ expected: [UInt8]) -> Comment? {
  guard found != expected else { return nil }
  let left = found.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  let right = expected.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  let same = zip(left, right).prefix { $0 == $1 }.count
  return """
    line \(same + 1) is \(quoted(left, same)) and should be \(quoted(right, same)); \
    if it is right as it is now, record it with OSTA_RECORD_GOLDEN=1
    """
}

/// One line in quotation marks, or "missing" behind the last.
private func quoted(_ lines: [ArraySlice<UInt8>], _ index: Int) -> String {
  guard index < lines.count else { return "missing" }
  return "\"\(String(decoding: lines[index], as: UTF8.self))\""
}
