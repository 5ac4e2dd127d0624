import { Suspense, useEffect, useState } from "react";
import { useAppSelector } from "../../app/hooks.ts";
import { lazyOrNothing } from "../../ui/lazyOrNothing.ts";
import type { InCall } from "../slices/callStatus.ts";

// Loaded where no connection comes about.
const NoConnection = lazyOrNothing(() => import("./NoConnection.tsx"));

/** Milliseconds in which a connection comes about on any network that lets one through. */
const PATIENCE = 10_000;

/** Says so when both sides are here, the server too, and the two still do not come to see each other: each pair for itself. */
export function WhenBlocked({ status }: { status: InCall }) {
  const online = useAppSelector((state) => state.connection.server === "online");
  const missing = status.visit.peers.filter(
    ({ participantId, presence }) => presence === "present" && !(participantId in status.pairs),
  );
  const waits = online && missing.length > 0;
  return waits ? <Waiting names={missing.map(({ name }) => name).join(", ")} /> : null;
}

function Waiting({ names }: { names: string }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (late) return;
    const timer = setTimeout(() => setLate(true), PATIENCE);
    return () => clearTimeout(timer);
  }, [late]);
  return <Suspense>{late && <NoConnection names={names} onTryAgain={() => setLate(false)} />}</Suspense>;
}
