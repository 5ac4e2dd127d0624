import { IconArrowBackUp, IconDoorExit, IconPhoneOff } from "@tabler/icons-react";
import type { ErrorCode } from "@televisit/protocol/errors";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAppDispatch } from "../../app/hooks.ts";
import { errorCodeOf } from "../../lib/errorCode.ts";
import { RoundButton } from "../../ui/RoundButton.tsx";
import { endVisit } from "../commands/endVisit.ts";
import { leaveVisit } from "../commands/leaveVisit.ts";
import { sendBack } from "../commands/sendBack.ts";
import classes from "./CallControls.module.css";
import { MediaToggles } from "./MediaToggles.tsx";

/** The bar below the call. What only the professional may do is offered to the professional only. */
export function CallControls({ professional }: { professional: boolean }) {
  const { t } = useTranslation("visit");
  const dispatch = useAppDispatch();
  const { failure, attempt } = useAttempt();
  return (
    <footer className={classes["bar"]}>
      {failure && (
        <p className={classes["failure"]} role="alert">
          {t(`error.${failure}`, { ns: "common" })}
        </p>
      )}
      <MediaToggles />
      <span className={classes["gap"]} />
      {professional && (
        <RoundButton
          label={t("call.sendBack")}
          caption={t("call.sendBackShort")}
          icon={<IconArrowBackUp aria-hidden />}
          onClick={() => attempt(() => dispatch(sendBack()))}
        />
      )}
      <RoundButton
        label={t("call.leave")}
        caption={t("call.leaveShort")}
        tone={professional ? "plain" : "danger"}
        icon={<IconDoorExit aria-hidden />}
        onClick={() => attempt(() => dispatch(leaveVisit()))}
      />
      {professional && (
        <RoundButton
          label={t("call.end")}
          caption={t("call.endShort")}
          tone="danger"
          icon={<IconPhoneOff aria-hidden />}
          onClick={() => attempt(() => dispatch(endVisit()))}
        />
      )}
    </footer>
  );
}

/** Runs a command and keeps the code of its failure, to be shown until the next try. */
function useAttempt() {
  const [failure, setFailure] = useState<ErrorCode>();
  const attempt = (command: () => Promise<void>) => {
    setFailure(undefined);
    command().catch((error: unknown) => setFailure(errorCodeOf(error)));
  };
  return { failure, attempt };
}
