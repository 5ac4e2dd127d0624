import type { Appointment, UpdateAppointment } from "@televisit/protocol/appointments";
import type { AppThunk } from "../../../app/store.ts";
import { reloadAppointments } from "./reloadAppointments.ts";

/**
 * Moves an appointment. Its earlier join link stops working; the result carries the new one.
 * @throws {AppError} `appointment_not_open` once it is cancelled or ended
 */
export function rescheduleAppointment(
  appointmentId: string,
  body: UpdateAppointment,
): AppThunk<Promise<Appointment>> {
  return async (dispatch, _getState, { api }) => {
    const appointment = await api.updateAppointment(appointmentId, body);
    void dispatch(reloadAppointments());
    return appointment;
  };
}
