import { MAX_PARTICIPANTS } from "@televisit/protocol/guests";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../ui/Dialog.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { GuestItem } from "./GuestItem.tsx";
import "./guestWords.ts";
import classes from "./InviteDialog.module.css";
import { InviteForm } from "./InviteForm.tsx";
import { useGuests } from "./useGuests.ts";

/** Beside the client and the professional. */
const MOST_GUESTS = MAX_PARTICIPANTS - 2;

interface InviteDialogProps {
  visitId: string;
  onClose: () => void;
}

/** Whom the professional has invited to this visit, with their links, and the form to invite one more. */
export default function InviteDialog({ visitId, onClose }: InviteDialogProps) {
  const { t } = useTranslation(["guests", "common"]);
  const { guests, failure, invite, revoke } = useGuests(visitId);
  return (
    <Dialog title={t("title")} closeLabel={t("close")} onClose={onClose}>
      <div className={classes["stack"]}>
        <p className={classes["words"]}>{t("lead")}</p>
        {failure && <Notice tone="error">{t(`common:error.${failure}`)}</Notice>}
        {guests.length > 0 && (
          <ul className={classes["list"]} aria-label={t("list")}>
            {guests.map((guest) => (
              <GuestItem key={guest.participantId} guest={guest} onRevoke={revoke} />
            ))}
          </ul>
        )}
        {guests.length < MOST_GUESTS && <InviteForm onInvite={invite} />}
      </div>
    </Dialog>
  );
}
