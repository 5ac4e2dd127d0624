import type { ReactNode } from "react";
import classes from "./Inspector.module.css";

/** The arrow keys scroll what has the focus. */
const scrollable = { tabIndex: 0 };

/** What may be wider or longer than there is room for: it scrolls by itself, by the keyboard too (WCAG 2.1.1). */
export function Scroll({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={classes["scroll"]} role="group" aria-label={label} {...scrollable}>
      {children}
    </div>
  );
}
