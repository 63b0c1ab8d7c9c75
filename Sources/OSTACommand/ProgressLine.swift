import Foundation
import Synchronization

/// A line on a terminal that says four times a second how far some work is; nothing elsewhere.
final class ProgressLine: Sendable {
  private let isShown = isatty(STDERR_FILENO) == 1
  private let isEnded = Mutex(false)

  /// - Parameter text: Gives what the line says at the moment.
  init(_ text: @escaping @Sendable () -> String) {
    guard isShown else { return }
    Thread.detachNewThread { [self] in
      while show(text()) { Thread.sleep(forTimeInterval: 0.25) }
    }
  }

  /// Takes the line away for good.
  func end() {
    guard isShown else { return }
    isEnded.withLock { isEnded in
      guard !isEnded else { return }
      isEnded = true
      Terminal.rewrite("")
    }
  }

  /// Shows a text; false when the line has ended.
  private func show(_ text: String) -> Bool {
    isEnded.withLock { isEnded in
      if !isEnded { Terminal.rewrite(text) }
      return !isEnded
    }
  }
}
