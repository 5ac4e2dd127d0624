import { type RefObject, useEffect, useRef } from "react";

/**
 * After a form was refused, moves focus to the first field that is wrong, so that its error is
 * read out. Put the returned ref on the form.
 * @param errors what is wrong; empty when nothing is, another object or array after each try
 */
export function useFocusInvalid(errors: object): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (Object.keys(errors).length === 0) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [errors]);
  return form;
}
