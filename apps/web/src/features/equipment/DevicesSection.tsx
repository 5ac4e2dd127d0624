import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useAppDispatch, useAppSelector } from "../../app/hooks.ts";
import { selectDevice } from "../../call/commands/localMedia.ts";
import { DevicePickers } from "../../call/components/DevicePickers.tsx";
import { Section } from "./Section.tsx";

/** Choice of camera, microphone and speaker; the same menus as at check-in. */
export function DevicesSection({ facing }: { facing: string }) {
  const { t } = useTranslation("equipment");
  const dispatch = useAppDispatch();
  const cameras = useAppSelector((state) => state.localMedia.devices.cameras);
  const current = useAppSelector((state) => state.localMedia.video.deviceId);
  // A phone's cameras come front, back, further back ones: the next is the other side.
  const next = cameras[(cameras.findIndex(({ deviceId }) => deviceId === current) + 1) % cameras.length];
  return (
    <Section title={t("choose.title")}>
      <DevicePickers />
      {(facing === "user" || facing === "environment") && <p>{t(`choose.facing.${facing}`)}</p>}
      {current !== null && next && next.deviceId !== current && (
        <Button variant="default" onClick={() => void dispatch(selectDevice("video", next.deviceId))}>
          {t("choose.flip")}
        </Button>
      )}
    </Section>
  );
}
