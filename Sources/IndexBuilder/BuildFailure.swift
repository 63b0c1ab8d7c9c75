import Posix

/// Why a build cannot go on, before anybody says for which file.
enum BuildFailure: Error {
  /// An input cannot be read to its end.
  case input(InputError)
  /// The temporary files or the index cannot be written or read.
  case system(SystemError)
  /// The dictionary is full.
  case batches(TooManyBatches)
  /// More rows have one certificate number than fit into memory; one of them stands at this place.
  case crowd(RowPlace)
  /// More certificates than fit into memory are found by one value of the key with this number.
  case crowdOfKey(Int)
}

extension BuildFailure {
  /// Does work on the input.
  static func ofInput<Result>(
    _ work: () throws(InputError) -> Result
  ) throws(BuildFailure) -> Result {
    do throws(InputError) { return try work() } catch { throw .input(error) }
  }

  /// Does work on files.
  static func ofSystem<Result>(
    _ work: () throws(SystemError) -> Result
  ) throws(BuildFailure) -> Result {
    do throws(SystemError) { return try work() } catch { throw .system(error) }
  }

  /// Does work on the dictionary.
  static func ofBatches<Result>(
    _ work: () throws(TooManyBatches) -> Result
  ) throws(BuildFailure) -> Result {
    do throws(TooManyBatches) { return try work() } catch { throw .batches(error) }
  }
}
