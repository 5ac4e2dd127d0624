import { pagesOf } from "../pagesIn.ts";
import type { AppServer } from "../socketTypes.ts";

/**
 * Breaks the connections of all pages. They come back by themselves and join again, which is the one way to
 * make up for whatever other processes have told meanwhile: signals, takeovers, who was sent back or shut out.
 */
export function reconnectPages(io: AppServer): void {
  for (const page of pagesOf(io)) page.conn.close();
}
