import type { ReactNode } from "react";
import { WhenBlocked } from "../blocked/WhenBlocked.tsx";
import { RemoteTile } from "../components/RemoteTile.tsx";
import { ScreenTile } from "../screen/ScreenTile.tsx";
import { usePeersSharing } from "../screen/usePeersSharing.ts";
import type { InCall } from "../slices/callStatus.ts";
import { OwnView } from "./OwnView.tsx";
import classes from "./Stage.module.css";
import { useLayout } from "./useLayout.ts";

interface StageProps {
  status: InCall;
  /** Whether the first picture is there; one's own comes after it. */
  begun: boolean;
  /** What lies over the pictures. */
  children: ReactNode;
}

/** The pictures of a call. A shared screen is large, with everyone beside it; else the layout decides. */
export function Stage({ status, begun, children }: StageProps) {
  const { peers } = status.visit;
  const [layout] = useLayout();
  const sharing = usePeersSharing(peers);
  const hasScreen = sharing.length > 0;
  const floating = layout === "speaker" && !hasScreen;
  // A guest who has gone leaves no hole; of the two whose visit it is, the tile says where they are.
  const shown = peers.filter(({ role, presence }) => role !== "guest" || presence !== "left");
  return (
    <div className={classes["stage"]} data-layout={layout} data-screen={hasScreen}>
      {hasScreen && (
        <div className={classes["screens"]}>
          {sharing.map((peer) => (
            <ScreenTile key={peer.participantId} peer={peer} />
          ))}
        </div>
      )}
      <div className={classes["people"]} data-tiles={floating ? shown.length : shown.length + 1}>
        {shown.map((peer) => (
          <RemoteTile
            key={peer.participantId}
            peer={peer}
            phase={status.pairs[peer.participantId] ?? "negotiating"}
          />
        ))}
        {(begun || !floating) && <OwnView floating={floating} />}
      </div>
      {children}
      {begun && <WhenBlocked status={status} />}
    </div>
  );
}
