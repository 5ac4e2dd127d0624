import { MantineProvider } from "@mantine/core";
import { type CreateAppointment } from "@televisit/protocol/appointments";
import { AppError } from "@televisit/protocol/errors";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import dashboard from "../../../i18n/en/dashboard.json";
import { addCatalogue } from "../../../i18n/i18n.ts";
import { toDateTimeField } from "../time/dateTimeField.ts";
import { AppointmentForm } from "./AppointmentForm.tsx";

const tomorrow = new Date(Math.ceil(Date.now() / 60_000) * 60_000 + 86_400_000);
const filled = { clientName: "Ada Lovelace", startsAt: toDateTimeField(tomorrow), duration: "45" };

function show(fields: typeof filled, onSubmit: (appointment: CreateAppointment) => Promise<void>) {
  render(
    <MantineProvider>
      <AppointmentForm initial={fields} submitCaption="Create appointment" onSubmit={onSubmit} />
    </MantineProvider>,
  );
  return screen.getByRole("button", { name: "Create appointment" });
}

describe("the appointment form", () => {
  beforeAll(() => addCatalogue("dashboard", dashboard));
  afterEach(cleanup);

  it("hands over what was entered, the time as UTC", async () => {
    const { promise, resolve } = Promise.withResolvers<CreateAppointment>();
    fireEvent.click(show(filled, async (appointment) => resolve(appointment)));
    expect(await promise).toEqual({
      clientName: "Ada Lovelace",
      startsAt: tomorrow.toISOString(),
      durationMinutes: 45,
    });
  });

  it("says next to each field what is wrong, and moves to the first", () => {
    const submitted: CreateAppointment[] = [];
    const onSubmit = async (appointment: CreateAppointment) => void submitted.push(appointment);
    fireEvent.click(show({ ...filled, clientName: "", duration: "half" }, onSubmit));
    const name = screen.getByRole("textbox", { name: "Client name" });
    expect(describedBy(name)).toContain("Enter the client’s name.");
    expect(describedBy(screen.getByRole("textbox", { name: "Duration" }))).toContain("from 5 to 480");
    expect(document.activeElement).toBe(name);
    expect(submitted).toEqual([]);
  });

  it("says in words why the server refused, and can be sent again", async () => {
    const button = show(filled, async () => {
      throw new AppError("unavailable", "no answer");
    });
    fireEvent.click(button);
    expect((await screen.findByRole("alert")).textContent).toContain("server cannot be reached");
    expect(button.getAttribute("aria-busy")).toBe("false");
  });

  it("sends once, however often the button is pressed meanwhile", async () => {
    let sent = 0;
    const { promise, resolve } = Promise.withResolvers<void>();
    const button = show(filled, () => {
      sent += 1;
      return promise;
    });
    fireEvent.click(button);
    fireEvent.click(button);
    resolve();
    await promise;
    expect(sent).toBe(1);
  });
});

function describedBy(field: HTMLElement): string {
  const ids = field.getAttribute("aria-describedby")?.split(" ") ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
}
