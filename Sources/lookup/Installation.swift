import AnswerPage
import CertificateIndex
import LookupCGI
import Posix
import QueryFields

/// The files of the lookup on this host.
enum Installation {
  /// The answer page beside the program.
  ///
  /// It is looked for where the program was started, and, if nothing that fits is there, where it
  /// really lies: to ask that costs as much as twenty reads of an index.
  static func answerPage() throws(Logged) -> PageOnDisk {
    if let started = pathOfStart() {
      do throws(PageFault) {
        return try PageOnDisk(path: answerPage(beside: started))
      } catch {
        // What is wrong is said of the page where the program lies.
      }
    }
    return try ownAnswerPage()
  }

  /// The answer page in the folder where the program lies.
  static func ownAnswerPage() throws(Logged) -> PageOnDisk {
    let path = answerPage(beside: try program())
    do throws(PageFault) {
      return try PageOnDisk(path: path)
    } catch {
      throw logged(place: path, message: error.message)
    }
  }

  private static func answerPage(beside program: [UInt8]) -> [UInt8] {
    var path = parentFolder(of: program)
    path.append("/")
    path.append(AnswerPage.fileName)
    return path
  }

  /// Where the program lies, whatever links led to it.
  private static func program() throws(Logged) -> [UInt8] {
    do throws(SystemError) {
      return try executablePath()
    } catch {
      throw logged(place: [UInt8]("/proc/self/exe"), message: error.text)
    }
  }

  /// The largest configuration that is read, in bytes.
  private static let largestConfiguration = 4096

  /// Where index, key and state lie, by the environment or `osta.conf` above the program's folder.
  static func places() throws(Logged) -> Places {
    if let places = Places(environment: environmentValue) { return places }
    let folder = parentFolder(of: parentFolder(of: try program()))
    var path = folder
    path.append("/osta.conf")
    let configuration = try optionalContents(of: path, limit: largestConfiguration)
    do throws(PlaceError) {
      return try Places(
        environment: environmentValue, configuration: configuration, folder: folder)
    } catch {
      throw logged(place: path, message: error.message)
    }
  }

  /// Reads the keys, if they are kept from others.
  static func keys(_ path: [UInt8]) throws(Logged) -> KeyRing {
    let file: ReadableFile.Contents
    do throws(SystemError) {
      file = try ReadableFile.contents(of: path, limit: KeyRing.largestFile)
    } catch {
      throw logged(unreadable: path, error)
    }
    guard KeyRing.isPrivate(permissions: file.status.permissions) else {
      var message = [UInt8]("others may read or change the key; ")
      message.append("set its mode to 0600, or to 0640 for the web server's group")
      throw logged(place: path, message: message)
    }
    do throws(KeyRing.FileProblem) {
      return try KeyRing(fileContents: file.bytes)
    } catch {
      var message = [UInt8]("this is no key file; ")
      message.append("make one with 'osta key new' or copy it again")
      throw logged(place: path, message: message)
    }
  }

  /// Asks the index of a lookup, if it fits this program and the site; what fails is tried once more.
  static func ask<Answer>(
    _ definition: LookupDefinition, page: AnswerPage, places: Places, keys: KeyRing,
    _ question: (IndexReader) throws(IndexError) -> Answer
  ) throws(Logged) -> Answer {
    let path = places.index(of: definition.id)
    do throws(IndexError) {
      return try withSecondAttempt { () throws(IndexError) -> Answer in
        let reader = try IndexReader(path: path, keys: keys)
        try reader.checkFit(definition: definition, normaliser: normaliserVersion)
        if let minimum = page.minimumAsOf, reader.header.asOf < minimum {
          throw .tooOld(reader.header.asOf)
        }
        return try question(reader)
      }
    } catch {
      throw logged(place: path, message: error.message)
    }
  }

  /// The places and the keys.
  static func secrets() throws(Logged) -> Secrets {
    let places = try places()
    return Secrets(places: places, keys: try keys(places.key))
  }

  /// The permission bits of a file.
  static func permissions(of path: [UInt8]) throws(Logged) -> UInt32 {
    do throws(SystemError) {
      return try ReadableFile(path: path).status().permissions
    } catch {
      throw logged(unreadable: path, error)
    }
  }

  /// The contents of a file that need not exist.
  private static func optionalContents(of path: [UInt8], limit: Int) throws(Logged) -> [UInt8] {
    do throws(SystemError) {
      return try ReadableFile.contents(of: path, limit: limit).bytes
    } catch {
      guard error == .noSuchFile else { throw logged(unreadable: path, error) }
      return []
    }
  }
}
