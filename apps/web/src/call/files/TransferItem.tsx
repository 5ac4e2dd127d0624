import { IconDownload, IconFile } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { MessageHead } from "../chat/MessageHead.tsx";
import type { Transfer } from "./filesSlice.ts";
import { formatSize } from "./formatSize.ts";
import { TransferActions } from "./TransferActions.tsx";
import classes from "./TransferItem.module.css";

/** One file in the chat: what it is, how far it has come, and what can be done with it. */
export function TransferItem({ transfer, peerName }: { transfer: Transfer; peerName: string }) {
  const { t } = useTranslation("chat");
  const { name, own, size, state, url } = transfer;
  return (
    <article className={classes["file"]} data-own={own}>
      <MessageHead name={own ? t("you") : peerName} at={transfer.at} />
      {transfer.image && url && <img className={classes["preview"]} src={url} alt={name} />}
      <p className={classes["name"]}>
        <IconFile size={20} aria-hidden />
        <bdi>{name}</bdi>
        <span className={classes["size"]}>{formatSize(size)}</span>
      </p>
      {state === "moving" && <Progress transfer={transfer} />}
      <p
        className={classes["state"]}
        data-state={state}
        // A screen reader hears how it begins and ends; in between the progress bar can be asked.
        aria-live={state === "moving" ? "off" : undefined}
      >
        {stateText(transfer, peerName, t)}
      </p>
      {state === "done" && url && !own && (
        <a className={classes["save"]} href={url} download={name} aria-label={t("file.saveNamed", { name })}>
          <IconDownload size={18} aria-hidden />
          {t("file.save")}
        </a>
      )}
      <TransferActions transfer={transfer} />
    </article>
  );
}

function Progress({ transfer: { name, moved, size } }: { transfer: Transfer }) {
  const { t } = useTranslation("chat");
  return (
    <progress
      className={classes["progress"]}
      aria-label={t("file.progress", { name })}
      max={100}
      value={Math.floor((moved / size) * 100)}
    />
  );
}

type Translate = ReturnType<typeof useTranslation<"chat">>["t"];

function stateText({ own, state, moved, size }: Transfer, peerName: string, t: Translate): string {
  const side = own ? "own" : "other";
  switch (state) {
    case "moving":
      return t("file.moving", { moved: formatSize(moved), size: formatSize(size) });
    case "checking":
    case "cancelled":
    case "empty":
    case "too-large":
      return t(`file.${state}`);
    default:
      return t(`file.${state}.${side}`, { name: peerName });
  }
}
