import Foundation
import TestSupport
import Testing

/// The units of systemd that run the lookup for nginx.
@Suite struct ServiceTests {
  @Test(.enabled(if: hasSystemd))
  func systemdUnderstandsTheUnits() throws {
    let installation = try Installation(program: Project.lookupPrograms[0])
    let units = ["osta-lookup.socket", "osta-lookup.service"].map {
      installation.output.appending(path: "server/\($0)").path
    }
    let result = try runProcess(analyze, arguments: ["verify"] + units)
    #expect(result.status == 0)
    #expect(result.standardError.isEmpty)
  }
}

private let analyze = URL(filePath: "/usr/bin/systemd-analyze")

private let hasSystemd =
  FileManager.default.isExecutableFile(atPath: analyze.path)
  && FileManager.default.isExecutableFile(atPath: "/usr/sbin/fcgiwrap")
