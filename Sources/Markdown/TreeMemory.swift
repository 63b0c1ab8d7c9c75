import CCmark
import CTreeMemory
import Glibc

/// Where the nodes and texts of trees lie.
///
/// cmark asks for memory some hundred times for one tree and gives it all back at once, which costs more than
/// the parsing. So each thread keeps a block from which its trees are served in order, and which is empty again when
/// none of them is left. What has no room there comes from the C library.
///
/// Therefore a tree stays on the thread that made it.
struct TreeMemory {
  /// The functions by which cmark asks for memory.
  nonisolated(unsafe) static let functions: UnsafeMutablePointer<cmark_mem> = {
    let functions = UnsafeMutablePointer<cmark_mem>.allocate(capacity: 1)
    functions.initialize(
      to: cmark_mem(
        calloc: { count, size in TreeMemory.ofTree.pointee.zeroed(count * size) },
        realloc: { piece, size in TreeMemory.ofTree.pointee.resized(piece, size) },
        free: { piece in TreeMemory.ofTree.pointee.giveBack(piece) }))
    return functions
  }()

  private static let size = 256 << 10
  /// Before each piece its length is noted, and pieces begin at multiples of this.
  private static let unit = 16

  private let block = UnsafeMutableRawPointer.allocate(
    byteCount: TreeMemory.size, alignment: TreeMemory.unit)
  private var used = 0
  private var trees = 0
  /// Whether anything had no room in the block since it was empty.
  private var isOverfull = false

  private init() {}
}

// MARK: Threads

extension TreeMemory {
  /// By which the end of a thread frees its memory.
  private static let key: pthread_key_t = {
    var key: pthread_key_t = 0
    let error = pthread_key_create(&key) { memory in
      guard let memory = memory?.assumingMemoryBound(to: TreeMemory.self) else { return }
      memory.pointee.block.deallocate()
      memory.deallocate()
    }
    precondition(error == 0, "there is a key for each program")
    return key
  }()

  /// That of the thread that asks; nil before its first tree.
  private static var known: UnsafeMutablePointer<TreeMemory>? {
    osta_tree_memory_get()?.assumingMemoryBound(to: TreeMemory.self)
  }

  /// That of the thread that asks, on which a tree has been begun.
  private static var ofTree: UnsafeMutablePointer<TreeMemory> {
    guard let known else { preconditionFailure("a tree stays on the thread that made it") }
    return known
  }

  /// That of the thread that asks.
  static var ofThread: UnsafeMutablePointer<TreeMemory> {
    if let known { return known }
    let memory = UnsafeMutablePointer<TreeMemory>.allocate(capacity: 1)
    memory.initialize(to: TreeMemory())
    pthread_setspecific(key, memory)
    osta_tree_memory_set(memory)
    return memory
  }
}

// MARK: Trees

extension TreeMemory {
  /// Notes that a tree is about to be made.
  mutating func beginTree() { trees += 1 }

  /// Notes that a tree is not needed any more.
  ///
  /// - Parameter nodes: Its nodes, which are given back one by one only where not all lie in the block.
  mutating func endTree(_ nodes: CmarkNode...) {
    if isOverfull { for node in nodes { node.remove() } }
    trees -= 1
    guard trees == 0 else { return }
    used = 0
    isOverfull = false
  }
}

// MARK: Pieces

extension TreeMemory {
  private mutating func zeroed(_ size: Int) -> UnsafeMutableRawPointer? {
    guard let piece = piece(size) else { return calloc(1, size) }
    return memset(piece, 0, size)
  }

  private mutating func resized(
    _ piece: UnsafeMutableRawPointer?, _ size: Int
  ) -> UnsafeMutableRawPointer? {
    guard let piece else { return self.piece(size) ?? malloc(size) }
    guard holds(piece) else { return realloc(piece, size) }
    let former = (piece - TreeMemory.unit).load(as: Int.self)
    let isLast = piece + TreeMemory.rounded(former) == block + used
    if isLast { used = block.distance(to: piece) - TreeMemory.unit }
    guard let other = self.piece(size) ?? malloc(size) else { return nil }
    return memmove(other, piece, min(former, size))
  }

  private func giveBack(_ piece: UnsafeMutableRawPointer?) {
    guard let piece, !holds(piece) else { return }
    free(piece)
  }

  /// The next piece of the block, or nil where there is no room.
  private mutating func piece(_ size: Int) -> UnsafeMutableRawPointer? {
    guard size <= TreeMemory.size - used - 2 * TreeMemory.unit else {
      isOverfull = true
      return nil
    }
    let piece = block + used + TreeMemory.unit
    (piece - TreeMemory.unit).storeBytes(of: size, as: Int.self)
    used += TreeMemory.unit + TreeMemory.rounded(size)
    return piece
  }

  private static func rounded(_ size: Int) -> Int { (size + unit - 1) / unit * unit }

  private func holds(_ piece: UnsafeMutableRawPointer) -> Bool {
    piece >= block && piece < block + TreeMemory.size
  }
}
