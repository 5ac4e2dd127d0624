import type { AppThunk } from "../../../app/store.ts";
import { reloadAppointments } from "./reloadAppointments.ts";

/**
 * Cancels an appointment and with it the join link; a waiting client is told.
 * @throws {AppError} `appointment_not_open` once it is cancelled or ended
 */
export function cancelAppointment(appointmentId: string): AppThunk<Promise<void>> {
  return async (dispatch, _getState, { api }) => {
    await api.cancelAppointment(appointmentId);
    void dispatch(reloadAppointments());
  };
}
