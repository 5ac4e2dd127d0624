import type { Icon } from "@tabler/icons-react";
import classes from "./TileCover.module.css";

interface TileCoverProps {
  /** Why nothing moves in the picture. */
  reason: string;
  icon: Icon;
  words: string;
}

/** Lies over a participant's picture and says why nothing moves in it. */
export function TileCover({ reason, icon: Icon, words }: TileCoverProps) {
  return (
    <div className={classes["cover"]} data-cover={reason}>
      <Icon size={72} stroke={1.2} aria-hidden />
      <p aria-live="polite">{words}</p>
    </div>
  );
}
