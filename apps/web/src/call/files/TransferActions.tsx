import { UnstyledButton } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useAppDispatch } from "../../app/hooks.ts";
import type { AppThunk } from "../../app/store.ts";
import type { Transfer } from "./filesSlice.ts";
import classes from "./TransferActions.module.css";
import { answerOffer, cancelTransfer, offerAgain } from "./transferCommands.ts";

/** The buttons of a file: yes and no to an offer, stop, try again. */
export function TransferActions({ transfer: { id, name, own, state } }: { transfer: Transfer }) {
  if (state === "offered" && !own) {
    return (
      <Row>
        <Action verb="accept" name={name} command={() => answerOffer(id, true)} />
        <Action verb="decline" name={name} command={() => answerOffer(id, false)} />
      </Row>
    );
  }
  if (state === "offered" || state === "moving") {
    return (
      <Row>
        <Action verb="cancel" name={name} command={() => cancelTransfer(id)} />
      </Row>
    );
  }
  if (own && (state === "failed" || state === "damaged" || state === "cancelled")) {
    return (
      <Row>
        <Action verb="again" name={name} command={() => offerAgain(id)} />
      </Row>
    );
  }
  return null;
}

function Row({ children }: { children: ReactNode }) {
  return <div className={classes["actions"]}>{children}</div>;
}

interface ActionProps {
  verb: "accept" | "decline" | "cancel" | "again";
  /** The file, for those who hear the button without seeing where it is. */
  name: string;
  command: () => AppThunk<Promise<void>>;
}

function Action({ verb, name, command }: ActionProps) {
  const { t } = useTranslation("chat");
  const dispatch = useAppDispatch();
  return (
    <UnstyledButton
      type="button"
      className={classes["action"]}
      data-verb={verb}
      aria-label={t(`file.${verb}Named`, { name })}
      onClick={() => void dispatch(command())}
    >
      {t(`file.${verb}Button`)}
    </UnstyledButton>
  );
}
