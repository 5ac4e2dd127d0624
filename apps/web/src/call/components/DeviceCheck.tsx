import { useTranslation } from "react-i18next";
import classes from "./DeviceCheck.module.css";
import { DevicePickers } from "./DevicePickers.tsx";
import { MediaProblems } from "./MediaProblems.tsx";
import { MediaToggles } from "./MediaToggles.tsx";
import { MicrophoneMeter } from "./MicrophoneMeter.tsx";
import { SelfView } from "./SelfView.tsx";

/** Everything to see and hear oneself before a call, and to choose with what. */
export function DeviceCheck({ folded = false }: { folded?: boolean }) {
  const { t } = useTranslation();
  return (
    <section className={classes["devices"]} aria-label={t("devices")}>
      <div className={classes["preview"]}>
        <SelfView label={t("cameraPreview")} />
        <div className={classes["toggles"]}>
          <MediaToggles />
        </div>
      </div>
      <MediaProblems />
      <MicrophoneMeter />
      {folded ? (
        <details>
          <summary className={classes["summary"]}>{t("chooseDevices")}</summary>
          <DevicePickers />
        </details>
      ) : (
        <DevicePickers />
      )}
    </section>
  );
}
