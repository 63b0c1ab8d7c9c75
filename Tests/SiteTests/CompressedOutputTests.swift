import Foundation
import Gzip
import Site
import TestSupport
import Testing

/// Texts that lie beside themselves in a compressed form.
@Suite struct CompressedOutputTests {
  private static let site = """
    -- templates/layout.mustache --
    <!doctype html><html lang="zh-CN"><title>{{page.title}}</title><body>{{{main}}}{{{main}}}{{{main}}}</body></html>
    -- templates/assets/style.css --
    a { color: red } b { color: red } c { color: red } d { color: red } e { color: red }
    -- templates/assets/short.css --
    a{}
    """

  private func site() throws -> TinySite {
    let site = try TinySite(CompressedOutputTests.site)
    try site.write(Array(repeating: 0, count: 1000), to: "templates/assets/picture.png")
    return site
  }

  @Test func everyTextThatGetsSmallerHasItsCompressedForm() throws {
    let site = try site().build(compresses: true)
    let texts = site.files.keys.filter { $0.hasSuffix(".gz") }.map { $0.dropLast(3) }
    #expect(texts.contains("site/index.html"))
    #expect(texts.contains { $0.hasPrefix("site/assets/style.") })
    #expect(!texts.contains { $0.hasPrefix("site/assets/short.") })
    #expect(texts.allSatisfy { $0.hasPrefix("site/") && !$0.hasSuffix(".png") })
    for text in texts {
      let plain = try #require(site.files[String(text)])
      let compressed = try #require(site.files[text + ".gz"])
      #expect(compressed.count < plain.count)
      var rest = [compressed]
      let reader = try GzipReader<Never> { rest.popLast() ?? [] }
      #expect(try reader.next() == plain)
    }
  }

  @Test func compressedFormIsTheSameInEveryBuild() throws {
    let site = try site()
    #expect(try site.build(compresses: true).files == site.build(compresses: true).files)
    let compressed = try #require(try site.build(compresses: true).files["site/index.html.gz"])
    // RFC 1952: no name, no time.
    #expect(compressed[3] == 0)
    #expect(compressed[4..<8] == [0, 0, 0, 0])
  }

  @Test func compressedFormGoesWithItsTextAndWhereItGetsNoSmaller() throws {
    let folder = try TemporaryFolder()
    let writer = BundleWriter(output: folder.url)
    let site = try site()
    _ = try writer.write(site.plan(compresses: true).outputs)
    #expect(try folder.files().contains("site/index.html.gz"))
    let short = try TinySite("-- templates/layout.mustache --\n{{page.title}}")
    _ = try writer.write(short.plan(compresses: true).outputs)
    #expect(try !folder.files().contains("site/index.html.gz"))
    _ = try writer.write(site.plan(compresses: true).outputs)
    _ = try writer.write(site.plan().outputs)
    #expect(try !folder.files().contains { $0.hasSuffix(".gz") })
  }

  @Test func foreignFileInThePlaceOfACompressedOneStopsTheBuild() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "site/index.html.gz")
    let writer = BundleWriter(output: folder.url)
    let site = try site()
    let outputs = try site.plan(compresses: true).outputs
    #expect(throws: ContentErrors.self) { try writer.write(outputs) }
  }
}
