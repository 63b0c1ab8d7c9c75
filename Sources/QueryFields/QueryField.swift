/// The version of the rules by which fields become keys.
///
/// It stands in the header of every index. Whoever changes a rule of this target counts it up;
/// otherwise certificates that were entered under the old rule would silently be "not found".
package let normaliserVersion: UInt16 = 4

/// A field of a query, normalised so that every spelling of one fact has one key.
///
/// The index builder and the lookup make their keys through the same types.
package protocol QueryField: Equatable, Sendable {
  /// Normalises what a visitor typed or a row of a batch holds, as UTF-8.
  ///
  /// At most 400 bytes are read, in one pass. Only a ``FieldProblem`` stops a query: a number of
  /// an unusual form or with a wrong check character is taken as typed.
  init(typed: Span<UInt8>) throws(FieldProblem)

  /// The canonical bytes, valid UTF-8 and never empty: what a lookup probes.
  var key: [UInt8] { get }

  /// The keys that the builder enters besides ``key``, for forms that cannot be told apart later.
  var furtherKeys: [[UInt8]] { get }

  /// Whether the text is quickly seen to be its own ``key``, without any further ones.
  ///
  /// Nearly every cell of a batch is. False says nothing.
  static func isPlain(_ typed: Span<UInt8>) -> Bool
}

extension QueryField {
  /// No further keys.
  package var furtherKeys: [[UInt8]] { [] }

  /// Normalises what a visitor typed or a row of a batch holds, as UTF-8.
  package init(typed: [UInt8]) throws(FieldProblem) {
    try self.init(typed: typed.span)
  }
}
