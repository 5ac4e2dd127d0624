import { Button, type ButtonProps } from "@mantine/core";
import type { MouseEvent } from "react";
import classes from "./PendingButton.module.css";

interface PendingButtonProps extends Pick<ButtonProps, "color" | "fullWidth" | "children"> {
  type?: "submit" | "button";
  /** True while what the last click asked for is under way. */
  pending: boolean;
  onClick?: () => void;
}

/**
 * A button that a second click does not press while the first is under way. It stays enabled: a
 * disabled button would lose the keyboard's focus.
 */
export function PendingButton({ type = "button", pending, onClick, ...look }: PendingButtonProps) {
  const click = (event: MouseEvent) => {
    // For a submit button this stops the form as well, sent by Enter or by a click.
    if (pending) event.preventDefault();
    else onClick?.();
  };
  return (
    <Button
      {...look}
      type={type}
      className={classes["button"] ?? ""}
      aria-disabled={pending}
      aria-busy={pending}
      onClick={click}
    />
  );
}
