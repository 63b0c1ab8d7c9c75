import Dispatch
import Synchronization

/// How long the parts of a build took.
package final class BuildTimings: Sendable {
  /// A part of the work.
  package enum Phase: Int, CaseIterable, Sendable {
    /// Looking for the files of content and templates, and reading those that are not known.
    case read
    /// Fields and Markdown.
    case parse
    /// Proofreading, and checks that need more than one file.
    case check
    /// Finding what was made from something else than is there now.
    case compare
    /// Making pages and other files.
    case render
    case compress
    case write
    /// Keeping what is known for the next build.
    case remember
  }

  /// The nanoseconds of each phase, by its place among all: many threads add to them, for each file.
  private let times = InlineArray<8, Atomic<Int>> { _ in Atomic(0) }
  private let start = ContinuousClock.now
  /// Whether anybody wants to know; a build of thousands of files has other things to do.
  private let isAsked: Bool

  package init(isAsked: Bool = true) {
    self.isAsked = isAsked
  }

  /// Times of the phases that took any, in order; what cores did at the same time is added up.
  package var phases: [(phase: Phase, time: Duration)] {
    Phase.allCases.compactMap { phase in
      let time = times[phase.rawValue].load(ordering: .relaxed)
      return time == 0 ? nil : (phase, .nanoseconds(time))
    }
  }

  /// The time since the build began.
  package var total: Duration { ContinuousClock.now - start }

  /// A line for each phase, and one for the whole.
  package var description: String {
    let lines = phases.map { (name: "\($0.phase)", time: $0.time) }
    return (lines + [("in all", total)]).map { name, time in
      let number = String(Int(time / .milliseconds(1)))
      let room = max(1, 18 - name.count - number.count)
      return name + String(repeating: " ", count: room) + number + " ms"
    }.joined(separator: "\n")
  }

  /// Does some work, and adds its time to a phase.
  ///
  /// - Parameters:
  ///   - phase: The phase.
  ///   - outer: The phase that is being measured around it, if any, which is spared the time.
  ///   - work: The work.
  /// - Returns: What the work gives.
  /// - Throws: What the work throws.
  func measure<Value, Failure: Error>(
    _ phase: Phase, insteadOf outer: Phase? = nil, _ work: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    guard isAsked else { return try work() }
    let start = DispatchTime.now().uptimeNanoseconds
    defer {
      let time = Int(DispatchTime.now().uptimeNanoseconds - start)
      times[phase.rawValue].add(time, ordering: .relaxed)
      if let outer { times[outer.rawValue].subtract(time, ordering: .relaxed) }
    }
    return try work()
  }
}
