import Foundation
import TestSupport
import Testing

/// The program that shows system calls, and lets them fail.
enum Strace {
  static let program = URL(filePath: "/usr/bin/strace")

  static let canTrace: Bool = {
    guard FileManager.default.isExecutableFile(atPath: program.path) else { return false }
    return (try? runProcess(program, arguments: ["-o", "/dev/null", "true"]))?.status == 0
  }()

  /// What is said of tests that need it.
  static let absence: Comment = "strace is missing or may not trace"
}
