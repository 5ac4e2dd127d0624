import { Button } from "@mantine/core";
import { IconChevronDown, IconVideo } from "@tabler/icons-react";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { ReadyCard } from "../../call/components/ReadyCard.tsx";
import classes from "./ReadySlot.module.css";

/** The own camera beside the lists; folded away on a phone, where the waiting room comes first. */
export function ReadySlot() {
  const { t } = useTranslation("dashboard");
  const contentId = useId();
  const [open, setOpen] = useState(false);
  return (
    <div className={classes["slot"]}>
      <h2 className={classes["title"]}>{t("ready.title")}</h2>
      <Button
        className={classes["toggle"] ?? ""}
        variant="default"
        justify="space-between"
        fullWidth
        leftSection={<IconVideo size={20} aria-hidden="true" />}
        rightSection={<IconChevronDown size={18} className={classes["chevron"]} aria-hidden="true" />}
        aria-expanded={open}
        aria-controls={contentId}
        onClick={() => setOpen(!open)}
      >
        {t(open ? "ready.hide" : "ready.show")}
      </Button>
      {/* Rendered even while folded: it opens the camera, which must not wait for the click on Admit. */}
      <div id={contentId} className={classes["content"]} data-open={open}>
        <ReadyCard />
      </div>
    </div>
  );
}
