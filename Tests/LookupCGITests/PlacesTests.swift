import LookupCGI
import Testing

@Suite struct PlacesTests {
  private func places(
    environment: [String: String] = [:], configuration: String = ""
  ) throws(PlaceError) -> Places {
    try Places(
      environment: { environment["\($0)"].map(bytes) }, configuration: bytes(configuration),
      folder: bytes("/srv/osta"))
  }

  private static let configuration = """
    # places of the lookup
    OSTA_INDEX_DIR=index
    OSTA_KEY=/etc/osta/key
    # OSTA_STATE_DIR=none
    OSTA_STATE_DIR=state
    """

  @Test func takesPlacesFromTheEnvironment() throws {
    let places = try places(environment: [
      "OSTA_INDEX_DIR": "/i", "OSTA_KEY": "/k", "OSTA_STATE_DIR": "/s",
    ])
    #expect(places.indexFolder == bytes("/i"))
    #expect(places.key == bytes("/k"))
    #expect(places.stateFolder == bytes("/s"))
  }

  @Test func reckonsPlacesOfTheConfigurationFromItsFolder() throws {
    let places = try places(configuration: Self.configuration)
    #expect(places.indexFolder == bytes("/srv/osta/index"))
    #expect(places.key == bytes("/etc/osta/key"))
    #expect(places.stateFolder == bytes("/srv/osta/state"))
  }

  @Test func prefersTheEnvironment() throws {
    let places = try places(
      environment: ["OSTA_KEY": "/other/key"], configuration: Self.configuration)
    #expect(places.key == bytes("/other/key"))
    #expect(places.indexFolder == bytes("/srv/osta/index"))
  }

  @Test func needsNoStateFolder() throws {
    let places = try places(configuration: "OSTA_INDEX_DIR=i\nOSTA_KEY=k")
    #expect(places.stateFolder == nil)
  }

  @Test func needsNoConfigurationWhereTheEnvironmentNamesAll() {
    var named = ["OSTA_INDEX_DIR": "/i", "OSTA_KEY": "/k", "OSTA_STATE_DIR": "/s"]
    func places() -> Places? { Places { named["\($0)"].map(bytes) } }
    #expect(places()?.stateFolder == bytes("/s"))
    named["OSTA_STATE_DIR"] = ""
    #expect(places()?.indexFolder == bytes("/i"))
    #expect(places()?.key == bytes("/k"))
    #expect(places()?.stateFolder == nil)
  }

  @Test(arguments: ["OSTA_INDEX_DIR", "OSTA_KEY", "OSTA_STATE_DIR"])
  func needsTheConfigurationWhereTheEnvironmentLacksAPlace(name: String) {
    var named = ["OSTA_INDEX_DIR": "/i", "OSTA_KEY": "/k", "OSTA_STATE_DIR": "/s"]
    named[name] = nil
    #expect(Places { named["\($0)"].map(bytes) } == nil)
  }

  @Test func emptyStateFolderOfTheEnvironmentIsNone() throws {
    let places = try places(
      environment: ["OSTA_STATE_DIR": ""], configuration: Self.configuration)
    #expect(places.stateFolder == nil)
  }

  @Test func keepsEqualsSignsAndSpacesOfAPlace() throws {
    let places = try places(configuration: "OSTA_INDEX_DIR=/a=b c\nOSTA_KEY=k\n")
    #expect(places.indexFolder == bytes("/a=b c"))
  }

  @Test(arguments: [
    ("", "OSTA_INDEX_DIR"), ("OSTA_KEY=k", "OSTA_INDEX_DIR"), ("OSTA_INDEX_DIR=i", "OSTA_KEY"),
    ("OSTA_INDEX_DIR=i\nOSTA_KEY=\n", "OSTA_KEY"), ("OSTA_INDEX_DIR=i\nOSTA_KEY", "OSTA_KEY"),
    ("OSTA_INDEX_DIR=i\nOSTA_KEYS=k", "OSTA_KEY"), ("OSTA_INDEX_DIR=i\n#OSTA_KEY=k", "OSTA_KEY"),
  ])
  func saysWhichPlaceIsMissing(configuration: String, name: String) {
    do throws(PlaceError) {
      _ = try places(configuration: configuration)
      Issue.record("nothing is missing")
    } catch {
      #expect(
        String(decoding: error.message, as: UTF8.self)
          == "\(name) is not set; set it in the server's configuration or in osta.conf")
    }
  }

  @Test func namesTheIndexOfALookupByItsID() throws {
    let places = try places(environment: ["OSTA_INDEX_DIR": "/i", "OSTA_KEY": "/k"])
    #expect(places.index(of: bytes("skill-level")) == bytes("/i/skill-level.idx"))
  }
}
