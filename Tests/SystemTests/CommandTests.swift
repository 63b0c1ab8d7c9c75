import Foundation
import TestSupport
import Testing

/// `osta` as a process, each command as its user runs it.
@Suite struct CommandTests {
  private let batch = """
    certificate_no,id_no,name,occupation,level,issuer,issued
    1300001000400001,000101199001010010,样本甲,焊工,4,样本鉴定所,2013-08-19

    """

  // MARK: Usage

  @Test(arguments: [
    ["unknown"], ["build", "--unknown"], ["sample", "qualification"],
    ["sample", "nothing", "--count", "1", "--seed", "1"], ["index", "build"],
    ["index", "build", "nothing", "--key", "k", "--output", "o", "--as-of", "2020-01-01", "-"],
    ["index", "build", "qualification", "--key", "k", "--output", "o", "-"],
    ["index", "build", "qualification", "--key", "k", "--output", "o", "--expect=-1", "-"],
    ["index", "build", "qualification", "--key", "k", "--output", "o", "--max-shrink=nan", "-"],
  ])
  func wrongUsageEndsWith2(arguments: [String]) throws {
    let output = try runProcess(Project.osta, arguments: arguments, folder: Project.folder)
    #expect(output.status == 2, "\(output.standardError)")
    #expect(output.standardError.contains("Error:"))
    #expect(output.text == "")
  }

  @Test(arguments: [
    [], ["build"], ["check"], ["serve"], ["new", "notice"], ["key", "new"], ["key", "add"],
    ["key", "retire"], ["key", "list"], ["sample"], ["index", "build"], ["index", "verify"],
    ["index", "info"],
  ])
  func helpIsAnAnswerWithExamples(command: [String]) throws {
    let output = try runProcess(Project.osta, arguments: command + ["--help"])
    #expect(output.status == 0)
    #expect(output.text.contains("USAGE: osta"))
    #expect(output.text.contains("EXAMPLE"))
    #expect(output.standardError == "")
  }

  @Test(arguments: [["key"], ["index"], ["new"]])
  func helpOfAGroupNamesItsCommands(command: [String]) throws {
    let output = try runProcess(Project.osta, arguments: command + ["--help"])
    #expect(output.status == 0)
    #expect(output.text.contains("SUBCOMMANDS:"))
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func shellsCompleteTheCommands(shell: String) throws {
    let output = try Project.osta("--generate-completion-script", shell)
    #expect(output.status == 0)
    #expect(output.text.contains("notice"))
    guard shell == "bash" else { return }
    let folder = try TemporaryFolder()
    try folder.write(output.text, to: "osta.bash")
    let check = try runProcess(
      URL(filePath: "/bin/bash"), arguments: ["-n", folder["osta.bash"].path])
    #expect(check.status == 0, "\(check.standardError)")
  }

  // MARK: New documents

  @Test func aNewNoticeIsADraftThatOverwritesNothing() throws {
    let folder = try TemporaryFolder()
    for name in ["content", "templates"] {
      try FileManager.default.copyItem(
        at: Project.folder.appending(path: name), to: folder[name])
    }
    func notice(_ arguments: String...) throws -> ProcessOutput {
      try runProcess(
        Project.osta,
        arguments: ["new", "notice", "关于样本的通知", "--date", "2026-01-31"] + arguments,
        folder: folder.url)
    }
    for name in ["2026-01-31", "2026-01-31-2"] {
      let made = try notice()
      #expect(made.status == 0, "\(made.standardError)")
      #expect(made.text.hasPrefix("content/notices/2026/\(name).md: a draft; "))
    }
    #expect(try notice("--name", "a").status == 0)
    let again = try notice("--name", "a")
    #expect(again.status == 1)
    #expect(
      again.standardError == "content/notices/2026/a.md: error: there is such a file already; "
        + "say another name with --name\n")
    #expect(try notice("--name", "../a").status == 2)
    let check = try Project.osta("check", "--project", folder.url.path)
    #expect(check.status == 0, "\(check.standardError)")
  }

  // MARK: Key

  @Test func keyIsRandomPrivateAndNeverOverwritten() throws {
    let folder = try TemporaryFolder()
    let (first, second) = (folder["secret/first.key"].path, folder["second.key"].path)
    #expect(try Project.osta("key", "new", first).status == 0)
    #expect(try Project.osta("key", "new", second).status == 0)
    #expect(try folder.read("secret/first.key") != folder.read("second.key"))
    let attributes = try FileManager.default.attributesOfItem(atPath: first)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    let again = try Project.osta("key", "new", first)
    #expect(again.status == 1)
    #expect(again.standardError.contains("the file is there already"))
  }

  // MARK: Samples

  @Test func samplesAreCSVWithAHeader() throws {
    let output = try Project.osta("sample", "skill-level", "--count", "25", "--seed", "3")
    #expect(output.status == 0)
    let lines = output.text.split(separator: "\n")
    #expect(lines.count == 26)
    #expect(lines.first?.hasPrefix("certificate_no,") == true)
  }

  // MARK: Index

  @Test func indexIsBuiltFromStandardInputVerifiedAndDescribed() throws {
    let folder = try TemporaryFolder()
    let (key, index) = (folder["k"].path, folder["q.idx"].path)
    _ = try Project.osta("key", "new", key)
    let built = try Project.osta(
      "index", "build", "qualification", "--key", key, "--output", index, "--as-of",
      "2020-10-28", "-", input: Array(batch.utf8))
    #expect(built.status == 0, "\(built.standardError)")
    #expect(built.text.contains("1 certificates"))
    #expect(built.text.contains("standard input: 1 rows: 1 indexed"))

    #expect(try Project.osta("index", "verify", index, "--key", key).status == 0)
    let info = try Project.osta("index", "info", index, "--json")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(info.standardOutput)) as? [String: Any])
    #expect(json["certificates"] as? Int == 1)
    #expect(json["asOf"] as? String == "2020-10-28")
    #expect(json["lookup"] as? String == "qualification")
  }

  @Test func standardInputThatIsCutOffLeavesTheOldIndex() throws {
    let folder = try TemporaryFolder()
    let (key, index) = (folder["k"].path, folder["s.idx"].path)
    #expect(try Project.osta("key", "new", key).status == 0)
    let csv = try Project.osta("sample", "skill-level", "--count", "50", "--seed", "3")
      .standardOutput
    func build(_ input: [UInt8]) throws -> ProcessOutput {
      try Project.osta(
        "index", "build", "skill-level", "--key", key, "--as-of", "2020-10-28", "--max-shrink",
        "100", "--output", index, "-", input: input)
    }
    #expect(try build(csv).status == 0)
    let before = try folder.read("s.idx")
    for length in [csv.count - 1, csv.count - 2, csv.count / 2] {
      let output = try build(Array(csv.prefix(length)))
      #expect(output.status == 1, "\(length) bytes")
      #expect(try folder.read("s.idx") == before)
    }
  }

  /// The aliases that lookups.yaml names are read, unless the command names others.
  @Test func aliasesOfTheLookupAreReadWithItsBatches() throws {
    let folder = try TemporaryFolder()
    let settings = try String(
      contentsOf: Project.folder.appending(path: "content/lookups.yaml"), encoding: .utf8)
    try folder.write(
      settings.replacingOccurrences(
        of: "  - id: qualification\n", with: "  - id: qualification\n    aliases: former.csv\n"),
      to: "content/lookups.yaml")
    #expect(try Project.osta("key", "new", folder["k"].path).status == 0)
    try folder.write(batch, to: "batch.csv")
    let header = "certificate_no,id_no,other_name\n"
    let row = "1300001000400001,000101199001010010,样本旧\n"
    func build(_ arguments: String...) throws -> ProcessOutput {
      try runProcess(
        Project.osta,
        arguments: [
          "index", "build", "qualification", "--project", ".", "--key", "k", "--as-of",
          "2020-10-28", "--output", "q.idx", "batch.csv",
        ] + arguments, folder: folder.url)
    }
    let missing = try build()
    #expect(missing.status == 1)
    #expect(missing.standardError.contains("content/former.csv: error: "))
    try folder.write(header + row, to: "content/former.csv")
    let built = try build()
    #expect(built.status == 0, "\(built.standardError)")
    #expect(built.text.contains("q.idx: 1 certificates"))
    #expect(
      built.text.contains(
        "content/former.csv: 1 rows: 1 indexed, 0 superseded, 0 removed, 0 rejected"))
    try folder.write(header + row + "9,,样本\n", to: "others.csv")
    let others = try build("--aliases", "others.csv")
    #expect(others.status == 0, "\(others.standardError)")
    #expect(
      others.text.contains("others.csv: 2 rows: 1 indexed, 0 superseded, 0 removed, 1 rejected"))
    #expect(!others.text.contains("former.csv"))
    #expect(others.standardError.contains("others.csv:3:1: error: certificate_no (证书编号): no cert"))
  }

  /// A folder as a cluster writes it: a gzip file a task, each with a header, one without rows.
  @Test func folderOfAClusterIsOneArgument() throws {
    let folder = try TemporaryFolder()
    #expect(try Project.osta("key", "new", folder["k"].path).status == 0)
    let header = batch.split(separator: "\n")[0] + "\n"
    let corrected = batch.replacingOccurrences(of: "焊工", with: "电工")
    for (part, text) in [batch, String(header), corrected].enumerated() {
      let name = "part-0000\(part)-x-c000.csv"
      let file = try folder.write(text, to: "export/" + name)
      #expect(try runProcess(URL(filePath: "/bin/gzip"), arguments: [file.path]).status == 0)
      try folder.write("crc", to: "export/.\(name).gz.crc")
    }
    try folder.write("", to: "export/_SUCCESS")
    let built = try Project.osta(
      "index", "build", "qualification", "--key", folder["k"].path, "--as-of", "2020-10-28",
      "--output", folder["q.idx"].path, folder["export"].path)
    #expect(built.status == 0, "\(built.standardError)")
    let sources = built.text.components(separatedBy: "/export/part-").dropFirst()
    #expect(sources.map { $0.prefix(5) } == ["00000", "00001", "00002"])
    #expect(built.text.contains("all: 2 rows: 1 indexed, 1 superseded, 0 removed, 0 rejected"))
  }

  /// The input ends in one long line, or in blank lines and a short one, before, at and behind the end of
  /// a block.
  @Test(arguments: [200, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, (2 << 20) + 7], ["9", "\n"])
  func standardInputWithoutALastLineEndFailsTheBuild(bytes: Int, padding: String) throws {
    let folder = try TemporaryFolder()
    let (key, index) = (folder["k"].path, folder["q.idx"].path)
    _ = try Project.osta("key", "new", key)
    try folder.write("old", to: "q.idx")
    let rest = String(repeating: padding, count: bytes - batch.utf8.count - 1) + "9"
    let output = try Project.osta(
      "index", "build", "qualification", "--key", key, "--output", index, "--as-of",
      "2020-10-28", "-", input: Array((batch + rest).utf8))
    #expect(output.status == 1)
    #expect(
      output.standardError == """
        standard input: error: the last line has no line end, so the input was cut off; let the whole \
        pipe fail when its first part does, and run it again

        """)
    #expect(try folder.read("q.idx") == Array("old".utf8))
    #expect(try folder.files() == ["k", "q.idx"])
  }

  @Test func rowsThatAreWrongAreReportedAndTheRestGoesIn() throws {
    let folder = try TemporaryFolder()
    let (key, index) = (folder["k"].path, folder["q.idx"].path)
    _ = try Project.osta("key", "new", key)
    let file = try folder.write(batch + "2,000101199001010010,样本甲,焊工,4,x,yesterday\n", to: "b.csv")
    let output = try Project.osta(
      "index", "build", "qualification", "--key", key, "--output", index, file.path)
    #expect(output.status == 0)
    #expect(
      output.standardError == """
        \(file.path):3:7: error: issued (发证日期): expected a day such as 2021-03-05
        \(index): warning: 1 rows were left out

        """)
  }

  @Test func asOfDateComesFromTheFileOrTheEnvironment() throws {
    let folder = try TemporaryFolder()
    _ = try Project.osta("key", "new", folder["k"].path)
    let file = try folder.write(batch, to: "b.csv")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_600_000_000)], ofItemAtPath: file.path)
    let arguments = [
      "index", "build", "qualification", "--key", folder["k"].path, "--output",
      folder["q.idx"].path, file.path,
    ]
    let byFile = try runProcess(Project.osta, arguments: arguments, folder: Project.folder)
    #expect(byFile.text.contains("as of 2020-09-13"))
    let byEnvironment = try runProcess(
      Project.osta, arguments: arguments, environment: ["SOURCE_DATE_EPOCH": "1700000000"],
      folder: Project.folder)
    #expect(byEnvironment.text.contains("as of 2023-11-14"))
  }

  @Test func damageAndMissingFilesEndWith1() throws {
    let folder = try TemporaryFolder()
    let (key, index) = (folder["k"].path, folder["q.idx"].path)
    _ = try Project.osta("key", "new", key)
    _ = try Project.osta(
      "index", "build", "qualification", "--key", key, "--output", index, "--as-of",
      "2020-10-28", "-", input: Array(batch.utf8))
    var bytes = try folder.read("q.idx")
    bytes[1500] ^= 1
    try folder.write(bytes, to: "q.idx")
    let damaged = try Project.osta("index", "verify", index, "--key", key)
    #expect(damaged.status == 1)
    #expect(
      damaged.standardError == "\(index): error: page 2 is damaged or from another build; copy "
        + "or build the index again\n")
    let missing = try Project.osta("index", "info", folder["none.idx"].path)
    #expect(missing.status == 1)
    #expect(missing.standardError.contains("no such file or folder"))
  }

  // MARK: Site

  @Test func checkReportsAndWritesNothing() throws {
    let output = try Project.osta("check")
    #expect(output.status == 0, "\(output.standardError)")
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      at: Project.folder.appending(path: "content"), to: folder["content"])
    try FileManager.default.copyItem(
      at: Project.folder.appending(path: "templates"), to: folder["templates"])
    let notice = "content/notices/2020/renshejianhan-2020-40.md"
    let text = String(decoding: try folder.read(notice), as: UTF8.self)
    try folder.write(text.replacingOccurrences(of: "issuer:", with: "isuer:"), to: notice)
    let broken = try Project.osta("check", "--project", folder.url.path)
    #expect(broken.status == 1)
    #expect(
      broken.standardError.contains(
        "\(folder.url.path)/\(notice):4:1: error: unknown field 'isuer'; did you mean 'issuer'?"))
    #expect(broken.text.hasPrefix("\(folder.url.path): 2 errors, "))
    #expect(!FileManager.default.fileExists(atPath: folder["output"].path))
  }

  @Test func checkReadsCertificatesAndAliases() throws {
    let folder = try TemporaryFolder()
    for name in ["content", "templates"] {
      try FileManager.default.copyItem(at: Project.folder.appending(path: name), to: folder[name])
    }
    let batches = "content/certificates/qualification"
    try folder.write(
      "certificate_no,id_type,id_no,name,occupation,level,issuer,issued\n"
        + "样本1,1,样本2,样本甲,样本,9,样本,2020-02-30\n", to: "\(batches)/a.csv")
    let warned = try Project.osta("check", "--project", folder.url.path)
    #expect(warned.status == 0, "\(warned.standardError)")
    #expect(warned.standardError.contains("\(folder.url.path)/\(batches)/a.csv:2:"))
    #expect(warned.standardError.contains(": warning: the row is left out: "))
    #expect(warned.standardError.contains(" [rows]\n"))
    #expect(!warned.standardError.contains("样本甲"))
    try folder.write("证书编号,姓名\n", to: "\(batches)/b.csv")
    let broken = try Project.osta("check", "--project", folder.url.path)
    #expect(broken.status == 1)
    #expect(
      broken.standardError.contains(
        "\(folder.url.path)/\(batches)/b.csv:1:1: error: the header lacks "))
    let without = try Project.osta("check", "--no-certificates", "--project", folder.url.path)
    #expect(without.status == 0, "\(without.standardError)")
  }

  @Test func checkWritesFindingsForPrograms() throws {
    let clean = try Project.osta("check", "--json")
    #expect(clean.status == 0)
    #expect(!clean.text.contains("\"severity\":\"error\""))
    let folder = try TemporaryFolder()
    try folder.write("---\ntitel: 甲\n---\n", to: "content/pages/a.md")
    let broken = try Project.osta("check", "--json", "--project", folder.url.path)
    #expect(broken.status == 1)
    let findings = try JSONSerialization.jsonObject(with: Data(broken.text.utf8))
    let first = try #require((findings as? [[String: Any]])?.first)
    #expect(first["file"] as? String == "\(folder.url.path)/content/lookups.yaml")
    #expect(first["line"] as? Int == 1)
    #expect(first["severity"] as? String == "error")
    #expect(broken.standardError == "")
  }

  @Test func buildTwiceWritesNothingTheSecondTime() throws {
    let installation = try Installation(program: Project.lookupPrograms[0])
    let again = try Project.osta(
      "build", "--project", installation.folder.url.path, "--output", installation.output.path,
      "--key", installation.key.path, "--program", Project.lookupPrograms[0])
    #expect(again.status == 0)
    #expect(again.text.contains(" 0 of them new or changed"))
  }

  @Test func keyIsNowhereInTheBundle() throws {
    let installation = try Installation(program: Project.lookupPrograms[0])
    let key = try installation.folder.read("osta.key")
    let digits = Array(key.dropLast().suffix(32))
    let files = try #require(FileManager.default.enumerator(atPath: installation.output.path))
    for case let file as String in files {
      let url = installation.output.appending(path: file)
      guard (try url.resourceValues(forKeys: [.isRegularFileKey])).isRegularFile == true else {
        continue
      }
      #expect(try [UInt8](Data(contentsOf: url)).firstRange(of: digits) == nil, "\(file)")
    }
  }

  @Test func buildWithoutAKeyMakesTheSiteAndSaysWhatIsMissing() throws {
    let folder = try TemporaryFolder()
    let output = try Project.osta(
      "build", "--output", folder["out"].path, "--key", folder["none.key"].path)
    #expect(output.status == 0)
    #expect(output.standardError.contains("no index was built, because there is no key"))
    #expect(FileManager.default.fileExists(atPath: folder["out/site/index.html"].path))
  }

  @Test(arguments: [
    (["--date", "2026-01-01"], "", false), (["--date", "2026-01-02"], "", true),
    // One second before and at midnight in China.
    ([], "1767283199", false), ([], "1767283200", true),
    (["--date", "2026-01-01", "--drafts"], "", true),
  ])
  func dayOfTheBuildDecidesWhatIsPublished(
    _ arguments: [String], _ epoch: String, _ isPublished: Bool
  ) throws {
    let folder = try TemporaryFolder()
    for part in ["content", "templates"] {
      try FileManager.default.copyItem(
        at: Project.folder.appending(path: part), to: folder[part])
    }
    try folder.write(
      "---\ntitle: 关于样本的通知\nissuer: 样本\ndate: 2026-01-01\npublish_from: 2026-01-02\n---\n",
      to: "content/notices/later.md")
    let output = try runProcess(
      Project.osta, arguments: ["build", "--project", folder.url.path] + arguments,
      environment: epoch.isEmpty ? nil : ["SOURCE_DATE_EPOCH": epoch, "TZ": "America/New_York"])
    #expect(output.status == 0, "\(output.standardError)")
    let page = folder["output/site/notices/later.html"].path
    #expect(FileManager.default.fileExists(atPath: page) == isPublished)
  }
}
