import { IconPictureInPicture } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { MoreItem } from "./MoreItem.tsx";

/** In the More menu: the largest picture in a window of its own, above everything else. */
export function PictureInPictureEntry() {
  const { t } = useTranslation("stage");
  if (!document.pictureInPictureEnabled) return null;
  return (
    <MoreItem icon={<IconPictureInPicture />} onClick={toggle}>
      {t("pictureInPicture")}
    </MoreItem>
  );
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
