import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useAppDispatch, useAppSelector } from "../../app/hooks.ts";
import type { RootState } from "../../app/store.ts";
import texts from "../../i18n/en/recording.json";
import { addCatalogue } from "../../i18n/i18n.ts";
import classes from "./RecordingOutcome.module.css";
import { forgetRecording, takeRecording } from "./recordingCommands.ts";
import type { Outcome } from "./recordingSlice.ts";

addCatalogue("recording", texts);

/** What became of the last recording, on whichever page the professional is by then. */
export default function RecordingOutcome() {
  const { t } = useTranslation("recording");
  const dispatch = useAppDispatch();
  const outcome = useAppSelector(selectOutcome);
  const words = wordsFor(outcome);
  return (
    <div className={classes["outcome"]} data-shown={words !== null}>
      <span role="status">
        {outcome?.endedByJoin && `${t("endedByJoin")} `}
        {words && t(`outcome.${words}`)}
      </span>
      {outcome?.kind === "ready" && (
        <Button
          component="a"
          size="compact-md"
          href={outcome.url}
          download={outcome.name}
          onClick={() => dispatch(takeRecording())}
        >
          {t("download")}
        </Button>
      )}
      {words && (
        <Button size="compact-md" variant="default" onClick={() => dispatch(forgetRecording())}>
          {t(words === "ready" ? "discard" : "dismiss")}
        </Button>
      )}
    </div>
  );
}

/** A recording in memory is for the one who made it, also when somebody else signs in afterwards. */
function selectOutcome({ recording, session }: RootState): Outcome | null {
  const outcome = recording?.outcome ?? null;
  const userId = session.status === "signed-in" ? session.user.id : null;
  return outcome?.kind === "ready" && outcome.owner !== userId ? null : outcome;
}

function wordsFor(outcome: Outcome | null) {
  if (outcome === null || outcome.kind === "over") return null;
  return outcome.kind === "ready" && outcome.taken ? "taken" : outcome.kind;
}
