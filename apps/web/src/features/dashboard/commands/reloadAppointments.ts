import type { AppThunk } from "../../../app/store.ts";
import { loadAppointments } from "./loadAppointments.ts";

/** Reads the shown day again, because an appointment was changed; does nothing before a day is shown. */
export function reloadAppointments(): AppThunk<Promise<void>> {
  return async (dispatch, getState) => {
    const { shownDay } = getState().dashboard;
    if (shownDay) await dispatch(loadAppointments(shownDay));
  };
}
