import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../../ui/Dialog.tsx";
import classes from "./JoinLink.module.css";
import { JoinLinkField } from "./JoinLinkField.tsx";

interface JoinLinkDialogProps {
  joinLink: string;
  onClose: () => void;
}

/** Shows a join link that the browser would not copy from the list. */
export function JoinLinkDialog({ joinLink, onClose }: JoinLinkDialogProps) {
  const { t } = useTranslation("dashboard");
  return (
    <Dialog title={t("link.dialogTitle")} closeLabel={t("close")} onClose={onClose}>
      <div className={classes["stack"]}>
        <JoinLinkField joinLink={joinLink} />
        <p className={classes["advice"]}>{t("link.send")}</p>
        <Button variant="default" onClick={onClose}>
          {t("link.done")}
        </Button>
      </div>
    </Dialog>
  );
}
