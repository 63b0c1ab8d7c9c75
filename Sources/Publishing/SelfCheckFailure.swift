/// A lookup that would not work for visitors, and what to do.
struct SelfCheckFailure {
  private let check: SelfCheck
  private let destination: Destination
  private let places: HostPlaces?
  /// Where the key lies on this machine.
  private let key: String

  init(_ check: SelfCheck, at destination: Destination, places: HostPlaces?, key: String) {
    self.check = check
    self.destination = destination
    self.places = places
    self.key = key
  }

  /// Says what is wrong, and how a key gets to where one is missing.
  var error: PublishingError {
    let place = destination.name(of: destination.path)
    return PublishingError(
      (["\(place): error: the lookup would not work for visitors; nothing was changed for them"]
        + advice + adviceAboutUser)
        .joined(separator: "\n"))
  }

  private var advice: [String] {
    guard let fault = check.fault else {
      return [
        "  the program could not be run as \(check.user); --web-user names the user that runs it for",
        "  visitors, and docs/publishing.md has the line that lets sudo do it",
      ]
    }
    if let place = places?.key,
      fault.file == place || fault.what.contains("built with another key")
    {
      return keyAdvice(place)
    }
    if fault.what.contains("keys or columns of the lookup have changed") {
      return [
        "  site and index have changed together; publish both at once, with --index FILE --with-site"
      ]
    }
    if fault.file.hasSuffix(".idx") {
      return [
        "  an index is published with: osta publish \(destination.name(of: destination.path)) --index FILE"
      ]
    }
    return []
  }

  /// What this user may not read, another may, and the other way round.
  private var adviceAboutUser: [String] {
    check.isAsPublisher
      ? ["  where another user runs the lookup for visitors, say who: --web-user USER"] : []
  }

  /// The key itself is never read or copied here.
  private func keyAdvice(_ place: String) -> [String] {
    let folder = place.lastIndex(of: "/").map { place[..<$0] } ?? "."
    let owner = check.isAsPublisher ? "-m 0600" : "-m 0640 -o root -g \(check.user)"
    let steps = "install -d \(folder) && install \(owner) /dev/stdin \(place)"
    return [
      "  a key is never published; bring the one with which the indexes are built there by hand:",
      "    " + (remoteAccount.map { "ssh \($0) '\(steps)' < \(key)" } ?? "\(steps) < \(key)"),
    ]
  }

  private var remoteAccount: String? {
    guard case .remote(let remote) = destination else { return nil }
    return "\(check.isAsPublisher ? remote.user : "root")@\(remote.host)"
  }
}
