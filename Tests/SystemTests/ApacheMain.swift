import Foundation
import TestSupport

/// The configuration of Apache around the one that `osta build` writes: as little as Debian's own has.
struct ApacheMain {
  let folder: TemporaryFolder
  let isRoot: Bool
  var modules = [
    "mpm_event", "authz_core", "mime", "dir", "alias", "cgid", "env", "headers", "rewrite", "ssl",
    "socache_shmcb",
  ]

  /// The whole configuration, with `own` at its end.
  func text(ports: [UInt16], own: String) -> String {
    """
    ServerRoot \(folder.url.path)
    ServerName localhost
    PidFile apache.pid
    ErrorLog error.log
    \(modules.map { "LoadModule \($0)_module /usr/lib/apache2/modules/mod_\($0).so" }.joined(separator: "\n"))
    DefaultRuntimeDir \(folder.url.path)
    ScriptSock cgid.sock
    TypesConfig /etc/mime.types
    CustomLog access.log "%h %r %>s %{Referer}i"
    \(isRoot ? "User www-data\nGroup www-data" : "")
    \(ports.map { "Listen 127.0.0.1:\($0)" }.joined(separator: "\n"))
    <Directory />
      AllowOverride None
      Require all denied
    </Directory>
    \(own)

    """
  }

  /// A host that shows one folder to everybody and lets its owner write `.htaccess`.
  func sharedHost(root: URL, certificate: HostCertificate, secureAddress: String) -> String {
    """
    DocumentRoot \(root.path)
    <Directory \(root.path)>
      AllowOverride FileInfo Options
      Require all granted
    </Directory>
    <VirtualHost \(secureAddress)>
      SSLEngine on
      SSLCertificateFile \(certificate.file.path)
      SSLCertificateKeyFile \(certificate.key.path)
    </VirtualHost>
    """
  }
}
