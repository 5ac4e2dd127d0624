import type { ErrorCode } from "@televisit/protocol/errors";
import { type ComponentType, useState } from "react";
import { useTranslation } from "react-i18next";
import { errorCodeOf } from "../../lib/errorCode.ts";
import { ChatButton } from "../chat/ChatButton.tsx";
import { DeviceMenu } from "../devices/DeviceMenu.tsx";
import { SettingsButton } from "../devices/SettingsButton.tsx";
import { TurnCameraButton } from "../devices/TurnCameraButton.tsx";
import { MoreMenu } from "../layout/MoreMenu.tsx";
import { ShareButton } from "../screen/ShareButton.tsx";
import classes from "./CallControls.module.css";
import { ExitButtons } from "./ExitButtons.tsx";
import { MediaToggles } from "./MediaToggles.tsx";

export interface ExitsProps {
  /** Runs a command and shows its failure. */
  attempt: (command: () => Promise<void>) => void;
}

interface CallControlsProps {
  professional: boolean;
  /** Instead of a visit's. */
  exits: ComponentType<ExitsProps> | undefined;
}

/** The bar below the call. */
export function CallControls({ professional, exits: Exits }: CallControlsProps) {
  const { t } = useTranslation("visit");
  const { failure, attempt } = useAttempt();
  return (
    <footer className={classes["bar"]}>
      {failure && (
        <p className={classes["failure"]} role="alert">
          {t(`error.${failure}`, { ns: "common" })}
        </p>
      )}
      <MediaToggles
        besideMicrophone={<DeviceMenu kind="audio" />}
        besideCamera={<DeviceMenu kind="video" />}
      />
      <TurnCameraButton />
      <ShareButton />
      <ChatButton />
      <SettingsButton />
      <MoreMenu />
      <span className={classes["gap"]} />
      {Exits ? <Exits attempt={attempt} /> : <ExitButtons professional={professional} attempt={attempt} />}
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
