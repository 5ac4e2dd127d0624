import type { SignedInBrowser } from "@televisit/protocol/professionals";
import { useEffect, useState } from "react";
import { sessionsApi } from "../../../api/sessions.ts";
import { errorCodeOf } from "../../../lib/errorCode.ts";

/** The browsers in which the professional is signed in, read once and after each change; null until they are known. */
export function useBrowsers() {
  const [browsers, setBrowsers] = useState<SignedInBrowser[] | null>(null);
  const [failure, setFailure] = useState<ReturnType<typeof errorCodeOf>>();
  useEffect(() => {
    let shown = true;
    sessionsApi.list().then(
      (list) => shown && setBrowsers(list),
      (error: unknown) => shown && setFailure(errorCodeOf(error)),
    );
    return () => {
      shown = false;
    };
  }, []);

  /** True when that browser is signed out. */
  const signOut = async (id: string): Promise<boolean> => {
    try {
      await sessionsApi.end(id);
      setBrowsers(await sessionsApi.list());
      setFailure(undefined);
      return true;
    } catch (error) {
      setFailure(errorCodeOf(error));
      return false;
    }
  };
  return { browsers, failure, signOut };
}
