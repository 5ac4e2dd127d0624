import { useWindowEvent } from "@mantine/hooks";
import { type ReactNode, useCallback, useState } from "react";
import { useAppDispatch } from "../../app/hooks.ts";
import { OpenShortcutHelp } from "./openShortcutHelp.ts";
import { isShortcut, runShortcut } from "./runShortcut.ts";
import { ShortcutHelp } from "./ShortcutHelp.tsx";
import { useSwitch } from "./useSwitch.ts";

/** Where a key means what it says, or already does something else. */
const elsewhere = "input, textarea, select, [contenteditable], [role=menu], dialog";

/** The keyboard shortcuts of a call and their list. Single keys can be switched off (WCAG 2.1.4). */
export function Shortcuts({ children }: { children: ReactNode }) {
  const dispatch = useAppDispatch();
  const [on] = useSwitch("shortcuts");
  const [listed, setListed] = useState(false);
  const open = useCallback(() => setListed(true), []);
  useWindowEvent("keydown", (event) => {
    const { altKey, ctrlKey, metaKey, repeat, target, defaultPrevented } = event;
    if (!on || altKey || ctrlKey || metaKey || repeat || defaultPrevented) return;
    if (target instanceof Element && target.closest(elsewhere)) return;
    const key = event.key.toLowerCase();
    if (key === "?") open();
    else if (isShortcut(key)) dispatch(runShortcut(key));
  });
  return (
    <OpenShortcutHelp value={open}>
      {children}
      {listed && <ShortcutHelp onClose={() => setListed(false)} />}
    </OpenShortcutHelp>
  );
}
