import { NetworkTest } from "@televisit/rtc/NetworkTest";
import { useEffect, useState } from "react";
import { useAppDispatch } from "../../app/hooks.ts";
import { useFacts } from "../useFacts.ts";
import { NetworkOutcome } from "./NetworkOutcome.tsx";
import { testWaitingNetwork } from "./testWaitingNetwork.ts";

/** Tests the network of a client who waits, by itself, and says what was found. */
export default function WaitingNetwork() {
  const dispatch = useAppDispatch();
  const [test] = useState(() => new NetworkTest());
  const facts = useFacts(test.facts);
  useEffect(() => dispatch(testWaitingNetwork(test)), [dispatch, test]);
  return <NetworkOutcome facts={facts} />;
}
