import { SignedInBrowsers } from "@televisit/protocol/professionals";
import * as z from "zod/mini";
import { http } from "./http.ts";

/** Where a professional is signed in; apart from `api`, since the first page does without. */
export const sessionsApi = {
  list: async () => (await http({ method: "GET", path: "/api/sessions", reply: SignedInBrowsers })).sessions,
  end: (id: string) =>
    http({ method: "DELETE", path: `/api/sessions/${encodeURIComponent(id)}`, body: {}, reply: z.unknown() }),
};
