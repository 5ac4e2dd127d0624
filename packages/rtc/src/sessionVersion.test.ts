import { expect, test } from "vitest";
import { sessionVersion } from "./sessionVersion.ts";

test("reads the version that the origin line carries", () => {
  expect(sessionVersion("v=0\r\no=- 4611731400430051336 7 IN IP4 127.0.0.1\r\ns=-\r\n")).toBe(7);
});

test("knows no version where the origin line is missing", () => {
  expect(sessionVersion("v=0\r\ns=-\r\n")).toBeNaN();
});

test("grows with every offer of a connection, one that was rolled back included", async () => {
  const connection = new RTCPeerConnection();
  connection.createDataChannel("any");
  const versions: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    await connection.setLocalDescription();
    versions.push(sessionVersion(connection.localDescription!.sdp));
    await connection.setLocalDescription({ type: "rollback" });
  }
  connection.close();
  expect(versions).toEqual([...new Set(versions)].sort((one, other) => one - other));
});
