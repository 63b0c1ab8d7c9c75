import Foundation
import TestSupport

/// A certificate for the site's hosts that nobody but this test believes.
struct HostCertificate {
  let file: URL
  let key: URL

  /// Makes a key and a certificate signed with it.
  init(hosts: [String], in folder: TemporaryFolder) throws {
    file = folder["certificate.pem"]
    key = folder["certificate.key"]
    let result = try runProcess(
      URL(filePath: "/usr/bin/openssl"),
      arguments: [
        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
        "-days", "2", "-subj", "/CN=\(hosts[0])", "-addext",
        "subjectAltName=" + hosts.map { "DNS:" + $0 }.joined(separator: ","),
        "-keyout", key.path, "-out", file.path,
      ])
    guard result.status == 0 else { throw InstallationError(message: result.standardError) }
  }
}
