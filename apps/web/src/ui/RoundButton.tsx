import { UnstyledButton } from "@mantine/core";
import type { ComponentPropsWithRef, ReactNode } from "react";
import classes from "./RoundButton.module.css";

/** What else is given goes to the button itself, as a menu does with the button that opens it. */
interface RoundButtonProps extends Omit<ComponentPropsWithRef<"button">, "className" | "style" | "children"> {
  /** The accessible name, and the tooltip. */
  label: string;
  icon: ReactNode;
  /** `off`: something is switched off; `danger`: this ends something. */
  tone?: "plain" | "off" | "danger";
  disabled?: boolean;
  /** Shown beside the icon where there is room. */
  caption?: string;
  /** For a button that opens something: whether it is open. */
  expanded?: boolean;
  /** Id of the element that says more. */
  describedBy?: string;
}

/** A button of the call's control bar: an icon in a circle, large enough for an unsteady hand. */
export function RoundButton({
  label,
  icon,
  tone = "plain",
  disabled = false,
  caption,
  expanded,
  describedBy,
  ...button
}: RoundButtonProps) {
  return (
    <UnstyledButton
      {...button}
      type="button"
      className={classes["button"]}
      data-tone={tone}
      data-wide={caption !== undefined}
      aria-label={label}
      aria-expanded={expanded ?? button["aria-expanded"]}
      aria-describedby={describedBy}
      title={label}
      disabled={disabled}
    >
      {icon}
      {caption && <span className={classes["caption"]}>{caption}</span>}
    </UnstyledButton>
  );
}
