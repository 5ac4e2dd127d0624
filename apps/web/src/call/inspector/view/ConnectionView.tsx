import { useState } from "react";
import type { ConnectionDetails, HappeningDetails } from "../describe/details.ts";
import { Candidates } from "./Candidates.tsx";
import { Descriptions } from "./Descriptions.tsx";
import { Graphs } from "./Graphs.tsx";
import { Log } from "./Log.tsx";
import { Signals } from "./Signals.tsx";
import { Stages } from "./Stages.tsx";
import { States } from "./States.tsx";

interface ConnectionViewProps {
  details: ConnectionDetails;
  /** What concerned the page as a whole. */
  page: HappeningDetails[];
}

/** Everything about one connection, from what matters most to what only few need. */
export function ConnectionView({ details, page }: ConnectionViewProps) {
  const [showsAddresses, setShowsAddresses] = useState(false);
  const { stages, theirs, samples, candidates, happenings, dropped } = details;
  return (
    <>
      <Stages ours={stages} theirs={theirs} />
      <Graphs samples={samples} />
      <Candidates candidates={candidates} showsAddresses={showsAddresses} onShow={setShowsAddresses} />
      <Signals happenings={happenings} dropped={dropped} />
      <Descriptions happenings={happenings} showsAddresses={showsAddresses} />
      <States happenings={happenings} />
      <Log happenings={[...page, ...happenings]} />
    </>
  );
}
