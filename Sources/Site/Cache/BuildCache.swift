import Parallel

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
  func file(of program: Digest) -> [UInt8] { Array(parts(of: program).joined()) }

  /// The parts of the file, one behind the other.
  func parts(of program: Digest) -> [ArraySlice<UInt8>] {
    let (bundle, folders) = concurrently(
      {
        var section = CacheWriter(room: 256 * self.bundle.files.count)
        section.write(input)
        section.write(warnings) { $0.write($1) }
        section.write(begin)
        section.write(self.bundle)
        return section.section
      },
      {
        let records = content.values.reduce(0) { $0 + $1.record.count + $1.notice.count }
        var section = CacheWriter(room: records + 256 * (content.count + templates.count))
        section.write(content) { $0.write($1) }
        section.write(templates) { $0.write($1) }
        return section.section
      })
    var head = CacheWriter()
    head.write(raw: BuildCache.magic)
    head.write(program)
    var middle = CacheWriter()
    head.write(headOf: bundle)
    middle.write(headOf: folders)
    return [head.bytes[...], bundle.bytes, middle.bytes[...], folders.bytes]
  }

  /// Nil for any file that this program did not write just so.
  init?(file: [UInt8], of program: Digest) {
    guard file.starts(with: BuildCache.magic) else { return nil }
    var cache = CacheReader(file[BuildCache.magic.count...])
    do throws(CacheReader.Damage) {
      guard try cache.digest() == program else { return nil }
      let sections = (try cache.section(), try cache.section())
      guard cache.rest.isEmpty else { return nil }
      let (bundle, folders) = concurrently(
        {
          BuildCache.reading(sections.0) { reader throws(CacheReader.Damage) in try reader.build() }
        },
        {
          BuildCache.reading(sections.1) { reader throws(CacheReader.Damage) in try reader.folders()
          }
        })
      guard let bundle, let folders else { return nil }
      (input, warnings, begin, self.bundle) = bundle
      (content, templates) = folders
    } catch {
      return nil
    }
  }

  /// What a section says; nil where it is damaged.
  private static func reading<Value>(
    _ section: CacheReader.Section, _ read: (inout CacheReader) throws(CacheReader.Damage) -> Value
  ) -> Value? {
    guard Digest(of: section.bytes) == section.digest else { return nil }
    var reader = CacheReader(section.bytes)
    do throws(CacheReader.Damage) {
      return try read(&reader)
    } catch {
      return nil
    }
  }
}

// MARK: Its values

extension CacheWriter {
  fileprivate mutating func write(_ bundle: BundleState) {
    write(bundle.moment)
    write(bundle.files) { $0.write($1) }
    write(bundle.list) { $0.write($1) }
    write(bundle.links) { $0.write($1) }
  }

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
    write(entry.notice)
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
  fileprivate mutating func build() throws(Damage) -> (Digest?, [Diagnostic], Int, BundleState) {
    (
      try optional { reader throws(Damage) in try reader.digest() },
      try list { reader throws(Damage) in try reader.diagnostic() }, try number(), try bundle()
    )
  }

  private mutating func bundle() throws(Damage) -> BundleState {
    BundleState(
      moment: try number(),
      files: try dictionary { reader throws(Damage) in try reader.writtenFile() },
      list: try optional { reader throws(Damage) in try reader.stamp() },
      links: try optional { reader throws(Damage) in try reader.siteLinks() })
  }

  fileprivate mutating func folders() throws(Damage) -> (
    [String: FolderMemory.Entry], [String: FolderMemory.Entry]
  ) {
    (
      try dictionary { reader throws(Damage) in try reader.entry() },
      try dictionary { reader throws(Damage) in try reader.entry() }
    )
  }

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
      record: try data(), notice: try data())
  }

  fileprivate mutating func stamp() throws(Damage) -> FileStamp {
    FileStamp(digest: try digest(), settles: try number())
  }
}
