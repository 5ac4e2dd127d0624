import { Button } from "@mantine/core";
import { IconCameraRotate } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useAppDispatch, useAppSelector } from "../../app/hooks.ts";
import { DevicePickers } from "../../call/components/DevicePickers.tsx";
import { turnCamera } from "../../call/devices/turnCamera.ts";
import classes from "./Section.module.css";
import { Section } from "./Section.tsx";

/** Choice of camera, microphone and speaker; the same menus as at check-in. */
export function DevicesSection() {
  const { t } = useTranslation("equipment");
  const dispatch = useAppDispatch();
  const { facingMode, status } = useAppSelector((state) => state.localMedia.video);
  const { cameras, microphones, speakers } = useAppSelector((state) => state.localMedia.devices);
  const some = cameras.length + microphones.length + speakers.length > 0;
  const sided = facingMode === "user" || facingMode === "environment";
  return (
    <Section title={t("choose.title")}>
      {some ? <DevicePickers /> : <p>{t("choose.none")}</p>}
      {sided && <p className={classes["lead"]}>{t(`choose.facing.${facingMode}`)}</p>}
      {status === "ok" && cameras.length > 1 && (
        <Button
          variant="default"
          leftSection={<IconCameraRotate size={18} aria-hidden="true" />}
          onClick={() => void dispatch(turnCamera())}
        >
          {t("choose.flip")}
        </Button>
      )}
    </Section>
  );
}
