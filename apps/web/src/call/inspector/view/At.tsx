import classes from "./Inspector.module.css";

const format = new Intl.DateTimeFormat(undefined, {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  fractionalSecondDigits: 3,
});

/** A moment, to the millisecond, in the person's own time zone. */
export function At({ time }: { time: number }) {
  const date = new Date(time);
  return (
    <time className={classes["time"]} dateTime={date.toISOString()}>
      {format.format(date)}
    </time>
  );
}
