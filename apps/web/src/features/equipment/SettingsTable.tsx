import type { TrackFacts } from "@televisit/rtc/trackFacts";
import { useTranslation } from "react-i18next";
import classes from "./PictureSection.module.css";
import { readableName } from "./readableName.ts";

interface SettingsTableProps {
  caption: string;
  facts: TrackFacts;
}

/** Everything the browser says of a track: `getSettings()` beside `getCapabilities()`. */
export function SettingsTable({ caption, facts: { settings, capabilities } }: SettingsTableProps) {
  const { t } = useTranslation("equipment");
  const names = [...new Set([...Object.keys(settings), ...Object.keys(capabilities)])].sort();
  return (
    <table className={classes["table"]}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t("details.setting")}</th>
          <th scope="col">{t("details.value")}</th>
          <th scope="col">{t("details.can")}</th>
        </tr>
      </thead>
      <tbody>
        {names.map((name) => (
          <tr key={name}>
            <th scope="row">{readableName(name)}</th>
            <td>{shortened(settings[name])}</td>
            <td>{shortened(capabilities[name])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The ids of devices are 64 digits, of which nobody needs more than a few to tell two apart. */
function shortened(text = ""): string {
  return /^[\da-f]{24,}$/i.test(text) ? `${text.slice(0, 8)}…` : text;
}
