import CertificateIndex
import Posix

/// Something of the installation does not work, and the error log says what.
struct Logged: Error {}

/// Writes a line to the web server's error log, and never what was typed.
///
/// It says the file or variable, what is wrong with it and what to do.
@inline(never)
func logged(place: [UInt8], message: [UInt8]) -> Logged {
  var line = [UInt8]("osta lookup: ")
  line.append(contentsOf: place)
  line.append(": ")
  line.append(contentsOf: message)
  line.append("\n")
  do throws(SystemError) {
    try write(line, to: .error)
  } catch {
    // There is no other place to say that the log cannot be written.
  }
  return Logged()
}

/// Logs that a file of the installation cannot be read.
func logged(unreadable path: [UInt8], _ error: SystemError) -> Logged {
  logged(place: path, message: IndexError.system(error).message)
}
