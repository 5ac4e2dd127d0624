import { NativeSelect, TextInput } from "@mantine/core";
import { DEFAULT_SEATS, MAX_ROOM_NAME, MAX_SEATS } from "@televisit/protocol/room";
import { useTranslation } from "react-i18next";
import classes from "./RoomLobby.module.css";
import type { RoomFields, useRoomForm } from "./useRoomForm.ts";

const seatChoices = Array.from({ length: MAX_SEATS - DEFAULT_SEATS + 1 }, (_, n) => DEFAULT_SEATS + n);

/** The fields of the form, each with what is wrong with it. */
export function RoomInputs({ form }: { form: ReturnType<typeof useRoomForm> }) {
  const { t } = useTranslation("rooms");
  const { fields, setFields, problems } = form;
  const change = (changed: Partial<RoomFields>) => setFields({ ...fields, ...changed });
  return (
    <>
      <TextInput
        label={t("roomName")}
        autoComplete="off"
        value={fields.name}
        error={problems.name && t(`wrong.${problems.name}`, { count: MAX_ROOM_NAME })}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <TextInput
        label={t("yourName")}
        autoComplete="name"
        value={fields.yourName}
        error={problems.yourName && t("wrong.yourName")}
        onChange={(event) => change({ yourName: event.currentTarget.value })}
      />
      <NativeSelect
        label={t("seats")}
        data={seatChoices.map((count) => ({ value: String(count), label: t("seatsOf", { count }) }))}
        value={String(fields.seats)}
        onChange={(event) => change({ seats: Number(event.currentTarget.value) })}
      />
      <label className={classes["check"]}>
        <input
          type="checkbox"
          checked={fields.textOnly}
          onChange={(event) => change({ textOnly: event.currentTarget.checked })}
        />
        {t("textOnly")}
      </label>
    </>
  );
}
