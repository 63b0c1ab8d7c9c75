import AnswerPage
import CertificateIndex
import LookupCGI
import Posix

/// Says of each part of the installation whether it works, and ends with status 1 at the first that
/// does not.
func selfCheck() {
  do throws(Logged) {
    try reportParts()
  } catch {
    exitProcess(1)
  }
}

private func reportParts() throws(Logged) {
  report("program", [UInt8]("lookup.cgi for "), machineArchitecture())
  let file = try Installation.ownAnswerPage()
  let page = try file.whole()
  report("page", file.path, [UInt8](" fits"))
  let places = try Installation.places()
  let keys = try Installation.keys(places.key)
  report("key", places.key, mode(try Installation.permissions(of: places.key)))
  for lookup in page.lookups {
    try reportIndex(of: lookup, page: page, places: places, keys: keys)
  }
  try reportState(places)
}

private func reportState(_ places: Places) throws(Logged) {
  guard let path = Limiter.path(places) else {
    report("state", [UInt8]("no folder; the rate limiter is off"), [])
    return
  }
  try Limiter.check(path)
  report("state", path, [UInt8](" can be written; the rate limiter is on"))
}

private func reportIndex(
  of lookup: Int, page: AnswerPage, places: Places, keys: KeyRing
) throws(Logged) {
  guard let definition = page.definition(of: lookup) else { return }
  let header = try Installation.ask(definition, page: page, places: places, keys: keys) {
    $0.header
  }
  report("index", places.index(of: definition.id), summary(header, keys: keys))
}

/// Prints a line of the report.
private func report(_ part: StaticString, _ place: [UInt8], _ state: [UInt8]) {
  var line = [UInt8]("ok  ")
  line.append(part)
  line.append(": ")
  line.append(contentsOf: place)
  line.append(contentsOf: state)
  line.append("\n")
  do throws(SystemError) {
    try write(line, to: .output)
  } catch {
    exitProcess(1)
  }
}

/// ` (mode 0640)`.
private func mode(_ permissions: UInt32) -> [UInt8] {
  var text = [UInt8](" (mode 0")
  for shift in [6, 3, 0] as [UInt32] {
    text.append(decimal: Int(permissions >> shift & 7))
  }
  text.append(")")
  return text
}

/// ` (1000 certificates, as of 2020-10-28)`, and with which key where there are several.
private func summary(_ header: IndexHeader, keys: KeyRing) -> [UInt8] {
  var text = [UInt8](" (")
  text.append(decimal: header.certificateCount)
  text.append(" certificates, as of ")
  text.append(contentsOf: header.asOf.iso8601)
  if keys.keys.count > 1, let position = keys.position(of: header) {
    text.append(", by the key in line ")
    text.append(decimal: position + 1)
    text.append(" of ")
    text.append(decimal: keys.keys.count)
  }
  text.append(")")
  return text
}
