/** A reason why the server cannot start, told to the host in one line. */
export class StartError extends Error {
  override readonly name = "StartError";
}
