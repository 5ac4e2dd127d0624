import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** A local authority and a certificate for this machine, made by the command that hosts run. */
export class LocalCertificates {
  readonly folder: string;
  readonly certificate: string;
  readonly key: string;

  private constructor(folder: string) {
    this.folder = folder;
    this.certificate = join(folder, "server.crt");
    this.key = join(folder, "server.key");
  }

  static async make(): Promise<LocalCertificates> {
    const made = new LocalCertificates(await mkdtemp(join(tmpdir(), "televisit-certs-")));
    await made.renew();
    return made;
  }

  /** What makes the commands of the repository use this folder. */
  get env(): { CERTS_DIR: string } {
    return { CERTS_DIR: this.folder };
  }

  get authority(): string {
    return readFileSync(join(this.folder, "ca.crt"), "utf8");
  }

  /** Runs `npm run certs` again; resolves with what it says. */
  async renew(): Promise<string> {
    const script = join(root, "scripts/certs.mjs");
    const { stdout } = await promisify(execFile)(process.execPath, [script], {
      env: { ...process.env, ...this.env },
    });
    return stdout;
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}
