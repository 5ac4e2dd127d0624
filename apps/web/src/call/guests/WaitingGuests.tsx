import { Button } from "@mantine/core";
import type { ErrorCode } from "@televisit/protocol/errors";
import type { WaitingGuest } from "@televisit/protocol/guests";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAppDispatch } from "../../app/hooks.ts";
import { errorCodeOf } from "../../lib/errorCode.ts";
import { Notice } from "../../ui/Notice.tsx";
import { chime } from "../comfort/chime.ts";
import { useSwitch } from "../comfort/useSwitch.ts";
import { admitGuest } from "./admitGuest.ts";
import "./guestWords.ts";
import classes from "./WaitingGuests.module.css";

/** Says to the professional, in the call, who waits to join it, with the button that lets them in. */
export default function WaitingGuests({ guests }: { guests: readonly WaitingGuest[] }) {
  const [on] = useSwitch("sounds");
  const count = guests.length;
  const heard = useRef(0);
  useEffect(() => {
    if (on && count > heard.current) chime("waiting");
    heard.current = count;
  }, [on, count]);
  return (
    <div className={classes["guests"]}>
      {guests.map((guest) => (
        <WaitingNotice key={guest.participantId} guest={guest} />
      ))}
    </div>
  );
}

function WaitingNotice({ guest: { participantId, name, relation, online } }: { guest: WaitingGuest }) {
  const { t } = useTranslation(["guests", "stage", "common"]);
  const dispatch = useAppDispatch();
  const [failure, setFailure] = useState<ErrorCode>();
  const who = t("stage:withRelation", { name, relation: t(`stage:relation.${relation}`) });
  const admit = () => {
    setFailure(undefined);
    dispatch(admitGuest(participantId)).catch((error: unknown) => setFailure(errorCodeOf(error)));
  };
  return (
    <Notice tone={online ? "info" : "warning"}>
      <p>{t(online ? "waiting" : "waitingOffline", { name: who })}</p>
      {failure && <p role="alert">{t(`common:error.${failure}`)}</p>}
      <Button size="sm" onClick={admit}>
        {t("admit", { name })}
      </Button>
    </Notice>
  );
}
