/// A value that knows a digest of everything it was made from.
///
/// Two values of one type with the same digest are the same. So a file that is made from nothing but such
/// values needs not be made again while their digests stay as they are.
protocol Digested: Sendable {
  var digest: Digest { get }
}

extension Digest {
  /// The digest of several values, in their order.
  init<each Source: Digested>(of source: repeat each Source) {
    var digester = Digester()
    repeat digester.add((each source).digest)
    self = digester.digest()
  }
}

extension Digest: Digested {
  package var digest: Digest { self }
}

extension Array: Digested where Element: Digested {
  var digest: Digest {
    var digester = Digester()
    for element in self { digester.add(element.digest) }
    return digester.digest()
  }
}

extension Optional: Digested where Wrapped: Digested {
  var digest: Digest {
    switch self {
    case .some(let value): [value].digest
    case .none: [Wrapped]().digest
    }
  }
}

extension String: Digested {
  var digest: Digest {
    var digester = Digester()
    digester.add(self)
    return digester.digest()
  }
}

extension Int: Digested {
  var digest: Digest {
    var digester = Digester()
    digester.add(self)
    return digester.digest()
  }
}
