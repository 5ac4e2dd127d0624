import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAppDispatch } from "../../app/hooks.ts";
import { openChat } from "../chat/openChat.ts";
import classes from "./FileDrop.module.css";
import { offerFiles } from "./transferCommands.ts";

/** Files may be dropped anywhere on the call. Without this the browser would open them, and the call be gone. */
export function FileDrop() {
  const { t } = useTranslation("chat");
  const dispatch = useAppDispatch();
  const [hovering, setHovering] = useState(false);
  useEffect(
    () =>
      watchDrops(setHovering, (files) => {
        dispatch(openChat());
        void dispatch(offerFiles(files));
      }),
    [dispatch],
  );
  return hovering ? <div className={classes["drop"]}>{t("file.drop")}</div> : null;
}

/** Watches for files that are dragged over the page; returns how to stop. */
function watchDrops(onHover: (hovering: boolean) => void, onDrop: (files: File[]) => void): () => void {
  const scope = new AbortController();
  const listen = (type: "dragover" | "dragleave" | "drop", react: (event: DragEvent) => void) =>
    window.addEventListener(
      type,
      (event) => {
        if (!event.dataTransfer?.types.includes("Files")) return;
        event.preventDefault();
        react(event);
      },
      { signal: scope.signal },
    );
  listen("dragover", () => onHover(true));
  listen("dragleave", ({ relatedTarget }) => onHover(relatedTarget !== null)); // null: out of the window
  listen("drop", ({ dataTransfer }) => {
    onHover(false);
    onDrop([...(dataTransfer?.files ?? [])]);
  });
  return () => scope.abort();
}
