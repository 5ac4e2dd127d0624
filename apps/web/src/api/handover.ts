import { CheckInReply, JoinLinkFacts } from "@televisit/protocol/checkIn";
import { HandoverReply } from "@televisit/protocol/handover";
import { http } from "./http.ts";

/** Moving a visit to another device; apart from `api`, since the first page does without. */
export const handoverApi = {
  offer: (visitId: string) =>
    http({ method: "POST", path: "/api/handover", body: { visitId }, reply: HandoverReply }),
  inspect: (token: string) =>
    http({
      method: "POST",
      path: "/api/handover/inspect",
      body: { token },
      repeatable: true,
      reply: JoinLinkFacts,
    }),
  redeem: (token: string) =>
    http({ method: "POST", path: "/api/handover/redeem", body: { token }, reply: CheckInReply }),
};
