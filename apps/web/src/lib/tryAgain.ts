/** Does the work until it succeeds, with a pause of so many ms after each failure; rejects with the last one. */
export async function tryAgain<T>(pauses: readonly number[], work: () => Promise<T>): Promise<T> {
  for (const pause of pauses) {
    try {
      return await work();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return work();
}
