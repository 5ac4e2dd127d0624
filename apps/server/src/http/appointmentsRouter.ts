import { AppointmentRange, CreateAppointment, UpdateAppointment } from "@televisit/protocol/appointments";
import { Uuid } from "@televisit/protocol/ids";
import { Router } from "express";
import type { Professionals } from "../auth/professionals.ts";
import { parseInput } from "../parseInput.ts";
import type { Bookings } from "../service/bookings.ts";
import { requireProfessional } from "./requireProfessional.ts";

interface Dependencies {
  readonly bookings: Bookings;
  readonly professionals: Pick<Professionals, "identify">;
}

/** /api/appointments: a professional's own. */
export function appointmentsRouter({ bookings, professionals }: Dependencies): Router {
  const router = Router();
  router.get("/", async (request, response) => {
    const professional = await requireProfessional(request, response, professionals);
    const { from, to } = parseInput(AppointmentRange, request.query);
    response.json({ appointments: await bookings.list(professional, from, to) });
  });
  router.post("/", async (request, response) => {
    const professional = await requireProfessional(request, response, professionals);
    const appointment = await bookings.create(professional, parseInput(CreateAppointment, request.body));
    response.status(201).json({ appointment });
  });
  router.patch("/:id", async (request, response) => {
    const professional = await requireProfessional(request, response, professionals);
    const id = parseInput(Uuid, request.params.id);
    response.json({
      appointment: await bookings.update(professional, id, parseInput(UpdateAppointment, request.body)),
    });
  });
  router.post("/:id/cancel", async (request, response) => {
    const professional = await requireProfessional(request, response, professionals);
    const id = parseInput(Uuid, request.params.id);
    response.json({ appointment: await bookings.cancel(professional, id) });
  });
  return router;
}
