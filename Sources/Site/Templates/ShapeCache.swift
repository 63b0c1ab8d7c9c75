import Synchronization

/// What pages have in common that differ in their texts alone.
struct PageShape: Hashable, Sendable {
  let template: String
  /// That of `PageValues`.
  let shape: ByteKey
  /// How many items the lists have of which the shape has three.
  var runs: [ItemRun]

  /// What pages have in common that differ in the lengths of such lists too.
  var withoutRuns: PageShape { PageShape(template: template, shape: shape, runs: []) }
}

/// What a build has made once for all pages of a shape.
final class ShapeCache<Value: Sendable>: Sendable {
  private let values = Mutex<[PageShape: Value]>([:])

  /// What belongs to a shape, made by the first who asks; two who ask at once may both make it.
  func value(
    _ shape: PageShape, _ make: () throws(ContentErrors) -> Value
  ) throws(ContentErrors) -> Value {
    if let known = values.withLock({ $0[shape] }) { return known }
    let value = try make()
    values.withLock { $0[shape] = value }
    return value
  }
}
