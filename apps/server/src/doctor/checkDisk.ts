import { mkdtemp, rm, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Check, Finding, reasonOf } from "./check.ts";

const MB = 1_000_000;

/** Whether the data can be written, and goes on to be. */
export const checkDisk: Check = {
  name: "disk",
  async run({ config: { dataDir }, leastFree }) {
    await mustBeWritable(dataDir);
    const { bavail, bsize } = await statfs(dataDir);
    const free = bavail * bsize;
    if (free < leastFree) {
      const remedy = "free some space: a full disk stops check-in and admit";
      throw new Finding(`${inMB(free)} are free in ${dataDir}, less than ${inMB(leastFree)}`, remedy);
    }
    return `${inMB(free)} free in ${dataDir}`;
  },
};

async function mustBeWritable(folder: string): Promise<void> {
  try {
    const probe = await mkdtemp(join(folder, ".doctor-"));
    await writeFile(join(probe, "probe"), "probe", { flush: true });
    await rm(probe, { recursive: true });
  } catch (cause) {
    const message = `${folder} cannot be written: ${reasonOf(cause)}`;
    const remedy =
      "DATA_DIR must be a folder that belongs to the user who runs the server (and this command)";
    throw new Finding(message, remedy, { cause });
  }
}

const inMB = (bytes: number) => `${Math.round(bytes / MB).toLocaleString("en")} MB`;
