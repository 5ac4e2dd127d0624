import { ConnectionReport } from "@televisit/protocol/connectionReport";
import { browserOf } from "../../devices/browserOf.ts";
import type { ConnectionDetails, HappeningDetails } from "./details.ts";

/**
 * The report for support: what the schema names and nothing else, so that no address, name, token or message is in it.
 * @param userAgent only the browser's name and version are taken from it
 */
export function makeReport(
  page: HappeningDetails[],
  connections: ConnectionDetails[],
  userAgent: string,
): ConnectionReport {
  const version = /(?:Firefox|Edg|Chrom(?:e|ium)|Version)\/(\d+)/.exec(userAgent)?.[1];
  return ConnectionReport.parse({
    format: "televisit-connection-report",
    version: 1,
    madeAt: Date.now(),
    browser: { name: browserOf(userAgent), version: version === undefined ? null : Number(version) },
    page,
    connections,
  });
}
