import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useAppDispatch } from "../../app/hooks.ts";
import { startMedia } from "../commands/localMedia.ts";
import { DevicePickers } from "./DevicePickers.tsx";
import { MediaProblems } from "./MediaProblems.tsx";
import { MediaToggles } from "./MediaToggles.tsx";
import { MicrophoneMeter } from "./MicrophoneMeter.tsx";
import classes from "./ReadyCard.module.css";
import { SelfView } from "./SelfView.tsx";

/**
 * The professional's own camera and sound beside the waiting room. They are opened here, so that
 * nothing has to be opened between the click on *Admit* and the first picture.
 */
export function ReadyCard() {
  const { t } = useTranslation();
  const dispatch = useAppDispatch();
  useEffect(() => {
    void dispatch(startMedia());
  }, [dispatch]);
  return (
    <div className={classes["card"]}>
      <div className={classes["preview"]}>
        <SelfView label={t("cameraPreview")} />
        <div className={classes["toggles"]}>
          <MediaToggles />
        </div>
      </div>
      <MediaProblems />
      <MicrophoneMeter />
      <DevicePickers />
    </div>
  );
}
