import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useAppDispatch } from "../../app/hooks.ts";
import texts from "../../i18n/en/blocked.json";
import { addCatalogue } from "../../i18n/i18n.ts";
import { Notice } from "../../ui/Notice.tsx";
import classes from "./NoConnection.module.css";
import { tryAgain } from "./tryAgain.ts";

addCatalogue("blocked", texts);

interface NoConnectionProps {
  /** Whom this side does not reach. */
  names: string;
  /** Told that the person has asked for another attempt, which has begun. */
  onTryAgain: () => void;
}

/** That the two networks let no call through, what to do about it, and that it is being tried further. */
export default function NoConnection({ names, onTryAgain }: NoConnectionProps) {
  const { t } = useTranslation("blocked");
  const dispatch = useAppDispatch();
  const onClick = () => {
    void dispatch(tryAgain());
    onTryAgain();
  };
  return (
    <div className={classes["notice"]}>
      <Notice tone="error">
        <p>{t("title", { names })}</p>
        <p>{t("help")}</p>
        <Button variant="default" size="sm" onClick={onClick}>
          {t("tryAgain")}
        </Button>
      </Notice>
    </div>
  );
}
