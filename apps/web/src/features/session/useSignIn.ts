import type { ErrorCode } from "@televisit/protocol/errors";
import type { SignIn } from "@televisit/protocol/professionals";
import { useCallback, useState } from "react";
import { useAppDispatch, useAppSelector } from "../../app/hooks.ts";
import { errorCodeOf } from "../../lib/errorCode.ts";
import { demoSignIn } from "./commands/demoSignIn.ts";
import { loadSession } from "./commands/loadSession.ts";
import { signIn } from "./commands/signIn.ts";
import { takeDemoToken } from "./takeDemoToken.ts";

/** Why signing in did not work, and by which way it was tried. */
export interface SignInError {
  by: "password" | "demo";
  code: ErrorCode;
}

/** The state of signing in, and the two ways to do it. */
export function useSignIn() {
  const dispatch = useAppDispatch();
  const unknown = useAppSelector((state) => state.session.status === "unknown");
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<SignInError | null>(null);

  const run = useCallback(async (by: SignInError["by"], attempt: () => Promise<void>) => {
    setPending(true);
    setError(null);
    try {
      await attempt();
    } catch (cause) {
      setError({ by, code: errorCodeOf(cause) });
    } finally {
      setPending(false);
    }
  }, []);

  const submit = useCallback(
    (credentials: SignIn) => run("password", () => dispatch(signIn(credentials))),
    [run, dispatch],
  );

  /** Goes on without the form where that is possible: by the demonstration token or a session that is still there. */
  const resume = useCallback(async () => {
    const token = takeDemoToken(window);
    if (token) await run("demo", () => dispatch(demoSignIn(token)));
    else if (unknown) await dispatch(loadSession());
  }, [run, dispatch, unknown]);

  return { pending, error, submit, resume };
}
