import { Button } from "@mantine/core";
import type { MediaFacts } from "@televisit/rtc/MediaSlot";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useAppDispatch, useAppSelector } from "../../app/hooks.ts";
import { lazyOrNothing } from "../../ui/lazyOrNothing.ts";
import { Notice } from "../../ui/Notice.tsx";
import { startMedia } from "../commands/localMedia.ts";

// Loaded where something is wrong, or has happened to the devices.
const DeviceNews = lazyOrNothing(() => import("../devices/DeviceNews.tsx"));
const Interrupted = lazyOrNothing(() => import("../devices/Interrupted.tsx"));
const HowToMend = lazyOrNothing(() => import("../devices/HowToMend.tsx"));

/** Says in plain words what is wrong with camera or microphone, and that the visit goes on regardless. */
export function MediaProblems() {
  const { t } = useTranslation();
  const dispatch = useAppDispatch();
  const { audio, video, news } = useAppSelector((state) => state.localMedia);
  const camera = problemOf(video);
  const microphone = problemOf(audio);
  return (
    <Suspense>
      {news.length > 0 && <DeviceNews />}
      {(isInterrupted(video) || isInterrupted(audio)) && <Interrupted />}
      {(camera || microphone) && (
        <Notice tone="warning">
          {camera && <p>{t(`media.${camera}.camera`)}</p>}
          {microphone && <p>{t(`media.${microphone}.microphone`)}</p>}
          <Button variant="default" size="sm" onClick={() => void dispatch(startMedia())}>
            {t("tryAgain")}
          </Button>
          <HowToMend camera={camera} microphone={microphone} />
        </Notice>
      )}
    </Suspense>
  );
}

function isInterrupted({ status }: MediaFacts): boolean {
  return status === "interrupted";
}

function problemOf({ status }: MediaFacts): "refused" | "missing" | "busy" | "failed" | undefined {
  switch (status) {
    case "idle":
    case "opening":
    case "interrupted":
    case "ok":
      return undefined;
    default:
      return status;
  }
}
