import { useTranslation } from "react-i18next";
import { usePageTitle } from "../../ui/usePageTitle.ts";
import { ConnectionIndicator } from "../quality/ConnectionIndicator.tsx";
import type { InCall } from "../slices/callStatus.ts";
import classes from "./CallHeader.module.css";
import { CallTimer } from "./CallTimer.tsx";

/** Who one is talking to, for how long, and whether the connection holds. */
export function CallHeader({ status }: { status: InCall }) {
  const { t } = useTranslation("visit");
  const { visit, phase } = status;
  const names = visit.peers.map((peer) => peer.name).join(", ");
  const title = "roomId" in visit ? visit.name : names;
  const among = visit.peers.length;
  usePageTitle(title);
  return (
    <>
      <h1 className="tv-visually-hidden">{title}</h1>
      {visit.peers.map((peer) => (
        <ConnectionIndicator key={peer.participantId} peer={peer} among={among} />
      ))}
      <span className={classes["state"]} role="status" data-phase={phase}>
        {phase === "connected" || visit.peers.length === 0 ? "" : t(`call.${phase}`)}
      </span>
      {visit.admittedAt && <CallTimer since={visit.admittedAt} clockOffset={status.clockOffset} />}
    </>
  );
}
