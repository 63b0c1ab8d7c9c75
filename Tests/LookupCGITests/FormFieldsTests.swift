import LookupCGI
import Testing

@Suite struct FormFieldsTests {
  private func value(_ name: StaticString, in body: String) -> String? {
    FormFields(body: bytes(body)).map { String(decoding: $0[name], as: UTF8.self) }
  }

  @Test(arguments: 0...255) func decodesEveryByte(byte: UInt8) throws {
    let digits = (byte < 16 ? "0" : "") + String(byte, radix: 16)
    for escape in [digits, digits.uppercased()] {
      let fields = try #require(FormFields(body: bytes("a=x%\(escape)y")))
      #expect(fields["a"] == bytes("x") + [byte] + bytes("y"))
    }
  }

  @Test(arguments: 0...255) func takesEveryOtherByteAsItIs(byte: UInt8) throws {
    guard !bytes("%+&=").contains(byte) else { return }
    let fields = try #require(FormFields(body: bytes("a=") + [byte]))
    #expect(fields["a"] == [byte])
  }

  @Test(arguments: [
    ("a=1&b=2", "a", "1"), ("a=1&b=2", "b", "2"), ("a=1", "b", ""), ("", "a", ""),
    ("a", "a", ""), ("a=", "a", ""), ("a=b=c", "a", "b=c"), ("a=1+2", "a", "1 2"),
    ("a=%2B%26%3D", "a", "+&="), ("a%5B%5D=1", "a[]", "1"), ("a+b=1", "a b", "1"),
    ("&a=1&", "a", "1"), ("a=%E5%BC%A0", "a", "张"), ("A=1&a=2", "a", "2"),
    ("a=1=&b", "a", "1="),
  ])
  func readsAField(body: String, name: StaticString, expected: String) {
    #expect(value(name, in: body) == expected)
  }

  @Test(arguments: [
    "a=%", "a=%4", "a=%4&b=1", "a=%G1", "a=%1G", "a=%%41", "a=%-1", "a=% 1", "%=1", "%4=a", "a=1%",
  ])
  func refusesABrokenEscape(body: String) {
    #expect(FormFields(body: bytes(body)) == nil)
  }

  @Test(arguments: ["a=1&a=1", "a=1&a=2", "a&a", "a=1&b=2&%61=3", "=1&=2", "&&", "a=&a="])
  func refusesARepeatedName(body: String) {
    #expect(FormFields(body: bytes(body)) == nil)
  }
}
