import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAppDispatch, useAppSelector } from "../../../app/hooks.ts";
import { useNow } from "../../../ui/useNow.ts";
import { loadAppointments } from "../commands/loadAppointments.ts";
import { dayOf } from "../time/days.ts";
import { AppointmentDialog, type OpenDialog } from "./AppointmentDialog.tsx";
import { AppointmentList } from "./AppointmentList.tsx";
import classes from "./Appointments.module.css";
import { DayPicker } from "./DayPicker.tsx";

/** How often the page asks whether a new day has begun, in ms. */
const TICK = 30_000;

/** The appointments of a day, today's at first, and what can be done with them. */
export function Appointments() {
  const { t } = useTranslation("dashboard");
  const dispatch = useAppDispatch();
  const today = dayOf(new Date(useNow(TICK)));
  const day = useAppSelector((state) => state.dashboard.chosenDay) ?? today;
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  useEffect(() => void dispatch(loadAppointments(day)), [day, dispatch]);

  return (
    <section className={classes["section"]} aria-labelledby="appointments">
      <header className={classes["header"]}>
        <h2 id="appointments" className={classes["heading"]}>
          {t("appointments.title")}
        </h2>
        <Button
          variant="light"
          leftSection={<IconPlus size={20} aria-hidden="true" />}
          onClick={() => setDialog({ kind: "new" })}
        >
          {t("appointments.new")}
        </Button>
      </header>
      <DayPicker day={day} today={today} />
      <AppointmentList onOpen={setDialog} />
      {dialog && <AppointmentDialog dialog={dialog} onClose={() => setDialog(null)} />}
    </section>
  );
}
