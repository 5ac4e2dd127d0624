import type { AppThunk } from "../../../app/store.ts";
import { errorCodeOf } from "../../../lib/errorCode.ts";
import { appointmentsFailed, appointmentsLoaded, appointmentsRequested } from "../dashboardSlice.ts";
import { type Day, rangeOf } from "../time/days.ts";

/** Reads the appointments that start on a day of the viewer's zone. Never throws: a failure is in the state. */
export function loadAppointments(day: Day): AppThunk<Promise<void>> {
  return async (dispatch, _getState, { api }) => {
    dispatch(appointmentsRequested({ day }));
    const { from, to } = rangeOf(day);
    try {
      dispatch(appointmentsLoaded({ day, appointments: await api.appointments(from, to) }));
    } catch (error) {
      dispatch(appointmentsFailed({ day, code: errorCodeOf(error) }));
    }
  };
}
