import { watchMutedSpeech } from "@televisit/rtc/watchMutedSpeech";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAppSelector } from "../../app/hooks.ts";
import classes from "./MutedHint.module.css";

/** Ms that the hint stays after the last word. */
const LINGER = 4000;

/**
 * Tells a person who speaks into a muted microphone. It is seen each time, and read aloud once
 * for each time of being muted.
 */
export default function MutedHint() {
  const { muted, status, deviceId } = useAppSelector((state) => state.localMedia.audio);
  const listening = muted && status === "ok";
  return listening ? <Listener key={deviceId} /> : null;
}

function Listener() {
  const { t } = useTranslation("devices");
  const { isShown, heard } = useMutedSpeech();
  return (
    <>
      <span className="tv-visually-hidden" role="status">
        {heard && t("mutedHint")}
      </span>
      {isShown && (
        <p className={classes["hint"]} aria-hidden>
          {t("mutedHint")}
        </p>
      )}
    </>
  );
}

/** Whether somebody speaks into the muted microphone now, and whether anybody has. */
function useMutedSpeech() {
  const stream = useAppSelector((state) => state.streams.local.stream);
  const [isShown, setShown] = useState(false);
  const [heard, setHeard] = useState(false);
  useEffect(() => {
    const [track] = stream?.getAudioTracks() ?? [];
    if (!track) return;
    const scope = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onSpeech = (speaking: boolean) => {
      clearTimeout(timer);
      if (!speaking) {
        timer = setTimeout(() => setShown(false), LINGER);
        return;
      }
      setShown(true);
      setHeard(true);
    };
    watchMutedSpeech(track, onSpeech, scope.signal);
    return () => {
      clearTimeout(timer);
      scope.abort();
    };
  }, [stream]);
  return { isShown, heard };
}
