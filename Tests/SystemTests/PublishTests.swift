import Foundation
import TestSupport
import Testing

/// `osta publish` and `osta rollback` with a folder of this machine, the real site and the real lookup.
@Suite(.enabled(if: Project.hasRsync)) struct PublishTests {
  private let webmaster: Webmaster

  init() throws {
    webmaster = try Webmaster()
  }

  // MARK: What is published

  @Test func releaseIsTheBundleWithoutIndexesAndWithTheTimesOfItsFiles() throws {
    let release = webmaster.releases.appending(path: try webmaster.release())
    let output = webmaster.installation.output
    let published = try files(release)
    let expected = try files(output).filter {
      $0.hasPrefix("site/") || $0.hasPrefix("cgi-bin/") || $0 == "osta.conf"
    }
    #expect(published.filter { $0 != "osta.sums" } == expected)
    for file in expected {
      let (original, copy) = (output.appending(path: file), release.appending(path: file))
      #expect(try Data(contentsOf: original) == Data(contentsOf: copy), "\(file)")
      #expect(try modified(original) == modified(copy), "\(file)")
      #expect(try mode(copy) == (file == "cgi-bin/lookup.cgi" ? 0o755 : 0o644), "\(file)")
    }
    #expect(try webmaster.releaseNames == [release.lastPathComponent])
  }

  @Test func filesThatDidNotChangeAreStoredOnce() throws {
    let first = try webmaster.release()
    try webmaster.edit("另一个首页")
    let output = try webmaster.publish()
    #expect(output.text.contains(" files, 1 of them new or changed\n"))
    let second = try #require(webmaster.current)
    #expect(first < second)
    for (file, isShared) in [
      ("site/about.html", true), ("cgi-bin/lookup.cgi", true), ("site/index.html", false),
    ] {
      let numbers = try [first, second].map { try number("\($0)/\(file)") }
      #expect((numbers[0] == numbers[1]) == isShared, "\(file)")
    }
  }

  @Test func sameBundleIsNotPublishedTwice() throws {
    let first = try webmaster.release()
    let again = try webmaster.publish()
    #expect(again.status == 0)
    #expect(again.text.hasSuffix(": current is \(first) already\n"))
    #expect(try webmaster.releaseNames == [first])
  }

  @Test func lastReleasesAreKeptAndAlwaysTheOneBefore() throws {
    var all: [String] = []
    for number in 0..<4 {
      try webmaster.edit("\(number)")
      all.append(try webmaster.release("--keep", "3"))
    }
    #expect(try webmaster.releaseNames == Array(all.suffix(3)))
    #expect(try webmaster.rollBack("--to", all[1]).status == 0)
    try webmaster.edit("4")
    all.append(try webmaster.release("--keep", "1"))
    #expect(try webmaster.releaseNames == [all[1], all[4]])
  }

  @Test func dryRunSaysTheStepsAndDoesNone() throws {
    let before = try webmaster.snapshot()
    let output = try webmaster.publish("--dry-run")
    #expect(output.status == 0, "\(output.standardError)")
    let lines = output.text.split(separator: "\n")
    #expect(lines.first == "would copy the bundle into a new folder in releases")
    #expect(lines.last?.hasPrefix("would switch the link current to releases/2") == true)
    #expect(try webmaster.snapshot() == before)
    _ = try webmaster.release()
    try webmaster.edit("2")
    _ = try webmaster.release()
    let published = try webmaster.snapshot()
    #expect(try webmaster.rollBack("--dry-run").text.contains("would switch the link current to "))
    #expect(try webmaster.snapshot() == published)
  }

  /// Such as one that was made by hand before there was `osta publish`.
  @Test func linkToAnotherFolderIsReplacedAndTheFolderStays() throws {
    try webmaster.folder.link("host/current", to: "../output")
    _ = try webmaster.release()
    #expect(try webmaster.home == String(contentsOf: homeOfTheBundle, encoding: .utf8))
    let rollback = try webmaster.rollBack()
    #expect(rollback.status == 1)
    #expect(rollback.standardError.contains("there is no release before this one"))
  }

  // MARK: Back

  @Test func rollbackShowsTheReleaseBeforeAndThenTheOneBeforeThat() throws {
    var all: [String] = []
    for number in 0..<3 {
      try webmaster.edit("\(number)")
      all.append(try webmaster.release())
    }
    #expect(
      try webmaster.rollBack("--list").text == "\(all[2])  current\n\(all[1])  before\n\(all[0])\n")
    for number in [1, 0] {
      let output = try webmaster.rollBack()
      #expect(output.status == 0, "\(output.standardError)")
      #expect(output.text.hasSuffix(": current is \(all[number])\n"))
      #expect(try webmaster.home == "\(number)")
    }
    #expect(try webmaster.rollBack().status == 1)
    #expect(try webmaster.rollBack("--to", all[2]).status == 0)
    #expect(try webmaster.home == "2")
    #expect(try webmaster.releaseNames == all)
  }

  @Test func releaseThatWasChangedIsNotGoneBackTo() throws {
    try webmaster.edit("1")
    let first = try webmaster.release()
    try webmaster.edit("2")
    _ = try webmaster.release()
    let page = webmaster.releases.appending(path: "\(first)/site/index.html")
    try Data("3".utf8).write(to: page)
    let output = try webmaster.rollBack()
    #expect(output.status == 1)
    #expect(
      output.standardError
        == "\(page.path): error: not the bytes that were published; publish again\n")
    #expect(try webmaster.home == "2")
    try Data("1".utf8).write(to: page)
    let foreign = webmaster.releases.appending(path: "\(first)/site/foreign.html")
    try Data("1".utf8).write(to: foreign)
    #expect(try webmaster.rollBack().standardError.contains("files that were not published"))
    try FileManager.default.removeItem(at: foreign)
    #expect(try webmaster.rollBack().status == 0)
  }

  // MARK: What is refused

  /// What is wrong with the host, what the message says of it, and the cure that it prints.
  private static let faults: [(name: String, says: String)] = [
    ("no key", "host.key: no such file or folder"),
    ("another key", "the index was built with another key"),
    ("open key", "others may read or change the key"),
    ("no index", "host/index/qualification.idx: no such file or folder"),
  ]

  private func makeFault(_ name: String) throws {
    let (key, manager) = (webmaster.folder["host.key"], FileManager.default)
    switch name {
    case "no key": try manager.removeItem(at: key)
    case "another key":
      try manager.removeItem(at: key)
      #expect(try Project.osta("key", "new", key.path).status == 0)
      try webmaster.letProgramRead(key)
    case "open key": try manager.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key.path)
    default:
      try manager.removeItem(at: webmaster.host.appending(path: "index/qualification.idx"))
    }
  }

  @Test(arguments: faults)
  func lookupThatWouldNotWorkIsNotShown(fault: (name: String, says: String)) throws {
    try webmaster.edit("1")
    _ = try webmaster.release()
    try webmaster.edit("2")
    _ = try webmaster.release()
    try webmaster.edit("3")
    try makeFault(fault.name)
    let before = try webmaster.snapshot()
    for output in [try webmaster.publish(), try webmaster.rollBack()] {
      #expect(output.status == 1)
      #expect(output.text.contains(fault.says), "\(output.text)")
      #expect(output.standardError.contains("error: the lookup would not work for visitors"))
      #expect(try webmaster.snapshot() == before)
    }
    let key = webmaster.folder["host.key"].path
    #expect(
      try webmaster.publish().standardError.contains("/dev/stdin \(key) < ")
        == (fault.name != "no index"))
    #expect(try webmaster.publish("--no-self-check").status == 0)
    #expect(try webmaster.home == "3")
  }

  /// As by a network or a disk that changes bytes, or leaves files out.
  @Test(arguments: [
    "sed -i 1d $folder/site/about.html", "rm $folder/site/about.html", "> $folder/x",
  ])
  func copyThatIsNotTheBundleIsNotShown(damage: String) throws {
    let first = try webmaster.release()
    try webmaster.edit("2")
    let before = try webmaster.snapshot()
    try webmaster.folder.writeProgram(
      """
      #!/bin/sh
      PATH=/usr/bin:/bin
      rsync "$@"
      for folder; do :; done
      \(damage)
      """, to: "damaging/rsync")
    let output = try runProcess(
      Project.osta, arguments: webmaster.arguments("publish", []),
      environment: ["PATH": webmaster.folder["damaging"].path + ":/usr/bin:/bin"])
    #expect(output.status == 1)
    #expect(output.standardError.contains(" that were "), "\(output.standardError)")
    #expect(try webmaster.snapshot() == before)
    #expect(webmaster.current == first)
  }

  @Test(.enabled(if: geteuid() == 0))
  func lookupIsTriedByTheOwnerOfItsCounters() throws {
    let folder = webmaster.folder
    let configuration = String(decoding: try folder.read("output/osta.conf"), as: UTF8.self)
    try folder.write(
      configuration.replacingOccurrences(
        of: "OSTA_STATE_DIR=\n", with: "OSTA_STATE_DIR=\(folder["state"].path)\n"),
      to: "output/osta.conf")
    try run("mkdir state")
    try run("chown nobody state host.key")
    let output = try webmaster.publish()
    #expect(output.status == 0, "\(output.standardError)")
    #expect(output.text.contains("self-check as nobody:\n"))
    #expect(output.text.contains("/state/limits can be written"))
    try run("chown root state")
    #expect(try webmaster.publish().text.contains("self-check as www-data:\n"))
  }

  /// What the message prints is what cures it.
  @Test(.enabled(if: geteuid() == 0))
  func keyIsBroughtByTheCommandThatIsPrinted() throws {
    try makeFault("no key")
    let project = webmaster.folder
    try FileManager.default.createDirectory(
      at: project[".osta"], withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: webmaster.installation.key, to: project[".osta/key"])
    let failed = try webmaster.publish()
    let command = try #require(failed.standardError.split(separator: "\n").last)
    let cure = try runProcess(
      URL(filePath: "/bin/sh"), arguments: ["-c", String(command)], folder: project.url)
    #expect(cure.status == 0, "\(cure.standardError)")
    #expect(try mode(project["host.key"]) == 0o640)
    #expect(try webmaster.publish().status == 0)
  }

  /// Who publishes may not read the key, as `sudo` is told to run the lookup for the web server's user.
  @Test(.enabled(if: geteuid() == 0))
  func otherUserIsAskedForWithSudo() throws {
    let folder = webmaster.folder
    try folder.writeProgram(
      """
      #!/bin/sh
      printf '%s\\n' "$@" > \(folder["asked"].path)
      [ "$1 $2" = "-n -u" ] && shift 3 && exec "$@"
      """, to: "programs/sudo")
    try FileManager.default.copyItem(at: Project.osta, to: folder["programs/osta"])
    let given = try runProcess(
      URL(filePath: "/bin/chown"), arguments: ["-R", "nobody", folder.url.path])
    #expect(given.status == 0)
    let output = try runProcess(
      URL(filePath: "/usr/bin/setpriv"),
      arguments: [
        "--reuid=nobody", "--regid=www-data", "--clear-groups", folder["programs/osta"].path,
      ] + webmaster.arguments("publish", ["--web-user", "www-data"]),
      environment: ["PATH": folder["programs"].path + ":/usr/bin:/bin"])
    #expect(output.status == 0, "\(output.text)\(output.standardError)")
    #expect(output.text.contains("self-check as www-data:\n  ok  program"))
    let asked = String(decoding: try folder.read("asked"), as: UTF8.self).split(separator: "\n")
    #expect(asked.prefix(3) == ["-n", "-u", "www-data"])
    #expect(asked.count == 4)
    #expect(asked.last?.hasSuffix("/cgi-bin/lookup.cgi") == true)
  }

  /// What is wrong with the bundle or the host, and what the message says of it.
  private static let wrongs = [
    ("rm output/cgi-bin/lookup.cgi", "cgi-bin/lookup.cgi: error: the bundle is not whole"),
    ("rm output/site/index.html", "site/index.html: error: the bundle is not whole"),
    ("mkdir output/.osta-new", "output: error: a build is writing here, or was ended half-way"),
    ("ln -s /etc/passwd output/site/a", "site/a: error: only files and folders are published"),
    ("ln -s /etc output/site/a", "site/a: error: only files and folders are published"),
    ("mkfifo output/cgi-bin/a", "cgi-bin/a: error: only files and folders are published"),
    ("cp osta.key output/site/a.txt", "site/a.txt: error: this is a key"),
    ("touch output/site/a\\b", "a name must be UTF-8 without control characters"),
    ("sed -i s/host/other/ output/osta.conf", "set 'install: "),
    ("sed -i /INDEX/d output/osta.conf", "osta.conf: error: OSTA_INDEX_DIR is not set"),
    ("mkdir host/current", "current: error: a folder or file stands where the link"),
    ("touch host/current", "current: error: a folder or file stands where the link"),
  ]

  @Test func bundleOrHostThatIsNotAsItShouldBeIsRefused() throws {
    try run("cp -a output whole")
    for (change, says) in Self.wrongs {
      try run(change)
      let before = try webmaster.snapshot().filter { $0.key != "releases" }
      let output = try webmaster.publish()
      #expect(output.status == 1, "\(change)")
      #expect(output.standardError.contains(says), "\(change): \(output.standardError)")
      #expect(try webmaster.snapshot().filter { $0.key != "releases" } == before, "\(change)")
      try run("rm -rf output host/current")
      try run("cp -a whole output")
    }
    #expect(try webmaster.publish().status == 0)
  }

  private func run(_ command: String) throws {
    let result = try runProcess(
      URL(filePath: "/usr/bin/env"), arguments: command.split(separator: " ").map(String.init),
      folder: webmaster.folder.url)
    #expect(result.status == 0, "\(command): \(result.standardError)")
  }

  // MARK: Files

  private var homeOfTheBundle: URL {
    webmaster.installation.output.appending(path: "site/index.html")
  }

  private func files(_ folder: URL) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter {
      try folder.appending(path: $0).resourceValues(forKeys: [.isRegularFileKey]).isRegularFile
        == true
    }.sorted()
  }

  private func attributes(_ file: URL) throws -> [FileAttributeKey: Any] {
    try FileManager.default.attributesOfItem(atPath: file.path)
  }

  private func modified(_ file: URL) throws -> Date? {
    try attributes(file)[.modificationDate] as? Date
  }

  private func mode(_ file: URL) throws -> Int? {
    try attributes(file)[.posixPermissions] as? Int
  }

  private func number(_ path: String) throws -> UInt64? {
    try attributes(webmaster.releases.appending(path: path))[.systemFileNumber] as? UInt64
  }
}

/// What is wrong with the arguments is said before anything is looked at.
@Suite struct PublishUsageTests {
  @Test(arguments: [
    ["publish", "-x"], ["publish"], ["publish", "a", "--keep", "0"],
    ["publish", "a", "--web-user", "a;b"], ["publish", "a", "--port", "70000"],
    ["publish", "a", "--with-site"], ["rollback", "a", "--to", "../a"],
    ["rollback", "a", "--index", "../a"],
    ["rollback", "a", "--index", "a", "--to", "20261125T130500Z-3f9a2c1b77d0"],
  ])
  func wrongUsageEndsWith2(arguments: [String]) throws {
    #expect(try runProcess(Project.osta, arguments: arguments).status == 2)
  }
}
