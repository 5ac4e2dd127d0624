import { Button } from "@mantine/core";
import type { MediaFacts } from "@televisit/rtc/MediaSlot";
import { useTranslation } from "react-i18next";
import { useAppDispatch, useAppSelector } from "../../app/hooks.ts";
import { Notice } from "../../ui/Notice.tsx";
import { startMedia } from "../commands/localMedia.ts";

/** Says in plain words what is wrong with camera or microphone, and that the visit goes on regardless. */
export function MediaProblems() {
  const { t } = useTranslation();
  const dispatch = useAppDispatch();
  const { audio, video } = useAppSelector((state) => state.localMedia);
  const camera = problemOf(video);
  const microphone = problemOf(audio);
  if (!camera && !microphone) return null;
  return (
    <Notice tone="warning">
      {camera && <p>{t(`media.${camera}.camera`)}</p>}
      {microphone && <p>{t(`media.${microphone}.microphone`)}</p>}
      <Button variant="default" size="sm" onClick={() => void dispatch(startMedia())}>
        {t("tryAgain")}
      </Button>
    </Notice>
  );
}

function problemOf({ status }: MediaFacts): "refused" | "missing" | "busy" | "failed" | undefined {
  switch (status) {
    case "idle":
    case "opening":
    case "ok":
      return undefined;
    default:
      return status;
  }
}
