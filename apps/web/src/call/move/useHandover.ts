import type { ErrorCode } from "@televisit/protocol/errors";
import { useEffect, useState } from "react";
import { handoverApi } from "../../api/handover.ts";
import { errorCodeOf } from "../../lib/errorCode.ts";

type Handover =
  | { status: "making" }
  | { status: "ready"; link: string }
  | { status: "expired" }
  | { status: "failed"; code: ErrorCode };

/** A code for another device, asked for once while the component lives. A later one makes it void. */
export function useHandover(visitId: string): Handover {
  const [handover, setHandover] = useState<Handover>({ status: "making" });
  useEffect(() => {
    let shown = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      try {
        const { link, expiresIn } = await handoverApi.offer(visitId);
        if (!shown) return;
        setHandover({ status: "ready", link });
        timer = setTimeout(() => setHandover({ status: "expired" }), expiresIn * 1000);
      } catch (error) {
        if (shown) setHandover({ status: "failed", code: errorCodeOf(error) });
      }
    };
    void ask();
    return () => {
      shown = false;
      clearTimeout(timer);
    };
  }, [visitId]);
  return handover;
}
