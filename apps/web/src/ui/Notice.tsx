import type { ReactNode } from "react";
import classes from "./Notice.module.css";

interface NoticeProps {
  /** `error` interrupts a screen reader; the others wait for a pause. */
  tone: "info" | "warning" | "error";
  children: ReactNode;
}

/** A message in the page that stands out, and is read aloud when it appears. */
export function Notice({ tone, children }: NoticeProps) {
  return (
    <div className={classes["notice"]} data-tone={tone} role={tone === "error" ? "alert" : "status"}>
      {children}
    </div>
  );
}
