/**
 * Progress for people goes to stderr: what is asked for (the server's links, a count) has stdout to itself.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`${line}\n`);
}
