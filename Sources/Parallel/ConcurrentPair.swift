import Synchronization

/// The values of two functions, worked out at the same time.
package func concurrently<First: Sendable, Second: Sendable>(
  _ first: () -> First, _ second: () -> Second
) -> (First, Second) {
  let firstResult = Mutex<First?>(nil)
  let secondResult = Mutex<Second?>(nil)
  inParallel(2) { worker in
    if worker == 0 {
      let value = first()
      firstResult.withLock { $0 = value }
    } else {
      let value = second()
      secondResult.withLock { $0 = value }
    }
  }
  guard let first = firstResult.withLock({ $0 }), let second = secondResult.withLock({ $0 })
  else { preconditionFailure("each worker leaves a value") }
  return (first, second)
}
