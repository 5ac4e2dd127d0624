import { WebSocket } from "ws";
import type { Answer, Question } from "./ask.ts";

/** Opens a WebSocket as a page of this origin does; resolves with what the server says first. */
export function openSocket(origin: string, ca?: string): Promise<{ socket: WebSocket; first: string }> {
  const url = `${origin.replace("http", "ws")}/socket.io/?EIO=4&transport=websocket`;
  const socket = new WebSocket(url, { origin, ca });
  return new Promise((resolve, reject) => {
    socket.once("message", (data) => resolve({ socket, first: String(data) })).once("error", reject);
  });
}

/** Tries invented links until it is refused to, each time from another address, by what the request says. */
export async function guessLinks(
  origin: string,
  get: (path: string, question: Question) => Promise<Answer>,
): Promise<number[]> {
  const statuses: number[] = [];
  for (let guess = 0; guess < 32 && !statuses.includes(429); guess += 1) {
    const { status } = await get("/api/check-in", {
      method: "POST",
      body: JSON.stringify({ token: "guess" }),
      headers: {
        origin,
        "content-type": "application/json",
        "x-forwarded-for": `203.0.113.${guess}`,
        forwarded: `for=203.0.113.${guess}`,
        "x-real-ip": `203.0.113.${guess}`,
      },
    });
    statuses.push(status);
  }
  return statuses;
}
