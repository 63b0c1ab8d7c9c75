import Markdown

// A document's record in the cache. Whoever changes it or what it is made from needs no new version:
// a cache is used by the very program that wrote it and by no other.

extension DocumentRecord {
  /// The record as the cache keeps it.
  var cached: [UInt8] {
    var cache = CacheWriter(room: 2048)
    cache.write(root) { $0.write($1) }
    cache.write(bodyLineOffset)
    cache.write(findings) { $0.write($1) }
    cache.write(links) { $0.write($1) }
    cache.write(tables) { $0.write($1) }
    // Many are kept, so none keeps room that it does not need.
    return Array(cache.bytes[...])
  }

  /// Nil for bytes that no record has.
  init?(cached bytes: ArraySlice<UInt8>) {
    var cache = CacheReader(bytes)
    do throws(CacheReader.Damage) {
      root = try cache.optional { reader throws(CacheReader.Damage) in try reader.node() }
      bodyLineOffset = try cache.number()
      findings = try cache.list { reader throws(CacheReader.Damage) in try reader.diagnostic() }
      links = try cache.list { reader throws(CacheReader.Damage) in try reader.link() }
      tables = try cache.list { reader throws(CacheReader.Damage) in try reader.dataTable() }
    } catch {
      return nil
    }
  }
}

// MARK: Values in records

extension CacheWriter {
  fileprivate mutating func write(_ node: YAMLNode) {
    switch node {
    case .scalar(let text, _):
      write(0)
      write(text)
    case .sequence(let items, _):
      write(1)
      write(items) { $0.write($1) }
    case .mapping(let pairs, _):
      write(2)
      write(pairs) { writer, pair in
        writer.write(pair.key)
        writer.write(pair.value)
      }
    }
    write(node.mark.line)
    write(node.mark.column)
  }

  fileprivate mutating func write(_ table: DataTableReference) {
    write(table.name)
    write(table.caption)
    write(table.place)
  }

  fileprivate mutating func write(_ link: DocumentLink) {
    write(link.destination)
    write(link.place)
    write(link.isImage)
    write(link.isRaw)
  }

  private mutating func write(_ place: SourcePlace) {
    write(place.line)
    write(place.column)
  }

  /// A diagnostic of any kind.
  mutating func write(_ diagnostic: Diagnostic) {
    write(diagnostic.path)
    write(diagnostic.line)
    write(diagnostic.column)
    write(diagnostic.severity == .error)
    write(diagnostic.message)
    write(diagnostic.rule) { $0.write($1) }
    write(diagnostic.subject) { $0.write($1) }
  }
}

extension CacheReader {
  fileprivate mutating func node() throws(Damage) -> YAMLNode {
    switch try number() {
    case 0:
      let text = try text()
      return .scalar(text, try mark())
    case 1:
      let items = try list { reader throws(Damage) in try reader.node() }
      return .sequence(items, try mark())
    case 2:
      let pairs = try list { reader throws(Damage) in
        YAMLPair(key: try reader.node(), value: try reader.node())
      }
      return .mapping(pairs, try mark())
    default:
      throw Damage()
    }
  }

  private mutating func mark() throws(Damage) -> YAMLMark {
    YAMLMark(line: try number(), column: try number())
  }

  fileprivate mutating func dataTable() throws(Damage) -> DataTableReference {
    DataTableReference(name: try text(), caption: try text(), place: try place())
  }

  fileprivate mutating func link() throws(Damage) -> DocumentLink {
    DocumentLink(
      destination: try text(), place: try place(), isImage: try flag(), isRaw: try flag())
  }

  private mutating func place() throws(Damage) -> SourcePlace {
    SourcePlace(line: try number(), column: try number())
  }

  /// A diagnostic of any kind.
  mutating func diagnostic() throws(Damage) -> Diagnostic {
    Diagnostic(
      path: try text(), line: try number(), column: try number(),
      severity: try flag() ? .error : .warning, message: try text(),
      rule: try optional { reader throws(Damage) in try reader.text() },
      subject: try optional { reader throws(Damage) in try reader.text() })
  }
}
