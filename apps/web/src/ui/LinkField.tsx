import { type ButtonProps, TextInput } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { CopyButton } from "./CopyButton.tsx";
import classes from "./LinkField.module.css";
import { Notice } from "./Notice.tsx";

interface LinkFieldProps extends Pick<ButtonProps, "variant"> {
  label: string;
  link: string;
  copyCaption: string;
  copiedCaption: string;
  /** What to do where the browser does not copy. */
  byHand: string;
  /** Has the focus from the start. */
  takesFocus?: boolean;
}

/** A link to copy, by the button or by hand. Its text is selected by touching it. */
export function LinkField({
  label,
  link,
  copyCaption,
  copiedCaption,
  byHand,
  variant = "default",
  takesFocus = false,
}: LinkFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus]);
  return (
    <>
      <div className={classes["copy"]}>
        <TextInput
          ref={field}
          className={classes["field"] ?? ""}
          label={label}
          value={link}
          readOnly
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton
          text={link}
          caption={copyCaption}
          copiedCaption={copiedCaption}
          variant={variant}
          onRefused={() => {
            setRefused(true);
            field.current?.focus();
          }}
        />
      </div>
      {refused && <Notice tone="warning">{byHand}</Notice>}
    </>
  );
}
