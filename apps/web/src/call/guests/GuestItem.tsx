import { Button } from "@mantine/core";
import type { Guest } from "@televisit/protocol/guests";
import { useTranslation } from "react-i18next";
import { LinkField } from "../../ui/LinkField.tsx";
import classes from "./InviteDialog.module.css";

interface GuestItemProps {
  guest: Guest;
  onRevoke: (participantId: string) => void;
}

/** Somebody who was invited: who, where they are, their link, and the button that takes it back. */
export function GuestItem({ guest, onRevoke }: GuestItemProps) {
  const { t } = useTranslation(["guests", "stage"]);
  const { participantId, name, relation, state, link } = guest;
  return (
    <li className={classes["guest"]}>
      <div className={classes["row"]}>
        <p className={classes["head"]}>
          <strong>{name}</strong> ({t(`stage:relation.${relation}`)}) {t(`state.${state}`)}
        </p>
        <Button
          variant="subtle"
          color="red"
          size="sm"
          aria-label={t("revokeName", { name })}
          onClick={() => onRevoke(participantId)}
        >
          {t("revoke")}
        </Button>
      </div>
      {state === "expected" && (
        <LinkField
          label={t("link", { name })}
          link={link}
          copyCaption={t("copy")}
          copiedCaption={t("copied")}
          byHand={t("byHand")}
        />
      )}
    </li>
  );
}
