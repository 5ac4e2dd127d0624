import { IconPlayerRecord } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useAppDispatch, useAppSelector } from "../../app/hooks.ts";
import texts from "../../i18n/en/recording.json";
import { addCatalogue } from "../../i18n/i18n.ts";
import { MoreItem } from "../layout/MoreItem.tsx";
import { askToRecord } from "./recordingCommands.ts";
import { recordingFormat } from "./recordingFormat.ts";

addCatalogue("recording", texts);

/** In the More menu of a professional: asks the others whether the call may be recorded. */
export default function RecordEntry() {
  const { t } = useTranslation("recording");
  const dispatch = useAppDispatch();
  const isFree = useAppSelector(({ callStatus, recording }) => {
    const { agreement = null, outcome = null } = recording ?? {};
    const isWaiting = outcome?.kind === "ready" && !outcome.taken; // one at a time is held in memory
    return callStatus.phase === "connected" && agreement === null && !isWaiting;
  });
  if (!isFree || recordingFormat() === undefined) return null;
  return (
    <MoreItem icon={<IconPlayerRecord />} onClick={() => void dispatch(askToRecord())}>
      {t("record")}
    </MoreItem>
  );
}
