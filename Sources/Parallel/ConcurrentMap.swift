import Foundation

/// How many threads work for this process's user at once.
package let usualWorkers = min(16, ProcessInfo.processInfo.activeProcessorCount)

extension Array where Element: Sendable {
  /// What a function gives for each element, in the order of the elements, worked out on all cores.
  package func concurrentMap<Value: Sendable>(
    _ transform: @Sendable (Element) -> Value
  ) -> [Value] {
    let jobs = JobList(count: (count + stretchLength - 1) / stretchLength)
    return [Value](unsafeUninitializedCapacity: count) { room, filled in
      // Each value has a place of its own, which one worker alone fills.
      nonisolated(unsafe) let room = room
      inParallel(usualWorkers) { _ in
        while let number = jobs.next() {
          let start = number * stretchLength
          for place in start..<Swift.min(start + stretchLength, count) {
            room.initializeElement(at: place, to: transform(self[place]))
          }
        }
      }
      filled = count
    }
  }
}

/// Elements that one worker takes at once: few enough to share out, many enough not to wait for the lock.
private let stretchLength = 16
