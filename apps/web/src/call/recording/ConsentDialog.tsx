import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../ui/Dialog.tsx";
import classes from "./ConsentDialog.module.css";

interface ConsentDialogProps {
  /** Who asks. */
  name: string;
  onAnswer: (allowed: boolean) => void;
}

/**
 * Asks for consent to a recording. Closing it is a no. It opens by itself, maybe while the person types: so focus is on
 * its words, where no key is a yes.
 */
export function ConsentDialog({ name, onAnswer }: ConsentDialogProps) {
  const { t } = useTranslation("recording");
  const refuse = () => onAnswer(false);
  return (
    <Dialog title={t("consent.title", { name })} closeLabel={t("consent.close")} onClose={refuse}>
      <div className={classes["words"]} tabIndex={-1} data-autofocus>
        <p>{t("consent.what", { name })}</p>
        <p>{t("consent.how")}</p>
      </div>
      <div className={classes["answers"]}>
        <Button variant="default" onClick={refuse}>
          {t("consent.refuse")}
        </Button>
        <Button onClick={() => onAnswer(true)}>{t("consent.allow")}</Button>
      </div>
    </Dialog>
  );
}
