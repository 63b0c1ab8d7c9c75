import Foundation
import TestSupport
import Testing

/// `lookup.cgi` as a process, with the real site's page and the real indexes.
@Suite struct LookupProgramTests {
  /// One installation for each program, used by all tests that change nothing in it.
  private static let installations: [String: Result<Installation, any Error>] = {
    atexit { LookupProgramTests.removeInstallations() }
    return Dictionary(
      uniqueKeysWithValues: Project.lookupPrograms.map { program in
        (program, Result { try Installation(program: program) })
      })
  }()

  /// Values that live as long as the process are not freed at its end, so their folders go here.
  private static func removeInstallations() {
    for case .success(let installation) in installations.values {
      installation.folder.remove()
    }
  }

  private func installation(_ program: String) throws -> Installation {
    try #require(Self.installations[program]).get()
  }

  private func ask(
    _ program: String, _ lookup: String, number: String? = nil, id: String? = nil,
    name: String? = nil
  ) throws -> Answer {
    let fields = [("certificate_no", number), ("id_no", id), ("name", name)]
      .compactMap { field, value in value.map { (field, $0) } }
    let (answer, log) = try installation(program).ask(lookup, fields)
    #expect(log.isEmpty)
    return answer
  }

  // MARK: Found and not found

  @Test(arguments: Project.lookupPrograms, ["qualification", "skill-level"])
  func eachKeyFindsTheCertificate(program: String, lookup: String) throws {
    let sample = try Sample.all(lookup)[11]
    var questions: [(String?, String?, String?)] = [
      (sample.number, sample.idNumber, nil), (sample.number, nil, sample.name),
      (sample.number, sample.idNumber, sample.name),
    ]
    if lookup == "qualification" { questions.append((nil, sample.idNumber, sample.name)) }
    for (number, id, name) in questions {
      let answer = try ask(program, lookup, number: number, id: id, name: name)
      #expect(answer.status == 200)
      #expect(answer.result == "found")
      #expect(answer.html.contains(sample.occupation))
      #expect(answer.html.contains("2020年10月28日"), "the data's date")
    }
  }

  @Test(arguments: Project.lookupPrograms)
  func allGivenFieldsMustAgree(program: String) throws {
    let samples = try Sample.all("qualification")
    let (own, other) = (samples[3], samples[77])
    for (number, id, name) in [
      (own.number, own.idNumber, other.name), (own.number, other.idNumber, own.name),
      (other.number, own.idNumber, own.name),
    ] {
      let answer = try ask(program, "qualification", number: number, id: id, name: name)
      #expect(answer.status == 200)
      #expect(answer.result == "none")
    }
  }

  /// The tiny binary copies texts itself, those of each length in another way.
  @Test(arguments: Project.lookupPrograms)
  func whatWasTypedIsRepeatedWholeWhateverItsLength(program: String) throws {
    let letters = Array("ZYXWVUTSRQPNMKJHGFEDCBA")
    for length in 1...64 {
      let number = String((0..<length).map { letters[$0 * 7 % letters.count] })
      let answer = try ask(program, "qualification", number: number, name: "样本")
      #expect(answer.result == "none")
      #expect(answer.html.contains(">\(number)<"), "in the table")
      #expect(answer.html.contains("\"\(number)\""), "in the form")
    }
  }

  @Test(arguments: Project.lookupPrograms)
  func allCertificatesOfAPersonAreListed(program: String) throws {
    let samples = try Sample.all("qualification")
    let byPerson = Dictionary(grouping: samples) { $0.idNumber + $0.name }
    let several = try #require(byPerson.values.max { $0.count < $1.count })
    #expect(several.count > 2)
    let answer = try ask(
      program, "qualification", id: several[0].idNumber, name: several[0].name)
    #expect(answer.certificateCount == several.count)
    for sample in several {
      #expect(answer.html.contains(sample.occupation))
      #expect(!answer.html.contains(sample.number), "a number that was not typed is not shown")
    }
  }

  @Test(arguments: Project.lookupPrograms)
  func revokedCertificateSaysSo(program: String) throws {
    let revoked = try #require(try Sample.all("qualification").first { $0.isRevoked })
    let answer = try ask(
      program, "qualification", number: revoked.number, name: revoked.name)
    #expect(answer.result == "found")
    #expect(answer.html.contains("该证书已撤销"))
  }

  @Test(arguments: Project.lookupPrograms)
  func skillLevelIsNotFoundWithoutItsNumber(program: String) throws {
    let sample = try Sample.all("skill-level")[5]
    let answer = try ask(program, "skill-level", id: sample.idNumber, name: sample.name)
    #expect(answer.status == 400)
    #expect(answer.result == "invalid")
    #expect(answer.html.contains("此项为必填"))
  }

  @Test(arguments: Project.lookupPrograms)
  func answerRepeatsNoWholeIDNumber(program: String) throws {
    let sample = try Sample.all("qualification")[20]
    for name in [sample.name, "样本无此人"] {
      let answer = try ask(program, "qualification", id: sample.idNumber, name: name)
      #expect(!answer.html.contains(sample.idNumber))
      #expect(answer.html.contains(String(repeating: "*", count: 14) + sample.idNumber.suffix(4)))
    }
  }

  // MARK: Forms that cannot be asked

  @Test(arguments: Project.lookupPrograms)
  func oneFieldAloneIsNotAsked(program: String) throws {
    let sample = try Sample.all("qualification")[0]
    let answer = try ask(program, "qualification", name: sample.name)
    #expect(answer.status == 400)
    #expect(answer.html.contains("填写的项目不够"))
    #expect(
      answer.html.contains("value=\"\(sample.name)\""), "what was right need not be typed again")
  }

  @Test(arguments: Project.lookupPrograms)
  func fieldThatCannotBeReadIsNamed(program: String) throws {
    let body =
      formBody([("lookup", "qualification"), ("certificate_no", "1")]) + Array("&name=%ff".utf8)
    let (answer, _) = try installation(program).request(body: body)
    #expect(answer.status == 400)
    #expect(answer.html.contains("<strong>姓名</strong>：此项的文字无法识别"))
  }

  @Test(
    arguments: Project.lookupPrograms,
    ["", "lookup=unknown&name=a", "lookup=qualification&name=%zz", "name=a&name=b", "lookup"])
  func formOfNoLookupIsRefused(program: String, body: String) throws {
    let (answer, _) = try installation(program).request(body: Array(body.utf8))
    #expect(answer.status == 400)
    #expect(answer.result == "invalid")
  }

  @Test(arguments: Project.lookupPrograms, ["GET", "HEAD", "PUT", "DELETE", "post"])
  func otherMethodsGetTheForm(program: String, method: String) throws {
    let (answer, _) = try installation(program).request(
      body: [], method: method,
      environment: ["QUERY_STRING": "lookup=qualification&certificate_no=1&name=a"])
    #expect(answer.status == 405)
    #expect(answer.headers["allow"] == "POST")
    #expect(answer.html.contains("<form"))
  }

  @Test(arguments: Project.lookupPrograms)
  func queryStringIsIgnored(program: String) throws {
    let sample = try Sample.all("qualification")[0]
    let (answer, _) = try installation(program).request(
      body: Array("lookup=qualification".utf8),
      environment: ["QUERY_STRING": "certificate_no=\(sample.number)&id_no=\(sample.idNumber)"])
    #expect(answer.status == 400)
  }

  @Test(arguments: Project.lookupPrograms, [(4096, 400), (4097, 413), (1 << 20, 413)])
  func largeFormIsRefused(program: String, size: (bytes: Int, status: Int)) throws {
    let body = Array("name=".utf8) + [UInt8](repeating: 0x61, count: size.bytes - 5)
    let (answer, _) = try installation(program).request(body: body)
    #expect(answer.status == size.status)
  }

  @Test(arguments: Project.lookupPrograms, ["text/plain", "multipart/form-data; boundary=x", ""])
  func otherContentTypesAreRefused(program: String, type: String) throws {
    let sample = try Sample.all("qualification")[0]
    let body = formBody([
      ("lookup", "qualification"), ("certificate_no", sample.number), ("name", sample.name),
    ])
    let (answer, _) = try installation(program).request(body: body, type: type)
    #expect(answer.status == 400)
  }

  @Test(arguments: Project.lookupPrograms)
  func formThatIsCutShortIsNotAsked(program: String) throws {
    let sample = try Sample.all("qualification")[0]
    let body = formBody([
      ("lookup", "qualification"), ("certificate_no", sample.number), ("name", sample.name),
    ])
    let (answer, _) = try installation(program).request(body: body, length: body.count + 20)
    #expect(answer.status == 400)
  }

  @Test(arguments: Project.lookupPrograms)
  func whatIsTypedCannotBecomeHTML(program: String) throws {
    let attack = "\"><script>alert('1')</script>&amp;"
    let none = try ask(program, "qualification", number: attack, name: attack)
    let invalid = try ask(program, "qualification", name: attack)
    for answer in [none, invalid] {
      #expect(!answer.html.contains("<script"))
      #expect(
        answer.html.contains("&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;"))
    }
  }

  // MARK: Headers

  @Test(arguments: Project.lookupPrograms)
  func nothingIsStoredOrEmbedded(program: String) throws {
    let answer = try ask(program, "qualification", number: "1", name: "a")
    #expect(answer.headers["cache-control"] == "no-store")
    #expect(answer.headers["content-type"] == "text/html; charset=utf-8")
    #expect(answer.headers["content-length"] == "\(answer.html.utf8.count)")
    #expect(answer.headers["x-content-type-options"] == "nosniff")
    #expect(answer.headers["content-security-policy"]?.contains("frame-ancestors 'none'") == true)
    #expect(answer.headers["set-cookie"] == nil)
  }
}
