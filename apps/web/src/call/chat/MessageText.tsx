import { Fragment } from "react";
import { linkParts } from "./linkParts.ts";

/** The words of a message, as text; web addresses can be clicked, and open without telling where from. */
export function MessageText({ text }: { text: string }) {
  return linkParts(text).map((part) =>
    part.href === undefined ? (
      <Fragment key={part.at}>{part.text}</Fragment>
    ) : (
      <a key={part.at} href={part.href} target="_blank" rel="noopener noreferrer nofollow">
        {part.text}
      </a>
    ),
  );
}
