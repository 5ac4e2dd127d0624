import { type ReactNode, useId } from "react";
import classes from "./Section.module.css";

interface SectionProps {
  title: string;
  lead?: string;
  children: ReactNode;
}

/** One thing to try, with its heading; a landmark by its name. */
export function Section({ title, lead, children }: SectionProps) {
  const id = useId();
  return (
    <section className={classes["section"]} aria-labelledby={id}>
      <h2 id={id} className={classes["title"]}>
        {title}
      </h2>
      {lead && <p className={classes["lead"]}>{lead}</p>}
      {children}
    </section>
  );
}
