import { expect, test } from "vitest";
import { FileTransfers } from "./FileTransfers.ts";
import type { Transfer } from "./filesSlice.ts";

const id = "0198c0de-0000-7000-8000-000000000001";

/** One side: real transfers, whose engine hands everything to the other side at once. */
class Side {
  readonly facts: Partial<Transfer> = {};
  readonly said: string[] = [];
  connected = true;
  other: Side | null = null;
  /** Changes what is delivered of the bytes, e.g. their order. */
  deliver: (data: ArrayBuffer) => void = (data) => this.other?.transfers.receiveBytes(this.name, data);
  readonly name: string;
  readonly transfers: FileTransfers;

  constructor(name: string) {
    this.name = name;
    this.transfers = new FileTransfers({
      engine: {
        maxBytes: () => 1000,
        send: (_to, data) => {
          if (!this.connected) return false;
          const message = JSON.parse(data);
          this.said.push(message.type);
          this.other?.transfers.receiveMessage(this.name, message);
          return true;
        },
        sendBytes: async (_to, data) => {
          if (this.connected) this.deliver(data.buffer);
          return this.connected;
        },
      },
      onChange: (_id, changes) => Object.assign(this.facts, changes),
    });
  }
}

function pair() {
  const sam = new Side("sam");
  const robin = new Side("robin");
  sam.other = robin;
  robin.other = sam;
  return { sam, robin };
}

const file = new File([Uint8Array.from({ length: 50_000 }, (_, index) => index % 251)], "a.bin");

test("a file moves only after a yes, and both sides know when it has arrived intact", async () => {
  const { sam, robin } = pair();
  sam.transfers.offer(id, "robin", file, file.name);
  expect(sam.said).toEqual(["file-offer"]);
  expect(sam.facts.state).toBeUndefined();
  robin.transfers.answer(id, true);
  await expect.poll(() => robin.facts.state).toBe("done");
  expect(robin.facts).toMatchObject({ moved: 50_000, url: expect.stringMatching(/^blob:/) });
  expect(robin.said).toContain("file-received");
  await expect.poll(() => sam.facts.state).toBe("done");
});

test("bytes that arrive backwards make the same file", async () => {
  const { sam, robin } = pair();
  const held: ArrayBuffer[] = [];
  sam.deliver = (data) => held.push(data);
  sam.transfers.offer(id, "robin", file, file.name);
  robin.transfers.answer(id, true);
  await expect.poll(() => sam.said.at(-1)).toBe("file-sent"); // before any of the bytes
  for (const data of held.toReversed()) robin.transfers.receiveBytes("sam", data);
  expect(robin.facts.state).toBe("done");
  expect(sam.facts.state).toBe("done");
});

test("a byte that changes on the way is noticed by both sides", async () => {
  const { sam, robin } = pair();
  sam.deliver = (data) => {
    new Uint8Array(data)[25] = 255;
    robin.transfers.receiveBytes("sam", data);
  };
  sam.transfers.offer(id, "robin", file, file.name);
  robin.transfers.answer(id, true);
  await expect.poll(() => robin.facts.state).toBe("damaged");
  expect(robin.facts.url).toBeUndefined();
});

test("bytes of a file that was not accepted, or from somebody else, are dropped", async () => {
  const { sam, robin } = pair();
  const held: ArrayBuffer[] = [];
  sam.deliver = (data) => held.push(data);
  sam.transfers.offer(id, "robin", file, file.name);
  sam.transfers.receiveMessage("robin", { type: "file-answer", id, accepted: true });
  await expect.poll(() => held.length).toBeGreaterThan(50);
  for (const data of held) robin.transfers.receiveBytes("sam", data);
  robin.transfers.answer(id, true);
  for (const data of held) robin.transfers.receiveBytes("kim", data);
  expect(robin.facts.moved).toBeUndefined();
});

test("a third participant can neither answer nor cancel for another", () => {
  const { sam, robin } = pair();
  sam.transfers.offer(id, "robin", file, file.name);
  sam.transfers.receiveMessage("kim", { type: "file-answer", id, accepted: true });
  sam.transfers.receiveMessage("kim", { type: "file-cancelled", id });
  robin.transfers.receiveMessage("kim", { type: "file-cancelled", id });
  expect(sam.facts.state).toBeUndefined();
  expect(robin.facts.state).toBeUndefined();
});

test("when the connection goes, both sides have failed, and the sender still has the file", async () => {
  const { sam, robin } = pair();
  sam.deliver = () => {
    sam.connected = false;
    robin.connected = false;
  };
  sam.transfers.offer(id, "robin", file, file.name);
  robin.transfers.answer(id, true);
  await expect.poll(() => sam.facts.state).toBe("failed");
  robin.transfers.peerGone("sam");
  expect(robin.facts.state).toBe("failed");
  expect(sam.transfers.fileOf(id)).toBe(file);
  sam.transfers.close();
  expect(sam.transfers.fileOf(id)).toBeUndefined();
});
