import Foundation
import Synchronization

/// How many threads work for this process's user at once.
package let usualWorkers = min(16, ProcessInfo.processInfo.activeProcessorCount)

extension Array where Element: Sendable {
  /// What a function gives for each element, in the order of the elements, worked out on all cores.
  package func concurrentMap<Value: Sendable>(
    _ transform: @Sendable (Element) -> Value
  ) -> [Value] {
    let stretches = Mutex<[Int: [Value]]>([:])
    let jobs = JobList(count: (count + stretchLength - 1) / stretchLength)
    inParallel(usualWorkers) { _ in
      while let number = jobs.next() {
        let start = number * stretchLength
        let values = self[start..<Swift.min(start + stretchLength, count)].map(transform)
        stretches.withLock { $0[number] = values }
      }
    }
    return stretches.withLock { stretches in
      stretches.keys.sorted().flatMap { stretches[$0] ?? [] }
    }
  }
}

/// Elements that one worker takes at once: few enough to share out, many enough not to wait for the lock.
private let stretchLength = 64
