import Dispatch
import Synchronization

/// The values of two functions, worked out at the same time; each may work on all cores itself.
///
/// The second has a thread of its own and is no iteration of `inParallel`, inside of which Dispatch gives
/// each iteration but its share of the cores.
package func concurrently<First: Sendable, Second: Sendable>(
  _ first: () -> First, _ second: () -> Second
) -> (First, Second) {
  let result = Mutex<Second?>(nil)
  return withoutActuallyEscaping(second) { second in
    // Nobody else calls it, and it has ended when this function returns.
    nonisolated(unsafe) let second = second
    let group = DispatchGroup()
    DispatchQueue.global().async(group: group) {
      let value = second()
      result.withLock { $0 = value }
    }
    let first = first()
    group.wait()
    guard let second = result.withLock({ $0 }) else { preconditionFailure("it leaves a value") }
    return (first, second)
  }
}
