/// What a build remembers for the next one: what it read, what documents say, and what each file of the
/// bundle was made from.
///
/// It only saves work. Everything in it is compared with what is there now, and a cache that is damaged, of
/// another version or from another program is as good as none.
struct BuildCache: Sendable {
  /// Of everything that was read; nil where something was not as it should be.
  let input: Digest?
  /// What was said about it.
  ///
  /// There were no errors, because after errors nothing is remembered.
  let warnings: [Diagnostic]
  /// When the build began to look at its input, in nanoseconds since 1970.
  let begin: Int
  /// The bundle that it left.
  let bundle: BundleState
  /// The files of the content.
  let content: [String: FolderMemory.Entry]
  /// The files of the templates.
  let templates: [String: FolderMemory.Entry]
}

// MARK: As a file

extension BuildCache {
  /// How every cache of this format begins.
  static let magic = Array("osta cache 1\n".utf8)

  /// The cache as a file, for the program that a digest stands for.
  func file(of program: Digest) -> [UInt8] {
    var cache = CacheWriter()
    cache.write(program)
    cache.write(input)
    cache.write(warnings) { $0.write($1) }
    cache.write(begin)
    cache.write(bundle.moment)
    cache.write(bundle.files) { $0.write($1) }
    cache.write(bundle.list) { $0.write($1) }
    cache.write(bundle.links) { $0.write($1) }
    cache.write(content) { $0.write($1) }
    cache.write(templates) { $0.write($1) }
    var checksum = CacheWriter()
    checksum.write(Digest(of: cache.bytes[...]))
    return BuildCache.magic + checksum.bytes + cache.bytes
  }

  /// Nil for any file that this program did not write just so.
  init?(file: [UInt8], of program: Digest) {
    guard file.starts(with: BuildCache.magic) else { return nil }
    var cache = CacheReader(file[BuildCache.magic.count...])
    do throws(CacheReader.Damage) {
      guard try cache.digest() == Digest(of: cache.rest), try cache.digest() == program else {
        return nil
      }
      input = try cache.optional { reader throws(CacheReader.Damage) in try reader.digest() }
      warnings = try cache.list { reader throws(CacheReader.Damage) in try reader.diagnostic() }
      begin = try cache.number()
      bundle = BundleState(
        moment: try cache.number(),
        files: try cache.dictionary { reader throws(CacheReader.Damage) in
          try reader.writtenFile()
        }, list: try cache.optional { reader throws(CacheReader.Damage) in try reader.stamp() },
        links: try cache.optional { reader throws(CacheReader.Damage) in try reader.siteLinks() })
      content = try cache.dictionary { reader throws(CacheReader.Damage) in try reader.entry() }
      templates = try cache.dictionary { reader throws(CacheReader.Damage) in try reader.entry() }
    } catch {
      return nil
    }
  }
}

// MARK: Its values

extension CacheWriter {
  fileprivate mutating func write(_ file: WrittenFile) {
    write(file.source)
    write(file.stamp) { $0.write($1) }
  }

  fileprivate mutating func write(_ links: SiteLinks) {
    write(links.destinations) { writer, destination in
      writer.write(destination.path)
      writer.write(destination.anchor)
    }
    write(links.pages) { $0.write($1) }
  }

  fileprivate mutating func write(_ entry: FolderMemory.Entry) {
    write(entry.file.digest)
    write(entry.file.size)
    write(entry.file.stamp)
    write(entry.record)
  }

  fileprivate mutating func write(_ stamp: FileStamp) {
    write(stamp.digest)
    write(stamp.settles)
  }

  fileprivate mutating func write(_ digest: Digest?) {
    write(digest) { $0.write($1) }
  }
}

extension CacheReader {
  fileprivate mutating func writtenFile() throws(Damage) -> WrittenFile {
    WrittenFile(
      source: try digest(),
      stamp: try optional { reader throws(Damage) in try reader.stamp() })
  }

  fileprivate mutating func siteLinks() throws(Damage) -> SiteLinks {
    SiteLinks(
      destinations: try list { reader throws(Damage) in
        SiteLinks.Destination(path: try reader.text(), anchor: try reader.text())
      }, pages: try dictionary { reader throws(Damage) in try reader.data() })
  }

  fileprivate mutating func entry() throws(Damage) -> FolderMemory.Entry {
    FolderMemory.Entry(
      file: KnownFile(digest: try digest(), size: try number(), stamp: try stamp()),
      record: try data())
  }

  fileprivate mutating func stamp() throws(Damage) -> FileStamp {
    FileStamp(digest: try digest(), settles: try number())
  }
}
