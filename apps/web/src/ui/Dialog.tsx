import { UnstyledButton } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { type ReactNode, useId, useLayoutEffect, useRef } from "react";
import classes from "./Dialog.module.css";

interface DialogProps {
  title: string;
  closeLabel: string;
  onClose: () => void;
  /** For tables and the like: takes the room there is. */
  wide?: boolean;
  children: ReactNode;
}

/**
 * A modal dialog: render it to open it. Focus goes to what has `data-autofocus`. The browser's own element keeps focus inside, makes the
 * page behind inert and gives focus back; Mantine's modal makes style elements at run time, which
 * the content security policy forbids.
 */
export function Dialog({ title, closeLabel, onClose, wide = false, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // A layout effect, so that it closes while still in the document and can give focus back.
  useLayoutEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    // Otherwise focus would be on the first button, which closes it (HTML, dialog focusing steps).
    opened?.querySelector<HTMLElement>("[data-autofocus]")?.focus();
    return () => opened?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={classes["dialog"]}
      data-wide={wide}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClose={(event) => {
        // The event comes late: in the meantime it may have been opened again.
        if (!event.currentTarget.open) onClose();
      }}
    >
      <header className={classes["header"]}>
        <h2 id={titleId} className={classes["title"]}>
          {title}
        </h2>
        <UnstyledButton className={classes["close"]} aria-label={closeLabel} onClick={onClose}>
          <IconX size={22} aria-hidden="true" />
        </UnstyledButton>
      </header>
      {children}
    </dialog>
  );
}
