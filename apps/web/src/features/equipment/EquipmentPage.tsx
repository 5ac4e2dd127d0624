import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAppDispatch } from "../../app/hooks.ts";
import equipment from "../../i18n/en/equipment.json";
import { addCatalogue } from "../../i18n/i18n.ts";
import { Page } from "../../ui/Page.tsx";
import { usePageTitle } from "../../ui/usePageTitle.ts";
import { ClipSection } from "./ClipSection.tsx";
import { DetailsSection } from "./DetailsSection.tsx";
import { DevicesSection } from "./DevicesSection.tsx";
import { EquipmentBench } from "./EquipmentBench.ts";
import classes from "./EquipmentPage.module.css";
import { openBench } from "./equipmentMedia.ts";
import { FoundSection } from "./FoundSection.tsx";
import { NetworkSection } from "./NetworkSection.tsx";
import { PictureSection } from "./PictureSection.tsx";
import { PreviewSection } from "./PreviewSection.tsx";
import { ScreenSection } from "./ScreenSection.tsx";
import { SoundSection } from "./SoundSection.tsx";
import { ToneSection } from "./ToneSection.tsx";
import { useTrack } from "./useTrack.ts";

addCatalogue("equipment", equipment);

/** Where anyone tries camera, microphone, speaker and screen; needs no visit and no account. */
export default function EquipmentPage() {
  const { t } = useTranslation("equipment");
  usePageTitle(t("title"));
  const dispatch = useAppDispatch();
  const [bench] = useState(() => new EquipmentBench());
  const camera = useTrack("video");
  const microphone = useTrack("audio");
  // Whoever leaves the page gives every device back.
  useEffect(() => dispatch(openBench(bench)), [bench, dispatch]);

  return (
    <Page>
      <h1 className={classes["title"]}>{t("title")}</h1>
      <p className={classes["lead"]}>{t("lead")}</p>
      <div className={classes["layout"]}>
        <div className={classes["column"]}>
          <PreviewSection />
          <DevicesSection />
          <ToneSection tone={bench.tone} />
          <ClipSection clip={bench.clip} screen={bench.screen} />
          <FoundSection catalogue={bench.devices} />
        </div>
        <div className={classes["column"]}>
          <PictureSection camera={camera} />
          <SoundSection microphone={microphone.facts} />
          <ScreenSection screen={bench.screen} />
          <NetworkSection network={bench.network} />
          <DetailsSection camera={camera.facts} microphone={microphone.facts} />
        </div>
      </div>
    </Page>
  );
}
