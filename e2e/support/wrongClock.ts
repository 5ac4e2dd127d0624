import { once } from "node:events";
import { readFileSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:https";
import { connect } from "node:net";
import type { LocalCertificates } from "./LocalCertificates.ts";

/** A proxy in front of a server on this machine, on a machine whose clock is so many ms ahead. */
export async function wrongClock(port: number, target: URL, certificates: LocalCertificates, ahead: number) {
  const files = { cert: readFileSync(certificates.certificate), key: readFileSync(certificates.key) };
  const proxy = createServer(files, ({ url, method, headers }, answer) => {
    const asked = request(
      { host: "127.0.0.1", port: target.port, path: url, method, headers },
      (response) => {
        const date = new Date(Date.now() + ahead).toUTCString();
        answer.writeHead(response.statusCode ?? 502, { ...response.headers, date });
        response.pipe(answer);
      },
    );
    asked.end();
  });
  proxy.on("upgrade", ({ url, rawHeaders }, socket) => {
    const lines = rawHeaders.map((part, n) => (n % 2 === 0 ? `${part}: ` : `${part}\r\n`)).join("");
    const through = connect(Number(target.port), "127.0.0.1");
    through.write(`GET ${url} HTTP/1.1\r\n${lines}\r\n`);
    through
      .on("error", () => socket.destroy())
      .pipe(socket)
      .on("error", () => through.destroy())
      .pipe(through);
  });
  proxy.listen(port, "127.0.0.1");
  await once(proxy, "listening");
  return {
    async stop() {
      proxy.close();
      proxy.closeAllConnections();
      await once(proxy, "close");
    },
  };
}
