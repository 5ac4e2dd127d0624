import { Button, InputBase } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCopy } from "../../../ui/useCopy.ts";
import type { ConnectionDetails, HappeningDetails } from "../describe/details.ts";
import { makeReport } from "../describe/makeReport.ts";
import classes from "./Inspector.module.css";

interface CopyReportProps {
  page: HappeningDetails[];
  connections: ConnectionDetails[];
}

/** Copies the report, or shows it where the browser does not let the page copy. */
export function CopyReport({ page, connections }: CopyReportProps) {
  const { t } = useTranslation("inspector");
  const [refused, setRefused] = useState<string | null>(null);
  const text = () => JSON.stringify(makeReport(page, connections, navigator.userAgent), null, 1);
  const { copied, copy } = useCopy(() => setRefused(text()));
  const Icon = copied ? IconCheck : IconCopy;
  return (
    <div className={classes["copy"]}>
      <Button
        variant="default"
        size="md"
        leftSection={<Icon size={18} aria-hidden="true" />}
        onClick={() => void copy(text())}
      >
        {t("copy")}
      </Button>
      <span className={classes["hint"]}>{t("copyHint")}</span>
      <span role="status">{copied ? t("copied") : ""}</span>
      {refused !== null && (
        <InputBase
          component="textarea"
          multiline
          className={classes["wide"] ?? ""}
          label={t("report")}
          description={t("copyByHand")}
          value={refused}
          rows={6}
          readOnly
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
    </div>
  );
}
