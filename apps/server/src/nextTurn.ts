let turn: Promise<void> | null = null;

/** Resolves when what is at hand in this turn of the event loop is done; the same promise for all who wait for it. */
export function nextTurn(): Promise<void> {
  turn ??= new Promise((resolve) => {
    setImmediate(() => {
      turn = null;
      resolve();
    });
  });
  return turn;
}
