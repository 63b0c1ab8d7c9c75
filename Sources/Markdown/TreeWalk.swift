/// Goes through a node and those below it in the order of the document.
///
/// The node that was given last must not leave the tree before the next is asked for.
struct TreeWalk {
  private let root: CmarkNode
  private var current: CmarkNode?
  private var skipsChildren = false

  init(_ root: CmarkNode) {
    self.root = root
  }

  /// The next node, or nil behind the last.
  mutating func next() -> CmarkNode? {
    defer { skipsChildren = false }
    guard let node = current else {
      current = root
      return root
    }
    guard let following = (skipsChildren ? nil : node.firstChild) ?? behind(node) else {
      return nil
    }
    current = following
    return following
  }

  /// Leaves out what lies below the node that was given last.
  mutating func skipChildren() { skipsChildren = true }

  /// The next node that does not lie below.
  private func behind(_ node: CmarkNode) -> CmarkNode? {
    var node = node
    while node.pointer != root.pointer {
      if let next = node.next { return next }
      guard let parent = node.parent else { return nil }
      node = parent
    }
    return nil
  }
}
