import CPosix

/// The value of an environment variable; nil where it is not set.
package func environmentValue(_ name: StaticString) -> [UInt8]? {
  name.withUTF8Buffer { bytes -> [UInt8]? in
    guard let base = bytes.baseAddress else { return nil }
    return unsafe base.withMemoryRebound(to: CChar.self, capacity: bytes.count) { pointer in
      unsafe getenv(pointer).map { unsafe bytesOfCString($0) }
    }
  }
}

/// The path of the running program, by `/proc/self/exe`.
package func executablePath() throws(SystemError) -> [UInt8] {
  var buffer = [CChar](repeating: 0, count: 4096)
  let capacity = buffer.count
  let length = unsafe readlink("/proc/self/exe", &buffer, capacity)
  guard length > 0 else { throw .last }
  return buffer[0..<length].map { UInt8(bitPattern: $0) }
}

/// The machine's architecture as `uname` names it, such as `x86_64`.
package func machineArchitecture() -> [UInt8] {
  var name = utsname()
  guard unsafe uname(&name) == 0 else { return [] }
  return unsafe withUnsafeBytes(of: &name.machine) { bytes in
    unsafe [UInt8](bytes.prefix { $0 != 0 })
  }
}

private func bytesOfCString(_ pointer: UnsafePointer<CChar>) -> [UInt8] {
  let length = unsafe strlen(pointer)
  return (0..<length).map { unsafe UInt8(bitPattern: pointer[$0]) }
}

/// Ends the process.
package func exitProcess(_ status: Int32) -> Never {
  exit(status)
}
