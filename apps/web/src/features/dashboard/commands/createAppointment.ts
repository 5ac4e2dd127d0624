import type { Appointment, CreateAppointment } from "@televisit/protocol/appointments";
import type { AppThunk } from "../../../app/store.ts";
import { reloadAppointments } from "./reloadAppointments.ts";

/**
 * Makes an appointment; the result carries the join link to send.
 * @throws {AppError} with the server's code
 */
export function createAppointment(body: CreateAppointment): AppThunk<Promise<Appointment>> {
  return async (dispatch, _getState, { api }) => {
    const appointment = await api.createAppointment(body);
    void dispatch(reloadAppointments());
    return appointment;
  };
}
