import { IconUserCircle } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { TileCover } from "./TileCover.tsx";

/** Milliseconds after which an interruption is not a short one any more. */
const SHORT = 3000;

/**
 * Lies over a picture while its connection is interrupted. Where the server is away too, nobody can say whether the
 * other side is gone: after a while the connection to them is told as lost, and is still tried.
 */
export function InterruptedCover({ name }: { name: string }) {
  const { t } = useTranslation(["visit", "stage"]);
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLost(true), SHORT);
    return () => clearTimeout(timer);
  }, []);
  return (
    <TileCover
      reason={isLost ? "lost" : "reconnecting"}
      icon={IconUserCircle}
      words={isLost ? t("stage:lost", { name }) : t("call.cover.reconnecting")}
    />
  );
}
