import { roomKey } from "@televisit/protocol/room";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router-dom";
import { useAppDispatch, useAppSelector } from "../../app/hooks.ts";
import { preloadCall } from "../../call/commands/preloadCall.ts";
import { checkInStarted } from "../../call/slices/callStatus.ts";
import words from "../../i18n/en/rooms.json";
import { addCatalogue } from "../../i18n/i18n.ts";
import { PageMessage } from "../../ui/PageMessage.tsx";
import { quitRooms } from "./commands/quitRooms.ts";
import { RoomCall } from "./RoomCall.tsx";
import { RoomLobby } from "./RoomLobby.tsx";
import { RoomOver } from "./RoomOver.tsx";
import { changeTab, readTab } from "./thisTab.ts";
import { useRoomForm } from "./useRoomForm.ts";

addCatalogue("rooms", words);

/** `/rooms` and `/rooms/:name`, a room's link: create and join, and the room itself. A reload comes back into it. */
export default function RoomsPage() {
  const { name } = useParams();
  const form = useRoomForm(name);
  const status = useAppSelector((state) => state.callStatus);
  const isEntering = useAppSelector((state) => state.connection.room !== null);
  useComeAndGo();
  useResume(name, form.enter);
  const lobby = <RoomLobby form={form} linked={name !== undefined} />;
  switch (status.phase) {
    case "negotiating":
    case "connected":
    case "reconnecting":
      if (!("roomId" in status.visit)) return lobby;
      return <RoomCall status={status} room={status.visit} textOnly={form.fields.textOnly} />;
    case "closed":
      return <RoomOver because={status.because} />;
    case "ended": {
      const { because } = status;
      const isRooms = because === "left" || because === "superseded";
      return isRooms ? <RoomOver because={because} onRejoin={() => form.enter(form.fields)} /> : lobby;
    }
    default:
      return isEntering ? <Joining /> : lobby;
  }
}

function Joining() {
  const { t } = useTranslation("rooms");
  const offline = useAppSelector((state) => state.connection.server === "offline");
  return <PageMessage title={t("joining")}>{offline && <p role="status">{t("offline")}</p>}</PageMessage>;
}

/** What an earlier page has left behind is not this one's; what this one holds goes with it. */
function useComeAndGo(): void {
  const dispatch = useAppDispatch();
  useEffect(() => {
    dispatch(checkInStarted());
    void dispatch(preloadCall());
    return () => dispatch(quitRooms());
  }, [dispatch]);
}

/** A tab that is in the room already comes back into it without being asked, until it is over for this tab. */
function useResume(name: string | undefined, enter: ReturnType<typeof useRoomForm>["enter"]): void {
  const isOver = useAppSelector(({ callStatus }) => ["ended", "closed", "failed"].includes(callStatus.phase));
  useEffect(() => {
    if (isOver) changeTab({ room: undefined });
  }, [isOver]);
  const isEntering = useAppSelector((state) => state.connection.room !== null);
  useEffect(() => {
    const { room } = readTab();
    if (!isEntering && !isOver && room && roomKey(room.name) === roomKey(name ?? "")) enter(room);
  }, [name, enter, isEntering, isOver]);
}
