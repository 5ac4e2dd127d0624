import type { Page } from "@playwright/test";

interface Told {
  from?: string;
  peers?: { name: string; participantId: string }[];
}

/**
 * From now on the page hears of this person only once their offer has arrived, as it may happen where several
 * processes carry one service. Call it before the page connects.
 */
export async function hearLateOf(page: Page, name: string): Promise<void> {
  await page.routeWebSocket(/\/socket\.io\//, (socket) => {
    const server = socket.connectToServer();
    const offered = new Set<string>();
    let late: { id: string; news: (string | Buffer)[] } = { id: "", news: [] };
    server.onMessage((message) => {
      const [event, told = {}] = parse(String(message));
      const id = told.peers?.find((peer) => peer.name === name)?.participantId;
      if (event === "visit:changed" && id !== undefined && !offered.has(id)) {
        late = { id, news: [...late.news, message] };
        return;
      }
      socket.send(message);
      if (event !== "signal:description" || told.from === undefined) return;
      offered.add(told.from);
      if (told.from === late.id) for (const news of late.news.splice(0)) socket.send(news);
    });
  });
}

/** An event of Socket.IO, if it is one. */
function parse(message: string): [event: string, told?: Told] {
  return message.startsWith("42[") ? JSON.parse(message.slice(2)) : [""];
}
