import { useTranslation } from "react-i18next";
import { useAppSelector } from "../../app/hooks.ts";
import { PictureForm } from "./PictureForm.tsx";
import { Section } from "./Section.tsx";
import type { TrackControl } from "./useTrack.ts";

/** Width, height, frame rate and aspect ratio of the camera's picture. */
export function PictureSection({ camera }: { camera: TrackControl }) {
  const { t } = useTranslation("equipment");
  const deviceId = useAppSelector((state) => state.localMedia.video.deviceId);
  return (
    <Section title={t("picture.title")} lead={t("picture.lead")}>
      {camera.facts ? (
        <PictureForm key={deviceId} facts={camera.facts} ask={camera.ask} />
      ) : (
        <p>{t("notStarted")}</p>
      )}
    </Section>
  );
}
