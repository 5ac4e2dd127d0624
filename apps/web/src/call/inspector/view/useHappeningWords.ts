import type { Happening } from "@televisit/protocol/connectionReport";
import { useTranslation } from "react-i18next";
import { candidateWords } from "./candidateWords.ts";

/** Puts what happened into a line. */
export function useHappeningWords(): (happening: Happening) => string {
  const { t } = useTranslation("inspector");
  return (happening) => {
    switch (happening.type) {
      case "opened":
        return t("log.opened");
      case "closed":
        return t(happening.failed ? "log.closedFailed" : "log.closed");
      case "signal":
        return t("log.signal", {
          kind: t(`signals.${happening.kind}`),
          direction: t(happening.sent ? "signals.sent" : "signals.received"),
          way: t(`signals.${happening.way}`),
        });
      case "state":
        return t("log.state", { name: t(`states.${happening.of}`), value: happening.value });
      case "channel":
        return t("log.state", { name: t(`states.${happening.label}`), value: happening.value });
      case "pair": {
        const { local, remote } = happening;
        return t("log.pair", { local: candidateWords(local, t), remote: candidateWords(remote, t) });
      }
      case "candidate-error":
        return t("log.candidateError", { server: happening.server, code: happening.code });
      case "media":
        return t("log.media", { audio: happening.audio, video: happening.video });
      case "server":
        return t(happening.online ? "log.online" : "log.offline");
      default:
        return happening satisfies never;
    }
  };
}
