import type { Peer } from "@televisit/protocol/visit";
import { useTranslation } from "react-i18next";
import { useAppSelector } from "../../app/hooks.ts";
import classes from "./SharingNotice.module.css";

/** Tells the one who shares that they do, or why it did not work. Cancelling needs no words. */
export function SharingNotice({ peers }: { peers: readonly Peer[] }) {
  const { t } = useTranslation("stage");
  const { phase, problem } = useAppSelector((state) => state.screen);
  const there = peers.filter((peer) => peer.presence !== "left");
  const viewers = there.length > 0 ? there : peers;
  const name = viewers.map((peer) => peer.name).join(", ");
  const failed = problem !== null && problem !== "refused";
  return (
    <p className={classes["notice"]} role="status" data-tone={failed ? "failed" : "sharing"}>
      {phase === "sharing" && t("screen.sharing", { name, count: viewers.length })}
      {failed && t("screen.unavailable")}
    </p>
  );
}
