import { Appointment, AppointmentReply } from "@televisit/protocol/appointments";
import { CheckInReply } from "@televisit/protocol/checkIn";
import { Problem } from "@televisit/protocol/errors";
import { checkAnswer } from "./checkAnswer.ts";
import type { TestServer } from "./startTestServer.ts";

/** An answer, read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
  readonly text: string;
}

/** A browser on the server's own origin: it keeps cookies and names its Origin where browsers do. */
export class Browser {
  readonly url: string;
  readonly #cookies = new Map<string, string>();

  constructor(url: string) {
    this.url = url;
  }

  /** The Cookie header it would send. */
  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  keep(setCookies: readonly string[]): void {
    for (const [pair = "", ...attributes] of setCookies.map((line) => line.split("; "))) {
      const [name = "", value = ""] = pair.split(/=(.*)/s);
      if (value === "" || attributes.includes("Max-Age=0")) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }

  async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const json = body === undefined ? {} : { "content-type": "application/json" };
    const origin = method === "GET" ? {} : { origin: this.url };
    const response = await fetch(this.url + path, {
      method,
      headers: { ...json, ...origin, ...(this.cookie ? { cookie: this.cookie } : {}), ...headers },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    this.keep(response.headers.getSetCookie());
    const text = await response.text();
    const isJson = /json/.test(response.headers.get("content-type") ?? "");
    const { status, headers: received } = response;
    const answer: Answer = { status, headers: received, text, body: isJson ? JSON.parse(text) : text };
    checkAnswer(method, path, body, answer);
    return answer;
  }

  get(path: string, headers?: Record<string, string>): Promise<Answer> {
    return this.send("GET", path, undefined, headers);
  }

  post(path: string, body: unknown = {}, headers?: Record<string, string>): Promise<Answer> {
    return this.send("POST", path, body, headers);
  }

  patch(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer> {
    return this.send("PATCH", path, body, headers);
  }
}

/** The problem in an answer, which must be a well-formed one whose status is that of the answer. */
export function problemOf(answer: Answer): Problem {
  const problem = Problem.parse(answer.body);
  if (problem.status !== answer.status) throw new Error("the problem's status is not the answer's");
  if (!answer.headers.get("content-type")?.startsWith("application/problem+json"))
    throw new Error("not problem+json");
  return problem;
}

let people = 0;

/** A browser in which a new professional is signed in. */
export async function signedIn(
  server: Pick<TestServer, "url" | "professionals">,
  name = "Robin Ellis",
): Promise<Browser & { professionalId: string }> {
  people += 1;
  const account = { email: `professional${people}@example.test`, name, password: "correct horse battery" };
  const professionalId = await server.professionals.create(account);
  const browser = new Browser(server.url);
  const opened = await server.professionals.openSession(professionalId);
  browser.keep(opened.headers.getSetCookie());
  return Object.assign(browser, { professionalId });
}

/** Books an appointment, by default one that starts now. */
export async function book(
  professional: Browser,
  { startsAt = new Date().toISOString(), clientName = "Sam Carter", durationMinutes = 30 } = {},
): Promise<Appointment & { token: string }> {
  const answer = await professional.post("/api/appointments", { startsAt, clientName, durationMinutes });
  const { appointment } = AppointmentReply.parse(answer.body);
  return { ...appointment, token: tokenOf(appointment) };
}

/** The token in an appointment's join link. */
export function tokenOf(appointment: Appointment): string {
  return appointment.joinLink?.split("#")[1] ?? "";
}

/** A browser in which the client of an appointment has checked in. */
export async function checkedIn(url: string, token: string): Promise<Browser & CheckInReply> {
  const browser = new Browser(url);
  const answer = await browser.post("/api/check-in", { token });
  return Object.assign(browser, CheckInReply.parse(answer.body));
}
