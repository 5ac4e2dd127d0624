/** The standard's name of a constraint as words: `echoCancellation` is "Echo cancellation". */
export function readableName(name: string): string {
  const words = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
