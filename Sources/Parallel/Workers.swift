import Dispatch
import Synchronization

/// Runs the same work on several threads and waits for all of them.
///
/// - Parameters:
///   - workers: How many threads.
///   - work: Is called once for each worker, with the worker's number. Workers may also run one after the
///     other, so none may wait for another.
/// - Throws: The first failure that came.
package func inParallel<Failure: Error>(
  _ workers: Int, _ work: (Int) throws(Failure) -> Void
) throws(Failure) {
  let failure = Mutex<Failure?>(nil)
  withoutActuallyEscaping(work) { work in
    // Each call has a worker's number of its own, by which callers keep what they change apart.
    nonisolated(unsafe) let work = work
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      do throws(Failure) {
        try work(worker)
      } catch {
        failure.withLock { $0 = $0 ?? error }
      }
    }
  }
  if let failure = failure.withLock({ $0 }) { throw failure }
}

/// Jobs with numbers from 0, each handed out once; workers that ask often are given more of them.
package final class JobList: Sendable {
  private let count: Int
  private let handedOut = Atomic(0)

  /// Jobs from 0 up to the count.
  package init(count: Int) {
    self.count = count
  }

  /// The next job; nil when there are none left.
  package func next() -> Int? {
    let job = handedOut.add(1, ordering: .relaxed).oldValue
    return job < count ? job : nil
  }

  /// Hands out no more, because a job has failed.
  package func stop() {
    handedOut.store(count, ordering: .relaxed)
  }
}

extension JobList {
  /// Does jobs until none is left; a failure stops all workers.
  package func work<Failure: Error>(_ job: (Int) throws(Failure) -> Void) throws(Failure) {
    while let number = next() {
      do throws(Failure) {
        try job(number)
      } catch {
        stop()
        throw error
      }
    }
  }
}
