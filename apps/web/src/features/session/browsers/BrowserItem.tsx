import { Button } from "@mantine/core";
import type { SignedInBrowser } from "@televisit/protocol/professionals";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./BrowsersDialog.module.css";

interface BrowserItemProps {
  browser: SignedInBrowser;
  /** What it is called. */
  name: string;
  onSignOut: () => Promise<void>;
}

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

/** One browser: what it is, since when, and the way out where it is not this one. */
export function BrowserItem({ browser, name, onSignOut }: BrowserItemProps) {
  const { t } = useTranslation("browsers");
  const [busy, setBusy] = useState(false);
  const signOut = async () => {
    setBusy(true);
    await onSignOut();
    setBusy(false);
  };
  return (
    <li className={classes["browser"]}>
      <p className={classes["words"]}>
        <strong>{name}</strong>
        <br />
        {t("since", {
          signedIn: moment.format(new Date(browser.signedInAt)),
          used: moment.format(new Date(browser.usedAt)),
        })}
      </p>
      {browser.isThis ? (
        <span className={classes["this"]}>{t("this")}</span>
      ) : (
        <Button
          variant="default"
          size="sm"
          loading={busy}
          aria-label={t("signOutOf", { browser: name })}
          onClick={() => void signOut()}
        >
          {t("signOut")}
        </Button>
      )}
    </li>
  );
}
