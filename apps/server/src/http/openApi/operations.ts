import {
  AppointmentList,
  AppointmentRange,
  AppointmentReply,
  CreateAppointment,
  UpdateAppointment,
} from "@televisit/protocol/appointments";
import { CallReport } from "@televisit/protocol/callReport";
import { CheckInReply, DemoSignIn, JoinLinkFacts, JoinLinkRequest } from "@televisit/protocol/checkIn";
import { Consent } from "@televisit/protocol/consent";
import { GuestList, GuestReply, InviteGuest } from "@televisit/protocol/guests";
import { HandoverReply, HandoverRequest } from "@televisit/protocol/handover";
import { IceServersReply } from "@televisit/protocol/iceServers";
import { ProfessionalSession, SignedInBrowsers, SignIn } from "@televisit/protocol/professionals";
import { CreateRoom, RoomReply, RoomSessionReply, RoomSessionRequest } from "@televisit/protocol/room";
import * as z from "zod/mini";

/** Whose cookie a request needs. */
type Caller = "anyone" | "professional" | "participant" | "occupant";

/** One thing that can be asked over HTTP. */
export interface Operation {
  readonly method: "get" | "post" | "patch" | "delete";
  /** As OpenAPI writes it. */
  readonly path: `/api/${string}`;
  readonly summary: string;
  readonly caller: Caller;
  readonly query?: z.ZodMiniType;
  readonly body?: z.ZodMiniType;
  /** 200 unless given. */
  readonly status?: 200 | 201 | 204;
  /** Null: without a body. */
  readonly reply: z.ZodMiniType | null;
}

const Nothing = z.object({});

const accounts: readonly Operation[] = [
  {
    method: "post",
    path: "/api/auth/sign-in/email",
    summary: "Signs a professional in; the session is in the cookie.",
    caller: "anyone",
    body: SignIn,
    reply: ProfessionalSession,
  },
  {
    method: "post",
    path: "/api/auth/sign-out",
    summary: "Ends the session, and closes its sockets.",
    caller: "anyone",
    reply: Nothing,
  },
  {
    method: "get",
    path: "/api/auth/get-session",
    summary: "Who is signed in; null when nobody is.",
    caller: "anyone",
    reply: ProfessionalSession,
  },
  {
    method: "post",
    path: "/api/demo/sign-in",
    summary: "Trades the token that the server printed for a session; not in production.",
    caller: "anyone",
    body: DemoSignIn,
    reply: Nothing,
  },
  {
    method: "get",
    path: "/api/sessions",
    summary: "The browsers in which the professional is signed in.",
    caller: "professional",
    reply: SignedInBrowsers,
  },
  {
    method: "delete",
    path: "/api/sessions/{id}",
    summary: "Signs one of them out, and closes its sockets.",
    caller: "professional",
    reply: Nothing,
  },
];

const appointments: readonly Operation[] = [
  {
    method: "get",
    path: "/api/appointments",
    summary: "The professional's appointments that start in this range, by start.",
    caller: "professional",
    query: AppointmentRange,
    reply: AppointmentList,
  },
  {
    method: "post",
    path: "/api/appointments",
    summary: "Books an appointment; the reply has its join link.",
    caller: "professional",
    body: CreateAppointment,
    status: 201,
    reply: AppointmentReply,
  },
  {
    method: "patch",
    path: "/api/appointments/{id}",
    summary: "Renames the client or moves the appointment; a new time revokes the earlier link.",
    caller: "professional",
    body: UpdateAppointment,
    reply: AppointmentReply,
  },
  {
    method: "post",
    path: "/api/appointments/{id}/cancel",
    summary: "Cancels the appointment; its link opens nothing any more.",
    caller: "professional",
    reply: AppointmentReply,
  },
];

const visits: readonly Operation[] = [
  {
    method: "post",
    path: "/api/join-links/inspect",
    summary: "What a join link may show; changes nothing.",
    caller: "anyone",
    body: JoinLinkRequest,
    reply: JoinLinkFacts,
  },
  {
    method: "post",
    path: "/api/check-in",
    summary: "Enters the waiting room by a join link or a guest's link; the session is in the cookie.",
    caller: "anyone",
    body: JoinLinkRequest,
    reply: CheckInReply,
  },
  {
    method: "post",
    path: "/api/handover",
    summary: "Makes a code by which another device takes the caller's place; it works once.",
    caller: "participant",
    body: HandoverRequest,
    reply: HandoverReply,
  },
  {
    method: "post",
    path: "/api/handover/inspect",
    summary: "What such a code may show; changes nothing.",
    caller: "anyone",
    body: JoinLinkRequest,
    reply: JoinLinkFacts,
  },
  {
    method: "post",
    path: "/api/handover/redeem",
    summary: "Uses the code up; the session is in the cookie.",
    caller: "anyone",
    body: JoinLinkRequest,
    reply: CheckInReply,
  },
  {
    method: "post",
    path: "/api/consents",
    summary: "Keeps in the audit trail what the caller has said about being recorded.",
    caller: "participant",
    body: Consent,
    reply: Nothing,
  },
  {
    method: "post",
    path: "/api/call-reports",
    summary: "Tells by which path a call was connected, for the metrics.",
    caller: "professional",
    body: CallReport,
    status: 204,
    reply: null,
  },
];

const guests: readonly Operation[] = [
  {
    method: "get",
    path: "/api/visits/{visitId}/guests",
    summary: "Whom the professional has invited into this visit.",
    caller: "professional",
    reply: GuestList,
  },
  {
    method: "post",
    path: "/api/visits/{visitId}/guests",
    summary: "Invites one more person; the reply has their link.",
    caller: "professional",
    body: InviteGuest,
    status: 201,
    reply: GuestReply,
  },
  {
    method: "post",
    path: "/api/visits/{visitId}/guests/{participantId}/revoke",
    summary: "Takes a guest's link back, and closes their pages.",
    caller: "professional",
    reply: Nothing,
  },
];

const calls: readonly Operation[] = [
  {
    method: "get",
    path: "/api/ice-servers",
    summary:
      "STUN for whoever has a session of any kind, a relay for those whose visit is near or who are in a room.",
    caller: "anyone",
    reply: IceServersReply,
  },
  {
    method: "post",
    path: "/api/room-sessions",
    summary: "A session by which a page takes a seat in a room, in the cookie.",
    caller: "anyone",
    body: RoomSessionRequest,
    reply: RoomSessionReply,
  },
  {
    method: "post",
    path: "/api/rooms",
    summary: "Creates an instant room; a professional's to do where the host says so.",
    caller: "anyone",
    body: CreateRoom,
    status: 201,
    reply: RoomReply,
  },
  {
    method: "delete",
    path: "/api/rooms/{name}",
    summary: "Destroys a room, which is its creator's to do; everybody in it is told.",
    caller: "occupant",
    status: 204,
    reply: null,
  },
  {
    method: "get",
    path: "/api/openapi.json",
    summary: "This document.",
    caller: "anyone",
    reply: Nothing,
  },
];

/** Everything under /api, as the OpenAPI document tells it. The tests' browser holds each answer to it. */
export const operations: readonly Operation[] = [
  ...accounts,
  ...appointments,
  ...visits,
  ...guests,
  ...calls,
];
