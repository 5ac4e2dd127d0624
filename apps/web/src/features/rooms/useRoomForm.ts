import type { ErrorCode } from "@televisit/protocol/errors";
import { PersonName } from "@televisit/protocol/ids";
import { DEFAULT_SEATS, type RoomNameProblem, roomNameProblem, tidyRoomName } from "@televisit/protocol/room";
import { useCallback, useState } from "react";
import { useNavigate } from "react-router-dom";
import { useAppDispatch } from "../../app/hooks.ts";
import { errorCodeOf } from "../../lib/errorCode.ts";
import { createRoom, enterRoom, type RoomToEnter } from "./commands/enterRoom.ts";
import { roomPath } from "./roomLink.ts";
import { readTab } from "./thisTab.ts";

/** What a person says before they come into a room. */
export interface RoomFields extends RoomToEnter {
  seats: number;
}

export interface RoomProblems {
  name?: RoomNameProblem;
  yourName?: "yourName";
}

/** The state of the form, kept while the room is tried: a refusal brings it back as it was. */
export function useRoomForm(linkedName: string | undefined) {
  const dispatch = useAppDispatch();
  const enter = useEnter();
  const [fields, setFields] = useState<RoomFields>(() => ({
    name: linkedName ?? "",
    yourName: "",
    textOnly: false,
    ...readTab().room,
    seats: DEFAULT_SEATS,
  }));
  const [problems, setProblems] = useState<RoomProblems>({});
  const [failure, setFailure] = useState<ErrorCode>();
  const [pending, setPending] = useState(false);

  const submit = async (action: "create" | "join") => {
    const room = { ...fields, name: tidyRoomName(fields.name), yourName: fields.yourName.trim() };
    const found = problemsOf(room);
    setProblems(found);
    setFailure(undefined);
    if (pending || Object.keys(found).length > 0) return;
    if (action === "join") return enter(room);
    setPending(true);
    try {
      enter(await dispatch(createRoom(room)));
    } catch (error) {
      setFailure(errorCodeOf(error));
    } finally {
      setPending(false);
    }
  };
  return { fields, setFields, problems, failure, pending, submit, enter };
}

/** Enters a room, whose link the address becomes: a reload, or a copy of it, leads there. */
function useEnter() {
  const dispatch = useAppDispatch();
  const navigate = useNavigate();
  return useCallback(
    ({ name, yourName, textOnly }: RoomToEnter) => {
      void dispatch(enterRoom({ name, yourName, textOnly }));
      void navigate(roomPath(name), { replace: true });
    },
    [dispatch, navigate],
  );
}

function problemsOf({ name, yourName }: RoomFields): RoomProblems {
  const problem = roomNameProblem(name);
  return {
    ...(problem && { name: problem }),
    ...(!PersonName.safeParse(yourName).success && { yourName: "yourName" as const }),
  };
}
