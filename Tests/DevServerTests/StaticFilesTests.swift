import Foundation
import TestSupport
import Testing

@testable import DevServer

@Suite struct StaticFilesTests {
  private let folder: TemporaryFolder
  private let root: String

  init() throws {
    folder = try TemporaryFolder()
    root = folder["site"].path
    for path in [
      "site/index.html", "site/404.html", "site/a b.html", "site/通知/index.html",
      "site/通知/404.html", "site/empty/x.css", "site/.secret", "site/.git/config",
      "site/with%20percent.txt", "site-beside/file.txt", "outside.txt",
    ] {
      try folder.write("", to: path)
    }
    try folder.link("site/inside.html", to: "index.html")
    try folder.link("site/leaves.txt", to: "../outside.txt")
    try folder.link("site/leaves-folder", to: "../site-beside")
    try folder.link("site/dangling", to: "nowhere")
  }

  @Test(arguments: [
    ("/", "index.html"),
    ("/index.html", "index.html"),
    ("/a%20b.html", "a b.html"),
    ("/%E9%80%9A%E7%9F%A5/", "通知/index.html"),
    ("/empty/x.css", "empty/x.css"),
    ("/inside.html", "index.html"),
    ("/with%2520percent.txt", "with%20percent.txt"),
  ])
  func pathLeadsToAFile(_ path: String, file: String) {
    #expect(resolve(path) == .file("\(root)/\(file)"))
  }

  @Test func folderWithoutItsSlashRedirects() {
    #expect(resolve("/empty") == .redirect("/empty/"))
    #expect(resolve("/%E9%80%9A%E7%9F%A5") == .redirect("/%E9%80%9A%E7%9F%A5/"))
  }

  @Test(arguments: [
    "", "x", "/none", "/index.html/", "/empty/", "/../outside.txt", "/%2e%2e/outside.txt",
    "/empty/../index.html", "/empty/%2E%2E/index.html", "/./index.html", "/.secret",
    "/%2Esecret", "/.git/config", "//index.html", "/empty//x.css", "/empty%2Fx.css",
    "/index.html%00", "/%00", "/%zz", "/%FF", "/%252e%252e/outside.txt", "/leaves.txt",
    "/leaves-folder/file.txt", "/leaves-folder", "/dangling", "/..%5Coutside.txt",
  ])
  func nothingElseIsFound(_ path: String) {
    #expect(resolve(path) == .notFound(page: "\(root)/404.html"))
  }

  @Test func pageForWhatIsNotFoundIsTheNearest() {
    let name = "%E9%80%9A%E7%9F%A5"
    #expect(resolve("/\(name)/none") == .notFound(page: "\(root)/通知/404.html"))
    #expect(resolve("/\(name)/none/deeper") == .notFound(page: "\(root)/通知/404.html"))
    let files = StaticFiles(root: folder["site-beside"], basePath: "/")
    #expect(files.resolve("/none") == .notFound(page: nil))
  }

  @Test(arguments: [
    ("/osta/", StaticFiles.Resolution?.none),
    ("/osta", .redirect("/osta/")),
    ("/osta/empty", .redirect("/osta/empty/")),
    ("/", .notFound(page: nil)),
    ("/ostaindex.html", .notFound(page: nil)),
    ("/other/index.html", .notFound(page: nil)),
  ])
  func basePathIsTakenOff(_ path: String, expected: StaticFiles.Resolution?) {
    let files = StaticFiles(root: URL(filePath: root), basePath: "/osta/")
    switch (expected, files.resolve(path)) {
    case (nil, let found): #expect(found == .file("\(root)/index.html"))
    case (.notFound, let found): #expect(found == .notFound(page: "\(root)/404.html"))
    case (let expected, let found): #expect(found == expected)
    }
  }

  @Test func rootThatIsNotThereYetFindsNothing() {
    let files = StaticFiles(root: folder["later"], basePath: "/")
    #expect(files.resolve("/") == .notFound(page: nil))
  }

  @Test func rootMayBeALink() throws {
    try folder.link("current", to: "site")
    let files = StaticFiles(root: folder["current"], basePath: "/")
    #expect(files.resolve("/") == .file("\(root)/index.html"))
  }

  @Test(arguments: [
    ("index.html", "text/html; charset=utf-8"), ("A.CSS", "text/css; charset=utf-8"),
    ("a.min.js", "text/javascript; charset=utf-8"), ("feed.xml", "application/xml; charset=utf-8"),
    ("a.json", "application/json; charset=utf-8"), ("a.txt", "text/plain; charset=utf-8"),
    ("a.csv", "text/csv; charset=utf-8"), ("a.svg", "image/svg+xml; charset=utf-8"),
    ("a.png", "image/png"), ("favicon.ico", "image/x-icon"), ("a.webp", "image/webp"),
    ("a.pdf", "application/pdf"), ("html", "application/octet-stream"),
    ("a.unknown", "application/octet-stream"),
  ])
  func typeComesFromTheName(_ name: String, type: String) {
    #expect(ContentType.of(name) == type)
  }

  private func resolve(_ path: String) -> StaticFiles.Resolution {
    StaticFiles(root: URL(filePath: root), basePath: "/").resolve(path)
  }
}
