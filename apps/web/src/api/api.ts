import {
  type Appointment,
  AppointmentList,
  AppointmentReply,
  type CreateAppointment,
  type UpdateAppointment,
} from "@televisit/protocol/appointments";
import { CheckInReply, JoinLinkFacts } from "@televisit/protocol/checkIn";
import { AppError } from "@televisit/protocol/errors";
import { IceServersReply } from "@televisit/protocol/iceServers";
import { ProfessionalSession, type SignIn } from "@televisit/protocol/professionals";
import * as z from "zod/mini";
import { http } from "./http.ts";

const Anything = z.unknown();

/** The server's HTTP interface as functions: one per route, replies parsed. */
export const api = {
  inspectJoinLink: (token: string) =>
    http({
      method: "POST",
      path: "/api/join-links/inspect",
      body: { token },
      repeatable: true,
      reply: JoinLinkFacts,
    }),
  checkIn: (token: string) =>
    http({ method: "POST", path: "/api/check-in", body: { token }, repeatable: true, reply: CheckInReply }),
  iceServers: () => http({ method: "GET", path: "/api/ice-servers", reply: IceServersReply }),

  session: () => http({ method: "GET", path: "/api/auth/get-session", reply: ProfessionalSession }),
  async signIn(credentials: SignIn): Promise<void> {
    try {
      await http({ method: "POST", path: "/api/auth/sign-in/email", body: credentials, reply: Anything });
    } catch (error) {
      // better-auth answers a wrong password in its own format, without a code of ours.
      if (error instanceof AppError && error.code === "internal") {
        throw new AppError("unauthenticated", "sign-in refused", { cause: error });
      }
      throw error;
    }
  },
  signOut: () => http({ method: "POST", path: "/api/auth/sign-out", body: {}, reply: Anything }),
  demoSignIn: (token: string) =>
    http({ method: "POST", path: "/api/demo/sign-in", body: { token }, reply: Anything }),

  async appointments(from: string, to: string): Promise<Appointment[]> {
    const query = new URLSearchParams({ from, to });
    const path = `/api/appointments?${query}`;
    return (await http({ method: "GET", path, reply: AppointmentList })).appointments;
  },
  async createAppointment(body: CreateAppointment): Promise<Appointment> {
    return (await http({ method: "POST", path: "/api/appointments", body, reply: AppointmentReply }))
      .appointment;
  },
  async updateAppointment(id: string, body: UpdateAppointment): Promise<Appointment> {
    return (await http({ method: "PATCH", path: `/api/appointments/${id}`, body, reply: AppointmentReply }))
      .appointment;
  },
  async cancelAppointment(id: string): Promise<Appointment> {
    const path = `/api/appointments/${id}/cancel`;
    return (await http({ method: "POST", path, body: {}, reply: AppointmentReply })).appointment;
  },
};

export type Api = typeof api;
