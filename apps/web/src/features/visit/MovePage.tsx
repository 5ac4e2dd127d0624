import type { JoinLinkFacts } from "@televisit/protocol/checkIn";
import type { ErrorCode } from "@televisit/protocol/errors";
import { useEffect, useState } from "react";
import { handoverApi } from "../../api/handover.ts";
import { errorCodeOf } from "../../lib/errorCode.ts";
import { Loading } from "../../ui/Loading.tsx";
import { BadCode } from "./BadCode.tsx";
import { ContinueHere } from "./ContinueHere.tsx";

type CodeState =
  | { status: "reading" }
  | { status: "good"; facts: JoinLinkFacts; token: string }
  | { status: "bad"; code: ErrorCode };

/** `/move#<jwt>`: the client's other device. Opening it changes nothing; going on here is a click. */
export default function MovePage() {
  const [state, setState] = useState<CodeState>({ status: "reading" });
  useEffect(() => {
    let shown = true;
    const read = async () => {
      const token = window.location.hash.slice(1);
      try {
        const facts = await handoverApi.inspect(token);
        if (shown) setState({ status: "good", facts, token });
      } catch (error) {
        if (shown) setState({ status: "bad", code: errorCodeOf(error) });
      }
    };
    const readAgain = () => void read();
    readAgain();
    window.addEventListener("hashchange", readAgain); // another code opened in the same tab
    return () => {
      shown = false;
      window.removeEventListener("hashchange", readAgain);
    };
  }, []);

  if (state.status === "reading") return <Loading />;
  if (state.status === "bad") return <BadCode code={state.code} />;
  const refuse = (code: ErrorCode) => setState({ status: "bad", code });
  return <ContinueHere facts={state.facts} token={state.token} onRefused={refuse} />;
}
