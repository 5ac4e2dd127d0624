import { randomUUID } from "node:crypto";
import type { RequestData } from "@televisit/protocol/events";
import { RoomReply, RoomSessionReply } from "@televisit/protocol/room";
import { Browser } from "./browser.ts";
import { Page, type PageOptions } from "./page.ts";
import type { TestServer } from "./startTestServer.ts";

type Address = Pick<TestServer, "url">;

let rooms = 0;

/** A name that no other test uses. */
export function freshName(): string {
  rooms += 1;
  return `Room ${rooms} ${randomUUID().slice(0, 8)}`;
}

/** A browser with a session for rooms. */
export interface Person {
  readonly browser: Browser;
  readonly participantId: string;
}

/** Somebody with a session for rooms, in a browser of their own. */
export async function newPerson(server: Address): Promise<Person> {
  const browser = new Browser(server.url);
  const { participantId } = RoomSessionReply.parse((await browser.post("/api/room-sessions")).body);
  return { browser, participantId };
}

/** One room with the pages that were opened for it. */
export class RoomScene {
  readonly name: string;
  readonly roomId: string;
  readonly creator: Person;
  readonly #server: Address;
  readonly #pages: Page[] = [];

  private constructor(server: Address, parts: Pick<RoomScene, "name" | "roomId" | "creator">) {
    this.#server = server;
    this.name = parts.name;
    this.roomId = parts.roomId;
    this.creator = parts.creator;
  }

  static async open(server: Address, seats?: number, name = freshName()): Promise<RoomScene> {
    const browser = new Browser(server.url);
    const answer = await browser.post("/api/rooms", { name, ...(seats ? { seats } : {}) });
    const { room, participantId } = RoomReply.parse(answer.body);
    return new RoomScene(server, { name, roomId: room.roomId, creator: { browser, participantId } });
  }

  /** A page of somebody, of somebody new by default, that has not joined. */
  async page(person?: Person, options?: PageOptions): Promise<Page & Person> {
    const { browser, participantId } = person ?? (await newPerson(this.#server));
    const page = new Page(browser, { as: "occupant", participantId }, options);
    this.#pages.push(page);
    return Object.assign(page, { browser, participantId });
  }

  /** A page that is in the room. */
  async joined(yourName: string, person?: Person, options?: PageOptions) {
    const page = await this.page(person, options);
    const snapshot: RequestData<"room:join"> = await page.do("room:join", this.join(yourName));
    return Object.assign(page, { snapshot });
  }

  join(yourName: string, roomId: string | null = null) {
    return { name: this.name, yourName, roomId };
  }

  close(): void {
    for (const page of this.#pages) page.close();
  }
}
