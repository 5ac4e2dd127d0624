import { IconDoorExit, IconDoorOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useAppDispatch, useAppSelector } from "../../app/hooks.ts";
import type { ExitsProps } from "../../call/components/CallControls.tsx";
import { RoundButton } from "../../ui/RoundButton.tsx";
import { CopyLinkButton } from "./CopyLinkButton.tsx";
import { destroyRoom } from "./commands/destroyRoom.ts";
import { leaveRoom } from "./commands/leaveRoom.ts";
import { roomOf } from "./roomOf.ts";

/** The ways out of a room. Only its creator may end it for everybody. */
export function RoomExits({ attempt }: ExitsProps) {
  const { t } = useTranslation("rooms");
  const dispatch = useAppDispatch();
  const room = useAppSelector((state) => roomOf(state.callStatus));
  const creator = room?.you.creator ?? false;
  const others = room?.peers.filter(({ presence }) => presence !== "left").length ?? 0;
  const hasSeat = room !== null && others > 0 && others + 1 < room.seats; // alone, the link itself is shown
  return (
    <>
      {hasSeat && <CopyLinkButton name={room.name} />}
      <RoundButton
        label={t("leave")}
        caption={t("leaveShort")}
        tone={creator ? "plain" : "danger"}
        icon={<IconDoorExit aria-hidden />}
        onClick={() => attempt(() => dispatch(leaveRoom()))}
      />
      {creator && (
        <RoundButton
          label={t("destroy")}
          caption={t("destroyShort")}
          tone="danger"
          icon={<IconDoorOff aria-hidden />}
          onClick={() => attempt(() => dispatch(destroyRoom()))}
        />
      )}
    </>
  );
}
