import type { BrowserContextOptions, Page } from "@playwright/test";
import { checkIn } from "./client.ts";
import { admit, createAppointment, expectCallWith, openAsProfessional } from "./professional.ts";
import type { RunningServer } from "./server.ts";
import { expectToSeeAndHear } from "./stats.ts";

interface Meeting {
  newPerson: (options?: BrowserContextOptions) => Promise<Page>;
  /** Functions that run in the client's page before its scripts. */
  scripts?: (() => void)[];
  options?: BrowserContextOptions;
}

/** Brings the professional, Robin Ellis, and a client, Kim Novak, into a call in which each sees and hears the other. */
export async function meet(
  server: RunningServer,
  { newPerson, scripts = [], options }: Meeting,
): Promise<{ professional: Page; client: Page }> {
  const professional = await newPerson(options);
  await openAsProfessional(professional, server.dashboardUrl);
  const joinLink = await createAppointment(professional, "Kim Novak");
  const client = await newPerson(options);
  for (const script of scripts) await client.addInitScript(script);
  await checkIn(client, joinLink);
  await admit(professional, "Kim Novak");
  await expectCallWith(client, "Robin Ellis");
  await Promise.all([expectToSeeAndHear(professional), expectToSeeAndHear(client)]);
  return { professional, client };
}
