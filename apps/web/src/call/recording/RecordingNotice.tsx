import { Button } from "@mantine/core";
import type { Peer } from "@televisit/protocol/visit";
import { useTranslation } from "react-i18next";
import { useAppDispatch, useAppSelector } from "../../app/hooks.ts";
import texts from "../../i18n/en/recording.json";
import { addCatalogue } from "../../i18n/i18n.ts";
import { ConsentDialog } from "./ConsentDialog.tsx";
import classes from "./RecordingNotice.module.css";
import { answerRecording, stopRecording } from "./recordingCommands.ts";

addCatalogue("recording", texts);

/** Asks this side, says to either that the call is recorded or is about to be, and has the button that ends it. */
export default function RecordingNotice({ peers }: { peers: readonly Peer[] }) {
  const { t } = useTranslation("recording");
  const dispatch = useAppDispatch();
  const facts = useAppSelector((state) => state.recording);
  const { phase, peers: ids = [], missing = [] } = facts?.agreement ?? {};
  const isOver = facts?.agreement === null && facts.outcome?.kind === "over";
  const wanted = phase === "asking" ? missing : ids;
  const names = peers.filter((peer) => wanted.includes(peer.participantId)).map(({ name }) => name);
  const isRunning = phase === "recording" || phase === "recorded";
  const isShown = phase !== undefined && phase !== "asked";
  return (
    <>
      <div className={classes["notice"]} data-shown={isShown}>
        {isRunning && <span className={classes["dot"]} aria-hidden />}
        <span role="status" className={isShown ? undefined : "tv-visually-hidden"}>
          {isShown && t(`status.${phase}`, { names: names.join(", ") })}
          {isOver && t("status.over")}
        </span>
        {isShown && (
          <Button size="compact-md" variant="white" color="dark" onClick={() => dispatch(stopRecording())}>
            {t(isRunning ? "stop" : "cancel")}
          </Button>
        )}
      </div>
      {phase === "asked" && (
        <ConsentDialog name={names.join(", ")} onAnswer={(allowed) => dispatch(answerRecording(allowed))} />
      )}
    </>
  );
}
