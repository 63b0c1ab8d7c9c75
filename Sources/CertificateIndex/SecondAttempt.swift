/// Does something that begins with opening an index, and once more from there if it fails.
///
/// Where the index lies on a file server, one that is replaced while it is asked for is ENOENT or ESTALE
/// for a moment, and a read may be torn, which looks like damage of any kind. Opening it again asks the
/// server again, where a second read of the open file may be answered from memory; and it begins with
/// the header, because the file may be of another build now.
///
/// - Parameter attempt: Opens the index and asks it. It keeps nothing of an attempt that failed.
/// - Returns: What the first attempt gives that does not fail.
/// - Throws: The error of the second attempt.
package func withSecondAttempt<Result>(
  _ attempt: () throws(IndexError) -> Result
) throws(IndexError) -> Result {
  // A loop, because a second call would be a second copy of the attempt in the tiny binary.
  var hasFailed = false
  while true {
    do throws(IndexError) {
      return try attempt()
    } catch {
      guard !hasFailed else { throw error }
      hasFailed = true
    }
  }
}
