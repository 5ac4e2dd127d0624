import { Button, InputBase } from "@mantine/core";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./InspectorPage.module.css";

/** A report has at most a few hundred kilobytes. */
const MOST_BYTES = 5_000_000;

/** Takes a report as text or as a file. */
export function ReportForm({ onOpen }: { onOpen: (text: string) => void }) {
  const { t } = useTranslation("inspector");
  const file = useId();
  const [text, setText] = useState("");
  const choose = async (chosen: File | undefined) => {
    if (chosen) onOpen(chosen.size > MOST_BYTES ? "" : await chosen.text());
  };
  return (
    <form
      className={classes["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        onOpen(text);
      }}
    >
      <InputBase
        component="textarea"
        multiline
        className={classes["text"] ?? ""}
        size="md"
        label={t("page.paste")}
        rows={4}
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" size="md">
        {t("page.openButton")}
      </Button>
      <label htmlFor={file}>{t("page.file")}</label>
      <input
        id={file}
        type="file"
        accept=".json,.txt,application/json,text/plain"
        onChange={(event) => void choose(event.currentTarget.files?.[0])}
      />
    </form>
  );
}
