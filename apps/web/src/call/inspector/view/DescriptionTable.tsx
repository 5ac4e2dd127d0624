import type { Section } from "@televisit/protocol/connectionReport";
import { useTranslation } from "react-i18next";
import classes from "./Inspector.module.css";
import { keyed } from "./keyed.ts";
import { Scroll } from "./Scroll.tsx";

interface DescriptionTableProps {
  sections: (Section & { fingerprintValue?: string })[];
}

/** What a description says of each of its sections. */
export function DescriptionTable({ sections }: DescriptionTableProps) {
  const { t } = useTranslation("inspector");
  return (
    <Scroll label={t("descriptions.title")}>
      <table className={classes["table"]}>
        <thead>
          <tr>
            {(["section", "direction", "codecs", "setup", "fingerprint"] as const).map((column) => (
              <th key={column} scope="col">
                {t(`descriptions.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {keyed(sections, ({ kind }) => kind).map(({ key, item: section }) => (
            <tr key={key}>
              <th scope="row">{section.kind}</th>
              <td>{section.rejected ? t("descriptions.rejected") : section.direction}</td>
              <td>{section.codecs.join(", ")}</td>
              <td>{section.setup}</td>
              <td className={classes["long"]}>
                {section.fingerprint} {section.fingerprintValue}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
