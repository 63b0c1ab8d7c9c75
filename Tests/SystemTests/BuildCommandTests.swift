import Foundation
import TestSupport
import Testing

/// `osta build` one time after the other.
@Suite struct BuildCommandTests {
  @Test func secondBuildFindsEverythingDone() throws {
    let project = try ProjectCopy()
    try project.writeNotices(0..<3, saying: "甲")
    let first = try project.build()
    let bundle = try project.bundle()
    let second = try project.build()
    #expect(second.text.contains(" 0 of them new or changed, 0 removed"))
    #expect(second.standardError == first.standardError)
    project.remove(".osta/cache")
    #expect(try project.build().text.contains(" 0 of them new or changed, 0 removed"))
    #expect(try project.bundle() == bundle)
  }

  @Test func everybodyMayReadTheBundleWhateverTheUmaskIs() throws {
    let project = try ProjectCopy()
    let build = try runProcess(
      URL(filePath: "/bin/sh"),
      arguments: ["-c", "umask 077; exec \"$0\" build --no-gzip", Project.osta.path],
      folder: project.folder.url)
    #expect(build.status == 0, "\(build.standardError)")
    for (path, mode) in [("site/index.html", 0o644), ("osta.conf", 0o644), ("site", 0o755)] {
      let attributes = try FileManager.default.attributesOfItem(
        atPath: project.folder["output/" + path].path)
      #expect(attributes[.posixPermissions] as? Int == mode)
    }
  }

  @Test func phasesAreTimedWhereThatIsAskedFor() throws {
    let project = try ProjectCopy()
    let output = try runProcess(
      Project.osta, arguments: ["build", "--timings"], folder: project.folder.url)
    let words = output.text.split(separator: "\n").compactMap { $0.split(separator: " ").first }
    for phase in ["read", "parse", "check", "render", "compress", "write", "in"] {
      #expect(words.contains { $0 == phase }, "\(output.text)")
    }
    #expect(try !project.build().text.contains("compress"))
  }

  @Test func cacheIsForItsOwnerAndLiesOutsideOfTheBundle() throws {
    let project = try ProjectCopy()
    try project.build()
    let files = try project.folder.files()
    let caches = files.filter { $0.hasPrefix(".osta/cache/") }
    #expect(!caches.isEmpty)
    #expect(!files.contains { $0.hasPrefix("output/.osta") })
    for cache in caches {
      let attributes = try FileManager.default.attributesOfItem(
        atPath: project.folder[cache].path)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
  }
}
