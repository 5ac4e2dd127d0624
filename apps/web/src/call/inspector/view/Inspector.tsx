import { Tabs } from "@mantine/core";
import "@mantine/core/styles/Tabs.css";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ConnectionDetails, HappeningDetails } from "../describe/details.ts";
import { ConnectionView } from "./ConnectionView.tsx";
import { CopyReport } from "./CopyReport.tsx";
import classes from "./Inspector.module.css";

export interface ShownConnection {
  id: string;
  label: string;
  details: ConnectionDetails;
}

interface InspectorProps {
  page: HappeningDetails[];
  connections: ShownConnection[];
  /** Of an opened report, which is not copied once more. */
  isReport?: boolean;
}

/** Connections side by side, a tab for each; live ones, finished ones or those of a report. */
export function Inspector({ page, connections, isReport = false }: InspectorProps) {
  const { t } = useTranslation("inspector");
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = connections.find(({ id }) => id === chosen) ?? connections[0];
  if (!shown) return <p>{t("none")}</p>;
  return (
    <div className={classes["inspector"]}>
      {!isReport && <CopyReport page={page} connections={connections.map(({ details }) => details)} />}
      <Tabs value={shown.id} onChange={setChosen} keepMounted={false}>
        <Tabs.List aria-label={t("connections")}>
          {connections.map(({ id, label }) => (
            <Tabs.Tab key={id} value={id} className={classes["tab"] ?? ""}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={shown.id} className={classes["panel"] ?? ""}>
          <ConnectionView details={shown.details} page={page} />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}
