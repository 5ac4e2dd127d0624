import { useTranslation } from "react-i18next";
import { Dialog } from "../../ui/Dialog.tsx";
import { type ShortcutKey, shortcuts } from "./runShortcut.ts";
import classes from "./ShortcutHelp.module.css";
import { useSwitch } from "./useSwitch.ts";

/** The list of keyboard shortcuts, and the switch that turns them off. */
export function ShortcutHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("stage");
  const [on, setOn] = useSwitch("shortcuts");
  const keys = Object.keys(shortcuts) as ShortcutKey[];
  return (
    <Dialog title={t("shortcuts.title")} closeLabel={t("shortcuts.close")} onClose={onClose}>
      <dl className={classes["list"]}>
        {keys.map((key) => (
          <div key={key} className={classes["line"]}>
            <dt>
              <kbd className={classes["key"]}>{key.toUpperCase()}</kbd>
            </dt>
            <dd>{t(`shortcuts.${shortcuts[key]}`)}</dd>
          </div>
        ))}
        <div className={classes["line"]}>
          <dt>
            <kbd className={classes["key"]}>?</kbd>
          </dt>
          <dd>{t("shortcuts.help")}</dd>
        </div>
      </dl>
      <label className={classes["switch"]}>
        <input
          type="checkbox"
          data-autofocus
          checked={on}
          onChange={(event) => setOn(event.currentTarget.checked)}
        />
        {t("shortcuts.enabled")}
      </label>
    </Dialog>
  );
}
