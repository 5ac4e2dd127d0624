import { IconPictureInPicture, IconPictureInPictureOff } from "@tabler/icons-react";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { MoreItem } from "./MoreItem.tsx";

/** In the More menu: the largest picture in a window of its own, above everything else. */
export function PictureInPictureEntry() {
  const { t } = useTranslation("stage");
  const open = useSyncExternalStore(subscribe, () => Boolean(document.pictureInPictureElement));
  if (!document.pictureInPictureEnabled) return null;
  return (
    <MoreItem icon={open ? <IconPictureInPictureOff /> : <IconPictureInPicture />} onClick={toggle}>
      {t(open ? "pictureInPicture.exit" : "pictureInPicture.enter")}
    </MoreItem>
  );
}

/** Both events bubble up from the video (W3C Picture-in-Picture §4.5). */
function subscribe(listener: () => void): () => void {
  const scope = new AbortController();
  for (const type of ["enterpictureinpicture", "leavepictureinpicture"]) {
    document.addEventListener(type, listener, { signal: scope.signal });
  }
  return () => scope.abort();
}

function toggle(): void {
  // A shared screen stands before the people on the stage.
  const largest = document.querySelector<HTMLVideoElement>('video[data-own="false"]');
  const done = document.pictureInPictureElement
    ? document.exitPictureInPicture()
    : largest?.requestPictureInPicture();
  // The browser refuses while there is no picture yet.
  done?.catch(() => undefined);
}
