/// The units of systemd that run fcgiwrap for nginx: so many processes at a time, as one user, with one
/// program and next to nothing that they may do.
struct FastCGIService: SiteOutput {
  private let site: ServedSite

  init(_ site: ServedSite) {
    self.site = site
  }

  static func outputs(of site: SiteSource) -> [Output] {
    let service = FastCGIService(ServedSite(site.content))
    return [
      Output("server/osta-lookup.socket", .asset, text: service.socket),
      Output("server/osta-lookup.service", .asset, text: service.service),
    ]
  }

  private var server: ServerSettings { site.settings.server }

  private var socket: String {
    """
    # Where nginx reaches the lookup, written by 'osta build'. It goes to /etc/systemd/system/.
    [Unit]
    Description=Socket of the certificate lookup

    [Socket]
    ListenStream=\(listenStream)
    SocketUser=\(server.user)
    SocketMode=0600

    [Install]
    WantedBy=sockets.target

    """
  }

  private var listenStream: String {
    switch server.fastcgi {
    case .unix(let path): path
    case .network(let address): address.description
    }
  }

  private var service: String {
    """
    # The processes that run the lookup, written by 'osta build'. It goes to /etc/systemd/system/.
    [Unit]
    Description=Certificate lookup, \(server.workers) at a time
    Requires=osta-lookup.socket
    After=nss-user-lookup.target

    [Service]
    ExecStart=/usr/sbin/fcgiwrap -f -c \(server.workers) -p \(site.program)
    User=\(server.user)
    Group=\(server.user)
    UMask=0077
    Restart=on-failure
    LimitCORE=0
    \(state)NoNewPrivileges=yes
    CapabilityBoundingSet=
    ProtectSystem=strict
    ProtectHome=read-only
    ProtectKernelTunables=yes
    ProtectKernelModules=yes
    ProtectKernelLogs=yes
    ProtectControlGroups=yes
    PrivateTmp=yes
    PrivateDevices=yes
    PrivateNetwork=yes
    RestrictAddressFamilies=AF_UNIX
    RestrictNamespaces=yes
    RestrictSUIDSGID=yes
    LockPersonality=yes
    MemoryDenyWriteExecute=yes
    SystemCallArchitectures=native

    [Install]
    Also=osta-lookup.socket

    """
  }

  /// The folder of the counters: systemd makes it where it may, else it is only opened for writing.
  private var state: String {
    let states = "/var/lib/"
    guard !site.settings.state.isEmpty else { return "" }
    guard site.settings.state.hasPrefix(states) else {
      return "ReadWritePaths=\(site.settings.state)\n"
    }
    return
      "StateDirectory=\(site.settings.state.dropFirst(states.count))\nStateDirectoryMode=0700\n"
  }
}
