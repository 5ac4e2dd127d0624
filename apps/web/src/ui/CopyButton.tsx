import { Button, type ButtonProps } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import classes from "./CopyButton.module.css";
import { useCopy } from "./useCopy.ts";

interface CopyButtonProps extends Pick<ButtonProps, "variant" | "className"> {
  text: string;
  caption: string;
  /** The accessible name where the caption alone does not say what is copied. */
  label?: string;
  copiedCaption: string;
  /** The browser refused: show the text to be copied by hand. */
  onRefused: () => void;
}

/** Copies a text and says so, to the eye and to a screen reader. */
export function CopyButton({ text, caption, label, copiedCaption, onRefused, ...look }: CopyButtonProps) {
  const { copied, copy } = useCopy(onRefused);
  const Icon = copied ? IconCheck : IconCopy;
  return (
    <span className={classes["root"]}>
      <Button
        {...look}
        leftSection={<Icon size={18} aria-hidden="true" />}
        {...(label && { "aria-label": label })}
        onClick={() => void copy(text)}
      >
        {caption}
      </Button>
      <span className={classes["copied"]} role="status">
        {copied ? copiedCaption : ""}
      </span>
    </span>
  );
}
