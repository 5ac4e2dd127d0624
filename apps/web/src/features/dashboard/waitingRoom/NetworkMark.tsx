import { IconNetwork, IconNetworkOff } from "@tabler/icons-react";
import type { NetworkVerdict } from "@televisit/protocol/network";
import { useTranslation } from "react-i18next";
import classes from "./WaitingRoom.module.css";

/** What the client's page has found out about its network; nothing while that is not known. */
export function NetworkMark({ verdict }: { verdict: NetworkVerdict }) {
  const { t } = useTranslation("dashboard");
  if (verdict === "unknown") return null;
  const isFine = verdict === "good" || verdict === "relayed";
  const Icon = isFine ? IconNetwork : IconNetworkOff;
  return (
    <span className={isFine ? classes["detail"] : classes["warning"]}>
      <Icon size={18} aria-hidden="true" />
      {t(`waiting.network.${verdict}`)}
    </span>
  );
}
