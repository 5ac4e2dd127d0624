import type { AddressInfo } from "node:net";
import express from "express";
import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import { errorHandler } from "./errorHandler.ts";

test("what nobody expected is told as internal: its words and its stack stay in the log", async () => {
  const lines: string[] = [];
  const log = pino({}, { write: (line) => lines.push(line) });
  const app = express();
  app.get("/", () => {
    throw new Error("connection to 10.0.0.7 refused");
  });
  app.use(errorHandler(log, { refused: () => undefined }));
  const server = app.listen(0);
  onTestFinished(() => void server.close());
  const answer = await fetch(`http://localhost:${(server.address() as AddressInfo).port}/`);
  expect([answer.status, await answer.json()]).toEqual([
    500,
    { type: "about:blank", title: "Internal Server Error", status: 500, code: "internal" },
  ]);
  expect(lines.join()).toContain("connection to 10.0.0.7 refused");
  expect(lines.join()).toContain("errorHandler.test.ts");
});
