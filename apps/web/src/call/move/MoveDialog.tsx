import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../ui/Dialog.tsx";
import { MoveCode } from "./MoveCode.tsx";
import classes from "./MoveDialog.module.css";
import "./moveWords.ts";

interface MoveDialogProps {
  visitId: string;
  onClose: () => void;
}

/** Shows the code by which the client goes on with another of their devices. */
export default function MoveDialog({ visitId, onClose }: MoveDialogProps) {
  const { t } = useTranslation("move");
  const [round, setRound] = useState(0);
  return (
    <Dialog title={t("button")} closeLabel={t("close")} onClose={onClose}>
      <div className={classes["stack"]}>
        <p className={classes["words"]}>{t("lead")}</p>
        <MoveCode key={round} visitId={visitId} />
        <Button variant="subtle" size="md" onClick={() => setRound(round + 1)}>
          {t("renew")}
        </Button>
      </div>
    </Dialog>
  );
}
