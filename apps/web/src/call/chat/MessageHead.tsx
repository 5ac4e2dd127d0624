import classes from "./MessageHead.module.css";

const clock = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" });

interface MessageHeadProps {
  name: string;
  /** This device's clock, in ms. */
  at: number;
}

/** Who, and when. */
export function MessageHead({ name, at }: MessageHeadProps) {
  const time = new Date(at);
  return (
    <header className={classes["head"]}>
      <span className={classes["name"]}>{name}</span>
      <time className={classes["time"]} dateTime={time.toISOString()}>
        {clock.format(time)}
      </time>
    </header>
  );
}
