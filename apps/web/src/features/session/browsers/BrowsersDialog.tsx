import type { SignedInBrowser } from "@televisit/protocol/professionals";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import texts from "../../../i18n/en/browsers.json";
import { addCatalogue } from "../../../i18n/i18n.ts";
import { Dialog } from "../../../ui/Dialog.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { BrowserItem } from "./BrowserItem.tsx";
import classes from "./BrowsersDialog.module.css";
import { nameBrowser } from "./nameBrowser.ts";
import { useBrowsers } from "./useBrowsers.ts";

addCatalogue("browsers", texts);

/** Where the professional is signed in, with a way out of each. */
export default function BrowsersDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(["browsers", "common"]);
  const { browsers, failure, signOut } = useBrowsers();
  const [gone, setGone] = useState("");
  const nameOf = ({ userAgent }: SignedInBrowser): string => {
    const named = nameBrowser(userAgent);
    if (!named) return t("unknown");
    return t("on", { browser: t(`name.${named.browser}`), system: t(`system.${named.system}`) });
  };
  const signOutOf = async (browser: SignedInBrowser) => {
    setGone("");
    if (await signOut(browser.id)) setGone(t("signedOut", { browser: nameOf(browser) }));
  };
  return (
    <Dialog title={t("title")} closeLabel={t("close")} onClose={onClose}>
      <div className={classes["stack"]}>
        <p className={classes["words"]}>{t("lead")}</p>
        {failure && <Notice tone="error">{t(`common:error.${failure}`)}</Notice>}
        {browsers && (
          <ul className={classes["list"]} aria-label={t("list")}>
            {browsers.map((browser) => (
              <BrowserItem
                key={browser.id}
                browser={browser}
                name={nameOf(browser)}
                onSignOut={() => signOutOf(browser)}
              />
            ))}
          </ul>
        )}
        <p role="status" className={classes["words"]}>
          {gone}
        </p>
      </div>
    </Dialog>
  );
}
