import { ConnectionReport } from "@televisit/protocol/connectionReport";
import { parseJson } from "../../../lib/parseJson.ts";

/** A report that somebody has pasted or chosen; null for what is none. */
export function readReport(text: string): ConnectionReport | null {
  const report = ConnectionReport.safeParse(parseJson(text));
  return report.success ? report.data : null;
}
