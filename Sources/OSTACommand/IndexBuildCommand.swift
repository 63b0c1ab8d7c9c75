import ArgumentParser
import CertificateIndex
import IndexBuilder
import Site

/// `osta index build`.
struct IndexBuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Builds a lookup's index from batches of certificates.",
    discussion: """
      The batches are CSV with a header, whose columns have their English or Chinese names: \
      certificate_no 证书编号, id_type 证件类型, id_no 证件号码, name 姓名, occupation 职业名称, \
      level 职业技能等级, issuer 评价机构, issued 发证日期, theory 理论成绩, practical 技能成绩, \
      status 状态. Files that end in .gz are unpacked; - is standard input.

      A row that is wrong is reported with file, line and field, and left out. The new index takes the \
      old one's place only when it is whole and verified, and not when it has more than 1 % fewer \
      certificates (--max-shrink) or fewer than --expect.

      EXAMPLES
        osta index build qualification --key .osta/key --output qualification.idx batches/*.csv
        psql -c "COPY (…) TO STDOUT (FORMAT csv, HEADER)" \\
          | osta index build skill-level --key .osta/key --output skill-level.idx --as-of 2024-05-31 -
      """)

  @Argument(help: "The lookup, as lookups.yaml calls it.")
  var lookup: String

  @Option(help: "The file with the key.")
  var key: String

  @Option(help: "The index to write.")
  var output: String

  @Option(
    help: ArgumentHelp(
      "The day up to which the data is complete; required with -.", valueName: "2024-05-31"))
  var asOf: DayArgument?

  @OptionGroup var rule: ReplacementOptions

  @Argument(help: "CSV files, .csv.gz files, or -.")
  var batches: [String]

  @OptionGroup var project: ProjectOptions

  func run() throws {
    let inputs = batches.map { BatchInput(argument: $0) }
    guard let asOf = try asOf?.date ?? asOfDate(of: inputs) else {
      throw ValidationError("Standard input has no date; say --as-of 2024-05-31.")
    }
    let build = IndexBuild(
      definition: try project.lookup(lookup).definition, key: try KeyFile(path: key).read(),
      asOf: asOf, inputs: inputs, output: output, rule: rule.rule)
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
  }
}

extension IndexBuild {
  /// Runs the build and says what became of the rows.
  func runInTerminal() throws {
    do throws(IndexBuildError) {
      let summary = try run { Terminal.note($0.description) }
      for line in summary.lines(output: output, definition: definition, asOf: asOf) {
        Terminal.say(line)
      }
      if summary.total.rejected > 0 {
        Terminal.note("\(output): warning: \(summary.total.rejected) rows were left out")
      }
    } catch {
      throw Failure(error.message)
    }
  }
}

extension IndexBuildSummary {
  /// The summary, a line for the index, each source, and each key that some rows cannot be found by.
  fileprivate func lines(
    output: String, definition: LookupDefinition, asOf: CivilDate
  ) -> [String] {
    let day = String(decoding: asOf.iso8601, as: UTF8.self)
    let index = "\(output): \(certificates) certificates, \(bytes) bytes, as of \(day)"
    let sources = sources.map { source in
      "  \(source.name): \(source.counts.text)"
    }
    let keys = zip(definition.keys, total.incomplete).filter { $0.1 > 0 }.map { key, count in
      "  \(count) rows cannot be found by \(key.title), because a field is empty"
    }
    return [index] + sources + keys
  }
}

extension FieldSet {
  /// `certificate_no and name`.
  var title: String {
    fields.map { $0.key.description }.joined(separator: " and ")
  }
}
