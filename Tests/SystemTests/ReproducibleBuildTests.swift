import Foundation
import TestSupport
import Testing

/// The same input makes the same bundle, wherever and whenever it is built.
@Suite struct ReproducibleBuildTests {
  @Test(arguments: [
    ["TZ": "Pacific/Kiritimati"], ["TZ": "America/Anchorage"], ["LC_ALL": "tr_TR.UTF-8"],
    ["LC_ALL": "C", "LANG": "zh_CN.GBK", "TZ": "Asia/Shanghai"], ["SOURCE_DATE_EPOCH": "0"],
  ])
  func environmentMakesNoDifference(_ environment: [String: String]) throws {
    let project = try ProjectCopy()
    try project.writeNotices(0..<3, saying: "甲")
    let usual = try project.cleanBundle()
    try project.build("other", environment: environment)
    #expect(try project.bundle("other") == usual)
  }

  @Test func orderAndTimesOfFilesMakeNoDifference() throws {
    let (one, other) = (try ProjectCopy(), try ProjectCopy())
    try one.writeNotices(0..<20, saying: "甲")
    try other.writeNotices((0..<20).reversed(), saying: "乙")
    try other.writeNotices([7, 3, 19, 0] + Array(0..<20), saying: "甲")
    for (number, path) in try other.folder.files().enumerated() {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: Double(1_000_000 * (number % 7)))],
        ofItemAtPath: other.folder[path].path)
    }
    #expect(try one.cleanBundle() == other.cleanBundle())
  }
}
