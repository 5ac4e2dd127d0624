import { encode } from "uqr";
import classes from "./QrCode.module.css";

/** The modules of white around a code without which cameras do not find it (ISO/IEC 18004 §5.3.8). */
const QUIET_ZONE = 4;

/** Pixels of a module: a whole number, so that all are equally large where there is room. */
const MODULE = 5;

/** A text as a code for cameras, black on white in every colour scheme. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: "L", border: QUIET_ZONE });
  return (
    <svg
      className={classes["code"]}
      viewBox={`0 0 ${size} ${size}`}
      width={size * MODULE}
      role="img"
      aria-label={label}
    >
      <path d={data.map(lineOf).join("")} />
    </svg>
  );
}

/** The dark modules of a row; neighbours are one rectangle, so that no seam shows between them. */
function lineOf(row: readonly boolean[], y: number): string {
  let path = "";
  for (let x = 0; x < row.length; x += 1) {
    if (!row[x]) continue;
    const start = x;
    while (row[x + 1]) x += 1;
    path += `M${start} ${y}h${x + 1 - start}v1H${start}z`;
  }
  return path;
}
