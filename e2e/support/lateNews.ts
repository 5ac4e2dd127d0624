import type { Page } from "@playwright/test";

interface Told {
  from?: string;
  peers?: { name: string; participantId: string }[];
}

/** What these look at of a visit. */
interface Visit {
  state: string;
  peers: object[];
  admittedAt: string | null;
  serverTime: string;
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

/**
 * When this page admits somebody it is told before the answer that they wait, as it may happen when something else of the
 * visit changes at that moment. Call it before the page connects.
 */
export async function hearOldNewsOfAdmits(page: Page): Promise<void> {
  await page.routeWebSocket(/\/socket\.io\//, (socket) => {
    const server = socket.connectToServer();
    let admits = "";
    socket.onMessage((message) => {
      admits = /^42(\d+)\["visit:admit"/.exec(String(message))?.[1] ?? admits;
      server.send(message);
    });
    server.onMessage((message) => {
      const text = String(message);
      if (admits !== "" && text.startsWith(`43${admits}[`)) {
        const [{ data }] = JSON.parse(text.slice(text.indexOf("["))) as [{ data: { visit: Visit } }];
        socket.send(`42${JSON.stringify(["visit:changed", asWaiting(data.visit)])}`);
      }
      socket.send(message);
    });
  });
}

/** The visit as it was told a moment before the admit. */
function asWaiting(visit: Visit): Visit {
  const peers = visit.peers.map((peer) => ({ ...peer, presence: null, tabId: null }));
  const serverTime = new Date(Date.parse(visit.serverTime) - 5).toISOString();
  return { ...visit, peers, serverTime, state: "waiting", admittedAt: null };
}

/** An event of Socket.IO, if it is one. */
function parse(message: string): [event: string, told?: Told] {
  return message.startsWith("42[") ? JSON.parse(message.slice(2)) : [""];
}
