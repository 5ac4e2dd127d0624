import { useEffect } from "react";
import { useAppDispatch } from "../../app/hooks.ts";
import { startMedia } from "../commands/localMedia.ts";
import { DeviceCheck } from "./DeviceCheck.tsx";

/**
 * The professional's own camera and sound beside the waiting room. They are opened here, so that
 * nothing has to be opened between the click on *Admit* and the first picture.
 */
export function ReadyCard() {
  const dispatch = useAppDispatch();
  useEffect(() => {
    void dispatch(startMedia());
  }, [dispatch]);
  return <DeviceCheck folded />;
}
