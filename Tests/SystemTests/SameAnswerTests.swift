import Foundation
import TestSupport
import Testing

/// Whoever is not answered learns nothing of how near he came: neither from the bytes of the answer nor
/// from what the program does for it.
@Suite(.enabled(if: Strace.canTrace, Strace.absence))
struct SameAnswerTests {
  private static let lookups = ["qualification", "skill-level"]
  private static let fields = ["certificate_no", "id_no", "name"]

  /// The program and an index of a dozen samples, so that the entries of a key fill no more than a page.
  private struct Host {
    let installation: Installation
    let lookup: String
    /// Certificates in the index.
    let known: [Sample]
    /// Certificates of the same year and with names of the same length that are not.
    let unknown: [Sample]

    init(_ program: String, _ lookup: String) throws {
      self.lookup = lookup
      installation = try Installation(program: program)
      let samples = try Sample.all(lookup)
      let alike = samples.filter {
        $0.name.count == 5 && $0.number.prefix(8) == samples[0].number.prefix(8)
      }
      known = Array(alike.prefix(12))
      unknown = Array(alike.dropFirst(12).prefix(12))
      try #require(unknown.count == 12)
      let rows = known.map {
        "\($0.number),\($0.idNumber),\($0.name),\($0.occupation),4,样本鉴定所,2013-08-19\n"
      }
      try installation.folder.write(
        "certificate_no,id_no,name,occupation,level,issuer,issued\n" + rows.joined(), to: "few.csv")
      let built = try Project.osta(
        "index", "build", lookup, "--key", installation.key.path, "--output",
        installation.index(lookup).path, "--as-of", "2020-10-28", "--max-shrink", "100",
        installation.folder["few.csv"].path)
      guard built.status == 0 else { throw InstallationError(message: built.standardError) }
    }

    /// Forms with the fields, of which those that are right are of one certificate.
    func forms(_ typed: Set<String>, right: Set<String>) -> [[(String, String)]] {
      zip(known, unknown).map { known, unknown in
        [("lookup", lookup)]
          + SameAnswerTests.fields.filter(typed.contains).map { field in
            (field, SameAnswerTests.value(field, right.contains(field) ? known : unknown))
          }
      }
    }

    /// Forms in which each field is right for another certificate.
    var mixtures: [[(String, String)]] {
      known.indices.map { index in
        [("lookup", lookup)]
          + SameAnswerTests.fields.enumerated().map { place, field in
            (field, SameAnswerTests.value(field, known[(index + place) % known.count]))
          }
      }
    }
  }

  private static func value(_ field: String, _ sample: Sample) -> String {
    switch field {
    case "certificate_no": sample.number
    case "id_no": sample.idNumber
    default: sample.name
    }
  }

  /// All choices of some of the fields.
  private static func subsets(of fields: [String]) -> [Set<String>] {
    fields.reduce([[]]) { sets, field in sets + sets.map { $0.union([field]) } }
  }

  /// What the program answered, without what was typed, and what it asked of the system for it.
  private struct Trace: Hashable {
    let answer: String
    let calls: [String]
  }

  private func trace(
    _ host: Host, _ form: [(String, String)], as format: String
  ) throws -> Trace {
    let body = formBody(form)
    let file = host.installation.folder["trace"]
    let output = try runProcess(
      Strace.program,
      arguments: [
        "-q", "-o", file.path, "-P", host.installation.index(host.lookup).path,
        host.installation.program.path,
      ],
      environment: host.installation.environment.merging([
        "REMOTE_ADDR": "127.0.0.1", "REQUEST_METHOD": "POST", "CONTENT_LENGTH": "\(body.count)",
        "CONTENT_TYPE": "application/x-www-form-urlencoded", "HTTP_ACCEPT": format,
      ]) { $1 }, standardInput: body)
    #expect(output.status == 0 && output.standardError.isEmpty)
    let calls = try String(contentsOf: file, encoding: .utf8)
      .split(separator: "\n").map(String.init)
    #expect(calls.count { $0.hasPrefix("pread") } > 2, "pages of the index are read")
    return Trace(answer: skeleton(output.text, form), calls: calls)
  }

  private func skeleton(_ answer: String, _ form: [(String, String)]) -> String {
    #expect(answer.contains("data-result=\"none\"") || answer.contains("\"result\":\"none\""))
    return form.dropFirst().reduce(answer) { text, field in
      text.replacing(shown(field), with: "…")
    }
  }

  /// What an answer repeats of a field.
  private func shown(_ field: (name: String, value: String)) -> String {
    field.name == "id_no"
      ? String(repeating: "*", count: 14) + field.value.suffix(4) : field.value
  }

  @Test(arguments: Project.lookupPrograms, lookups)
  func nothingTellsHowMuchOfAFormWasRight(program: String, lookup: String) throws {
    let host = try Host(program, lookup)
    for typed in Self.subsets(of: Self.fields) where typed.count > 1 {
      if lookup == "skill-level" && !typed.contains("certificate_no") { continue }
      for format in HostileRequestTests.formats {
        var traces: Set<Trace> = []
        for right in Self.subsets(of: Self.fields) where right.isStrictSubset(of: typed) {
          for form in host.forms(typed, right: right).prefix(3) {
            traces.insert(try trace(host, form, as: format))
          }
        }
        if typed.count == 3 {
          for form in host.mixtures.prefix(3) { traces.insert(try trace(host, form, as: format)) }
        }
        #expect(traces.count == 1, "\(typed.sorted()) \(format): \(traces)")
      }
    }
  }

  @Test(arguments: Project.lookupPrograms, lookups)
  func whatIsWhollyRightIsFound(program: String, lookup: String) throws {
    let host = try Host(program, lookup)
    for form in host.forms(Set(Self.fields), right: Set(Self.fields)) {
      let (answer, _) = try host.installation.request(body: formBody(form))
      #expect(answer.result == "found")
    }
  }
}
