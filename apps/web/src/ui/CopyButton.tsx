import { Button, type ButtonVariant, VisuallyHidden } from "@mantine/core";
import "@mantine/core/styles/VisuallyHidden.css";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useCopy } from "./useCopy.ts";

interface CopyButtonProps {
  text: string;
  caption: string;
  /** The accessible name where the caption alone does not say what is copied. */
  label?: string;
  copiedCaption: string;
  variant: ButtonVariant;
  /** The browser refused: show the text to be copied by hand. */
  onRefused: () => void;
}

/** Copies a text and says so, to the eye and to a screen reader. */
export function CopyButton({ text, caption, label, copiedCaption, variant, onRefused }: CopyButtonProps) {
  const { copied, copy } = useCopy(onRefused);
  const Icon = copied ? IconCheck : IconCopy;
  return (
    <>
      <Button
        variant={variant}
        leftSection={<Icon size={18} aria-hidden="true" />}
        aria-label={label ?? caption}
        onClick={() => void copy(text)}
      >
        {copied ? copiedCaption : caption}
      </Button>
      <VisuallyHidden role="status">{copied ? copiedCaption : ""}</VisuallyHidden>
    </>
  );
}
