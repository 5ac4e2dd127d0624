import { Button } from "@mantine/core";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useAppDispatch, useAppSelector } from "../../app/hooks.ts";
import words from "../../i18n/en/devices.json";
import { addCatalogue } from "../../i18n/i18n.ts";
import { Notice } from "../../ui/Notice.tsx";
import { resumeMedia } from "./resumeMedia.ts";

addCatalogue("devices", words);

/** The system has taken camera or microphone, for a phone call or a locked screen: one tap to have them back. */
export default function Interrupted() {
  const { t } = useTranslation("devices");
  const dispatch = useAppDispatch();
  const camera = useAppSelector((state) => state.localMedia.video.status === "interrupted");
  const microphone = useAppSelector((state) => state.localMedia.audio.status === "interrupted");
  const what = camera && microphone ? "both" : camera ? "camera" : "microphone";
  useEffect(() => {
    const onReturn = async () => {
      if (document.visibilityState !== "visible" || !(await isAllowed(what))) return;
      void dispatch(resumeMedia());
    };
    // Once for each return to the page: the screen was unlocked, or the phone call is over.
    const listener = () => void onReturn();
    document.addEventListener("visibilitychange", listener);
    return () => document.removeEventListener("visibilitychange", listener);
  }, [dispatch, what]);
  return (
    <Notice tone="warning">
      <p>{t(`interrupted.${what}`)}</p>
      <Button size="md" onClick={() => void dispatch(resumeMedia())}>
        {t("interrupted.resume")}
      </Button>
    </Notice>
  );
}

/** Whether asking again shows no prompt; a prompt that nobody asked for would only startle. */
async function isAllowed(what: "both" | "camera" | "microphone"): Promise<boolean> {
  const names = what === "both" ? (["camera", "microphone"] as const) : [what];
  try {
    const states = await Promise.all(names.map((name) => navigator.permissions.query({ name })));
    return states.every(({ state }) => state === "granted");
  } catch {
    return false; // a browser that does not tell
  }
}
