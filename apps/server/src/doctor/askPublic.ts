import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";

/** How long an address may take to answer, in ms. */
const PATIENCE = 5000;

interface PublicAnswer {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
  /** True when the connection has become a WebSocket. */
  readonly upgraded: boolean;
}

/** One GET as a browser anywhere would make it, with certificates checked. Rejects with the system's or TLS error. */
export function askPublic(
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<PublicAnswer> {
  const request = url.startsWith("https:") ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers, agent: false, timeout: PATIENCE });
    const answer = (response: IncomingMessage, body: string, upgraded: boolean) =>
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body, upgraded });
    asked.once("timeout", () => asked.destroy(Object.assign(new Error("no answer"), { code: "ETIMEDOUT" })));
    asked.once("error", reject);
    asked.once("upgrade", (response, socket) => {
      socket.destroy();
      answer(response, "", true);
    });
    asked.once("response", (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (part: string) => {
        if (body.length < 10_000) body += part;
      });
      response.once("error", reject).once("end", () => answer(response, body, false));
    });
    asked.end();
  });
}
