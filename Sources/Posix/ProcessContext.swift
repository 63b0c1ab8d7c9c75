import CPosix

/// The value of an environment variable; nil where it is not set.
package func environmentValue(_ name: StaticString) -> [UInt8]? {
  name.withUTF8Buffer { bytes -> [UInt8]? in
    guard let base = unsafe UnsafeRawPointer(bytes.baseAddress) else { return nil }
    return unsafe posix_variable(base.assumingMemoryBound(to: CChar.self))
      .map { unsafe bytesOfString($0) }
  }
}

/// The path by which the program was started, where it names the program itself: an absolute path that
/// does not end in a symbolic link.
package func pathOfStart() -> [UInt8]? {
  guard let path = unsafe posix_path_of_start(),
    unsafe path.pointee == CChar(bitPattern: UInt8(ascii: "/"))
  else { return nil }
  var link: UInt8 = 0
  guard unsafe readlink(path, &link, 1) < 0, posix_errno() == EINVAL else { return nil }
  return unsafe bytesOfString(path)
}

/// The path of the running program, by `/proc/self/exe`; the kernel makes an entry in `/proc` for it.
package func executablePath() throws(SystemError) -> [UInt8] {
  let path = try programPath(room: usualPath)
  return path.count < usualPath ? path : try programPath(room: longestPath)
}

/// Room for most paths, and for the longest that Linux knows; memory that is not used costs time, too.
private let usualPath = 256
private let longestPath = 4096

private func programPath(room: Int) throws(SystemError) -> [UInt8] {
  let path = unsafe [UInt8](room: room) { room in
    guard let path = unsafe room.baseAddress?.assumingMemoryBound(to: CChar.self) else { return 0 }
    return unsafe max(readlink("/proc/self/exe", path, room.count), 0)
  }
  guard !path.isEmpty else { throw .last }
  return path
}

/// The machine's architecture as `uname` names it, such as `x86_64`.
package func machineArchitecture() -> [UInt8] {
  var name = utsname()
  guard unsafe uname(&name) == 0 else { return [] }
  return unsafe withUnsafeBytes(of: &name.machine) { machine in
    guard let base = machine.baseAddress else { return [] }
    return unsafe bytesOfString(base.assumingMemoryBound(to: CChar.self))
  }
}

/// The bytes of a C string without its NUL.
private func bytesOfString(_ string: UnsafePointer<CChar>) -> [UInt8] {
  let start = unsafe UnsafeRawPointer(string).assumingMemoryBound(to: UInt8.self)
  return unsafe [UInt8](UnsafeBufferPointer(start: start, count: strlen(string)))
}

/// Seconds since 1970 by the clock of the machine.
package func currentSeconds() -> Int {
  posix_seconds()
}

/// Ends the process after so many seconds, unless it has ended by itself, whatever signals it was started
/// without (alarm(2)).
package func limitLifetime(seconds: UInt32) {
  posix_end_after(seconds)
}

/// Keeps what is in memory out of core dumps and away from other processes of the same user.
package func keepMemoryPrivate() throws(SystemError) {
  guard posix_forbid_dumps() == 0 else { throw .last }
}

/// Ends the process.
package func exitProcess(_ status: Int32) -> Never {
  exit(status)
}
