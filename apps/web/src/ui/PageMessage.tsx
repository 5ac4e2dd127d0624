import type { ReactNode } from "react";
import { Page } from "./Page.tsx";
import classes from "./PageMessage.module.css";

interface PageMessageProps {
  title: string;
  children?: ReactNode;
  /** What the person can do now: buttons or links. */
  actions?: ReactNode;
}

/** A whole page that says one thing, and what can be done about it. */
export function PageMessage({ title, children, actions }: PageMessageProps) {
  return (
    <Page>
      <div className={classes["card"]}>
        <h1 className={classes["title"]}>{title}</h1>
        {children && <div className={classes["body"]}>{children}</div>}
        {actions && <div className={classes["actions"]}>{actions}</div>}
      </div>
    </Page>
  );
}
