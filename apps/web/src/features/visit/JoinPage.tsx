import type { JoinLinkFacts } from "@televisit/protocol/checkIn";
import { AppError, type ErrorDetails } from "@televisit/protocol/errors";
import { useEffect, useState } from "react";
import { useAppDispatch } from "../../app/hooks.ts";
import { errorCodeOf } from "../../lib/errorCode.ts";
import { Loading } from "../../ui/Loading.tsx";
import { BadLink } from "./BadLink.tsx";
import { CheckIn } from "./CheckIn.tsx";
import { inspectLink } from "./inspectLink.ts";

type LinkState =
  | { status: "reading" }
  | { status: "good"; facts: JoinLinkFacts; token: string }
  | { status: "bad"; code: ReturnType<typeof errorCodeOf>; details: ErrorDetails };

/** `/join#<jwt>`: says what the link is for. Opening it changes nothing; checking in is a click. */
export default function JoinPage() {
  const dispatch = useAppDispatch();
  const [link, setLink] = useState<LinkState>({ status: "reading" });

  useEffect(() => {
    let shown = true;
    const read = async () => {
      const token = window.location.hash.slice(1);
      try {
        const facts = await dispatch(inspectLink(token));
        if (shown) setLink({ status: "good", facts, token });
      } catch (error) {
        const details = error instanceof AppError ? (error.details ?? {}) : {};
        if (shown) setLink({ status: "bad", code: errorCodeOf(error), details });
      }
    };
    const readAgain = () => void read();
    readAgain();
    window.addEventListener("hashchange", readAgain); // another link pasted into the same tab
    return () => {
      shown = false;
      window.removeEventListener("hashchange", readAgain);
    };
  }, [dispatch]);

  if (link.status === "reading") return <Loading />;
  if (link.status === "bad") return <BadLink code={link.code} details={link.details} />;
  return <CheckIn facts={link.facts} token={link.token} />;
}
