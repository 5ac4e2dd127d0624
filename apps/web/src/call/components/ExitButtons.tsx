import { IconArrowBackUp, IconDoorExit, IconPhoneOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useAppDispatch } from "../../app/hooks.ts";
import { RoundButton } from "../../ui/RoundButton.tsx";
import { endVisit } from "../commands/endVisit.ts";
import { leaveVisit } from "../commands/leaveVisit.ts";
import { sendBack } from "../commands/sendBack.ts";
import type { ExitsProps } from "./CallControls.tsx";

interface ExitButtonsProps extends ExitsProps {
  professional: boolean;
}

/** The ways out of a call. What only the professional may do is offered to the professional only. */
export function ExitButtons({ professional, attempt }: ExitButtonsProps) {
  const { t } = useTranslation("visit");
  const dispatch = useAppDispatch();
  return (
    <>
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
    </>
  );
}
