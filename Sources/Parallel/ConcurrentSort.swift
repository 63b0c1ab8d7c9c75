extension Array where Element: Comparable & Sendable {
  /// The elements in order, sorted on two cores.
  ///
  /// - Complexity: O(*n* log *n*).
  package func concurrentlySorted() -> [Element] {
    let middle = count / 2
    let halves = concurrently({ self[..<middle].sorted() }, { self[middle...].sorted() })
    return merged(halves.0, halves.1)
  }
}

/// The elements of two sorted arrays, in order.
private func merged<Element: Comparable>(_ left: [Element], _ right: [Element]) -> [Element] {
  var merged: [Element] = []
  merged.reserveCapacity(left.count + right.count)
  var (first, second) = (0, 0)
  while first < left.count, second < right.count {
    if right[second] < left[first] {
      merged.append(right[second])
      second += 1
    } else {
      merged.append(left[first])
      first += 1
    }
  }
  return merged + left[first...] + right[second...]
}
