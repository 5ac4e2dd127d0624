import { expect, test } from "vitest";
import { DeviceCatalogue } from "./DeviceCatalogue.ts";

test("lists what the browser lists, and tells whoever listens until they stop", async () => {
  const catalogue = new DeviceCatalogue();
  let told = 0;
  const stop = catalogue.facts.subscribe(() => {
    told += 1;
  });
  await catalogue.read();
  const devices = await navigator.mediaDevices.enumerateDevices();
  expect(catalogue.facts.current.map(({ deviceId }) => deviceId)).toEqual(
    devices.map(({ deviceId }) => deviceId),
  );
  expect(told).toBe(1);
  stop();
  await catalogue.read();
  expect(told).toBe(1);
});

test("tells once when two readings overlap", async () => {
  const catalogue = new DeviceCatalogue();
  let told = 0;
  catalogue.facts.subscribe(() => {
    told += 1;
  });
  await Promise.all([catalogue.read(), catalogue.read()]);
  expect(told).toBe(1);
});
