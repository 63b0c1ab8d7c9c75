import ArgumentParser
import CertificateIndex
import Foundation
import IndexBuilder
import Site
import TextEncoding

/// `osta index build`.
struct IndexBuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Builds a lookup's index from batches of certificates.",
    discussion: """
      The batches are CSV with a header, whose columns have their English or Chinese names: \
      certificate_no 证书编号, id_type 证件类型, id_no 证件号码, name 姓名, occupation 职业名称, \
      level 职业技能等级, issuer 评价机构, issued 发证日期, theory 理论成绩, practical 技能成绩, \
      status 状态. Files that end in .gz are unpacked; a folder stands for the .csv and .csv.gz files in \
      it, in order of their names; - is standard input.

      Aliases are CSV with a header too: certificate_no 证书编号; id_no 证件号码 and name 姓名, as the \
      batches have them; other_id_no 其他证件号码 or other_name 其他姓名, by which the certificate is found \
      besides.

      Every row ends as indexed, superseded (by a later row of the same certificate), removed or \
      rejected; --report says of each what became of it. A row that is wrong is reported with file, \
      line and field, and left out. The new index takes the old one's place only when it is whole and \
      verified, and not when it has more than 1 % fewer certificates (--max-shrink), fewer than --expect, \
      or none because every row is wrong. Memory stays below 512 MiB; beside the index about 100 bytes a \
      row lie on disk.

      EXAMPLES
        osta index build qualification --key .osta/key --output qualification.idx batches/
        { psql -v ON_ERROR_STOP=1 -c "COPY (…) TO STDOUT WITH (FORMAT csv, HEADER)" || printf '"'; } \\
          | osta index build skill-level --key .osta/key --output skill-level.idx --as-of 2024-05-31 -

      A stream whose last line has no end was cut off and is refused; so the quote mark of a query that \
      failed keeps the old index in its place.
      """)

  @Argument(help: "The lookup, as lookups.yaml calls it.")
  var lookup: String

  @Option(help: "The file with the key.")
  var key: String

  @Option(help: "The index to write.")
  var output: String

  @Option(
    help: ArgumentHelp(
      "The day up to which the data is complete; required with pipes.", valueName: "2024-05-31"))
  var asOf: DayArgument?

  @Option(
    help: ArgumentHelp(
      "How the text of the batches is written, where it is not UTF-8: gb18030, gbk, gb2312 or big5.",
      valueName: "name"),
    transform: { name throws(TextEncodingError) in try TextEncoding(named: name) })
  var encoding: TextEncoding?

  @Option(help: "Write a CSV file that says what became of each row.")
  var report: String?

  @Option(
    help: ArgumentHelp(
      "By which other names and ID numbers certificates are found; what lookups.yaml says where it is not "
        + "said.", valueName: "file"))
  var aliases: String?

  @OptionGroup var rule: ReplacementOptions

  @Argument(help: "CSV files, .csv.gz files, folders of them, or -.")
  var batches: [String]

  @OptionGroup var project: ProjectOptions

  func run() throws {
    let inputs = try batches.flatMap { try BatchInput.namedInTerminal($0) }
    let lookup = try project.lookup(lookup)
    let aliases =
      try aliases.map { try BatchInput.namedInTerminal($0) } ?? project.aliases(of: lookup)
    let asOf = try asOf?.date ?? asOfDate(of: inputs)
    let build = IndexBuild(
      definition: lookup.definition, keys: try KeyFile(path: key).read(),
      asOf: asOf, inputs: inputs, aliases: aliases, encoding: encoding, output: output,
      report: report,
      rule: rule.rule)
    try build.runInTerminal()
  }
}

/// When a new index takes the place of the old one.
struct ReplacementOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How many per cent of certificates fewer than the old index the new one may have.",
      valueName: "per cent"))
  var maxShrink = 1.0

  @Option(help: "The least number of certificates, else the old index stays.")
  var expect: Int?

  @Flag(help: "Keep the old index when a single row is left out.")
  var strict = false

  var rule: ReplacementRule {
    ReplacementRule(maximumShrink: maxShrink, expected: expect, isStrict: strict)
  }

  func validate() throws {
    guard 0...100 ~= maxShrink else {
      throw ValidationError("--max-shrink is a number of per cent from 0 to 100.")
    }
    guard expect ?? 0 >= 0 else {
      throw ValidationError("--expect is a number of certificates and not negative.")
    }
  }
}

extension BatchInput {
  /// The inputs that an argument names.
  static func namedInTerminal(_ argument: String) throws -> [BatchInput] {
    do throws(InputError) {
      return try inputs(argument: argument)
    } catch {
      throw Failure(error.message)
    }
  }
}

extension IndexBuild {
  /// Runs the build and says what became of the rows.
  func runInTerminal() throws {
    let progress = BuildProgress()
    let line = ProgressLine { progress.text }
    defer { line.end() }
    do throws(IndexBuildError) {
      var notes = 0
      let summary = try run(progress: progress) { finding in
        line.end()
        notes += 1
        Terminal.note(finding.description)
      }
      line.end()
      for text in summary.lines(output: output, definition: definition, asOf: asOf) {
        Terminal.say(text)
      }
      sayRejected(summary.total.rejected, told: notes)
      sayDoubts(summary)
    } catch {
      line.end()
      throw Failure(error.message)
    }
  }

  private func sayRejected(_ rejected: Int, told: Int) {
    guard rejected > 0 else { return }
    let rest = told < IndexBuild.mostNotes ? "" : "; --report FILE tells of every one"
    Terminal.note("\(output): warning: \(rejected) rows were left out\(rest)")
  }
}

extension IndexBuild {
  /// Says what looks wrong in rows that were read.
  private func sayDoubts(_ summary: IndexBuildSummary) {
    for source in summary.roundedSources {
      Terminal.note(
        "\(source): warning: all numbers of 16 digits end in 0, as when a spreadsheet has rounded them; "
          + "compare some with their certificates")
    }
    for source in summary.shortenedSources {
      Terminal.note(
        "\(source): warning: some numbers have 14 or 15 digits, as when a spreadsheet has dropped the "
          + "zeros in front of 16; they are found by these digits alone")
    }
    guard summary.damagedNames > 0 else { return }
    let advice = report.map { "\($0) lists them" } ?? "--report FILE lists them"
    Terminal.note(
      "\(output): warning: names with signs such as ? or □ in the place of characters, found by these "
        + "alone: \(summary.damagedNames); \(advice)")
  }
}

extension IndexBuildSummary {
  /// The summary, a line for the index, each source, and each key that some cannot be found by.
  fileprivate func lines(
    output: String, definition: LookupDefinition, asOf: CivilDate
  ) -> [String] {
    let day = String(decoding: asOf.iso8601, as: UTF8.self)
    let index = "\(output): \(certificates) certificates, \(bytes) bytes, as of \(day)"
    let sources = sources.map { source in
      "  \(source.name): \(source.counts.text)"
    }
    let sum = sources.count > 1 ? ["  all: \(total.text)"] : []
    let keys = zip(definition.keys, incomplete).filter { $0.1 > 0 }.map { key, count in
      "  \(count) certificates cannot be found by \(key.title), because a field is empty"
    }
    return [index] + sources + sum + keys
  }
}

extension FieldSet {
  /// `certificate_no and name`.
  var title: String {
    fields.map { $0.key.description }.joined(separator: " and ")
  }
}
