import { Suspense, useEffect } from "react";
import { useAppDispatch } from "../../app/hooks.ts";
import { openChat } from "../../call/chat/openChat.ts";
import { LazyCallScreen } from "../../call/components/LazyCallScreen.ts";
import type { RoomMeeting } from "../../call/meeting.ts";
import type { InCall } from "../../call/slices/callStatus.ts";
import { Loading } from "../../ui/Loading.tsx";
import { Alone } from "./Alone.tsx";
import { RoomExits } from "./RoomExits.tsx";
import { RoomNews } from "./RoomNews.tsx";

interface RoomCallProps {
  status: InCall;
  room: RoomMeeting;
  textOnly: boolean;
}

/** A room is a call like a visit's, with its own ways out, and with people who come and go. */
export function RoomCall({ status, room, textOnly }: RoomCallProps) {
  const dispatch = useAppDispatch();
  const meets = room.peers.length > 0;
  // Not before: on a phone it covers the link that somebody is to come by.
  useEffect(() => {
    if (textOnly && meets) dispatch(openChat());
  }, [textOnly, meets, dispatch]);
  // Whoever has left leaves no empty tile behind: the room's news say it.
  const peers = room.peers.filter(({ presence }) => presence !== "left");
  const former = [...room.former, ...room.peers.filter(({ presence }) => presence === "left")];
  const here = { ...room, peers, former };
  return (
    <Suspense fallback={<Loading />}>
      <LazyCallScreen status={{ ...status, visit: here }} exits={RoomExits}>
        {peers.length === 0 && <Alone room={room} />}
        <RoomNews peers={room.peers} />
      </LazyCallScreen>
    </Suspense>
  );
}
