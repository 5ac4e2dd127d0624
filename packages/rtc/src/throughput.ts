import type { Loop } from "./Loop.ts";

/** One message, in bytes: small, so that a slow path shows its speed within a second. */
const CHUNK = 4 * 1024;
/** So much is sent at most, in bytes: a test must use up neither a data plan nor the relay. */
const MOST = 1_000_000;
/** So much may wait in the send buffer, in bytes. */
const AHEAD = 64 * 1024;
/** The longest that it takes, in ms. */
const LONGEST = 1_000;

interface Arrival {
  at: number;
  /** Of all that has arrived until then. */
  bytes: number;
}

/** What passes through an open loop in about a second, in kbit/s; null when it was closed meanwhile. */
export async function throughput(loop: Loop): Promise<number | null> {
  const began = performance.now();
  const arrivals: Arrival[] = [];
  const over = new AbortController();
  const done = new Promise<void>((resolve) => {
    setTimeout(resolve, LONGEST);
    void loop.closed.then(resolve);
    loop.echo.addEventListener(
      "message",
      ({ data }: MessageEvent<unknown>) => {
        if (!(data instanceof ArrayBuffer)) return;
        const bytes = (arrivals.at(-1)?.bytes ?? 0) + data.byteLength;
        arrivals.push({ at: performance.now(), bytes });
        if (bytes >= MOST) resolve();
      },
      { signal: over.signal },
    );
  });
  void fill(loop, over.signal);
  await done;
  over.abort();
  return loop.isOpen ? speedOf(arrivals, began) : null;
}

/** Keeps the channel busy, and no more than that, until all is sent or the time is over. */
async function fill(loop: Loop, over: AbortSignal): Promise<void> {
  const { channel } = loop;
  const chunk = new Uint8Array(CHUNK);
  channel.bufferedAmountLowThreshold = AHEAD / 2;
  for (let sent = 0; sent < MOST && loop.isOpen && !over.aborted; sent += CHUNK) {
    channel.send(chunk);
    if (channel.bufferedAmount > AHEAD) await loop.next("bufferedamountlow");
  }
}

/** From the first arrival to the last: the way there is no part of the speed. Too few of them count from the start. */
function speedOf(arrivals: Arrival[], began: number): number {
  const [first] = arrivals;
  const last = arrivals.at(-1);
  if (!first || !last) return 0;
  const from = arrivals.length > 4 ? first : { at: began, bytes: 0 };
  return ((last.bytes - from.bytes) * 8) / Math.max(1, last.at - from.at);
}
