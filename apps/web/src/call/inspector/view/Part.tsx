import { type ReactNode, useId } from "react";
import classes from "./Inspector.module.css";

interface PartProps {
  title: string;
  children: ReactNode;
}

/** A part of the inspector with its heading; a landmark by its name. */
export function Part({ title, children }: PartProps) {
  const id = useId();
  return (
    <section className={classes["part"]} aria-labelledby={id}>
      <h3 id={id} className={classes["heading"]}>
        {title}
      </h3>
      {children}
    </section>
  );
}
