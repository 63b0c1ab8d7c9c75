import Dispatch
import Synchronization

/// How far a build is; the build sets it and anybody may read it.
package final class BuildProgress: Sendable {
  /// What a build does, in this order.
  package enum Phase: Int, Sendable {
    /// Rows are read, checked and hashed.
    case reading
    /// Rows with the same number are compared.
    case comparing
    /// Entries are sorted and packed.
    case writing
    /// The finished file is read back.
    case verifying
    /// What of it is not yet on the disk is brought there.
    case syncing
    case done
  }

  private let phaseNumber = Atomic(0)
  private let done = Atomic(0)
  private let total = Atomic(0)
  private let rowCount = Atomic(0)
  private let phaseStart = Atomic(DispatchTime.now().uptimeNanoseconds)

  package init() {}

  /// What the build does now.
  package var phase: Phase { Phase(rawValue: phaseNumber.load(ordering: .relaxed)) ?? .done }

  /// How much of the phase is done, from 0 to 1; nil where nobody can tell.
  package var fraction: Double? {
    let total = total.load(ordering: .relaxed)
    guard total > 0 else { return nil }
    return min(1, Double(done.load(ordering: .relaxed)) / Double(total))
  }

  /// Rows that were read so far.
  package var rows: Int { rowCount.load(ordering: .relaxed) }

  /// Seconds since the phase began.
  package var secondsInPhase: Double {
    Double(DispatchTime.now().uptimeNanoseconds - phaseStart.load(ordering: .relaxed)) / 1e9
  }

  /// Begins a phase of so many steps; 0 where nobody knows.
  func begin(_ phase: Phase, total: Int) {
    done.store(0, ordering: .relaxed)
    self.total.store(total, ordering: .relaxed)
    phaseStart.store(DispatchTime.now().uptimeNanoseconds, ordering: .relaxed)
    phaseNumber.store(phase.rawValue, ordering: .relaxed)
  }

  /// Adds steps of the phase that are done.
  func advance(by steps: Int = 1) {
    done.add(steps, ordering: .relaxed)
  }

  func set(bytesRead: Int) {
    done.store(bytesRead, ordering: .relaxed)
  }

  func add(rows: Int) {
    rowCount.add(rows, ordering: .relaxed)
  }
}
