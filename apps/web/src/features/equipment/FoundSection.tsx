import type { DeviceCatalogue, ListedDevice } from "@televisit/rtc/DeviceCatalogue";
import { useTranslation } from "react-i18next";
import { useFacts } from "../../call/useFacts.ts";
import classes from "./FoundSection.module.css";
import { Section } from "./Section.tsx";

const kinds: readonly MediaDeviceKind[] = ["videoinput", "audioinput", "audiooutput"];

/** Every device that the browser lists, by name; it follows what is plugged in and out. */
export function FoundSection({ catalogue }: { catalogue: DeviceCatalogue }) {
  const { t } = useTranslation("equipment");
  const devices = useFacts(catalogue.facts);
  const hidden = devices.length > 0 && devices.every(({ label }) => label === "");
  return (
    <Section title={t("found.title")} {...(hidden && { lead: t("found.hidden") })}>
      {kinds.map((kind) => (
        <DeviceList key={kind} kind={kind} devices={devices.filter((device) => device.kind === kind)} />
      ))}
    </Section>
  );
}

function DeviceList({ kind, devices }: { kind: MediaDeviceKind; devices: ListedDevice[] }) {
  const { t } = useTranslation("equipment");
  return (
    <div>
      <h3 className={classes["kind"]}>{t(`found.${kind}`)}</h3>
      {devices.length === 0 ? (
        // Safari lists no speakers at all: that is no missing device.
        <p className={classes["none"]}>{t(kind === "audiooutput" ? "found.noSpeakers" : "found.none")}</p>
      ) : (
        <ul className={classes["list"]} aria-label={t(`found.${kind}`)}>
          {devices.map(({ deviceId, label }) => (
            <li key={deviceId}>{label || t("found.unnamed")}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
