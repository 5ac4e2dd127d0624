import type { CallJournals } from "@televisit/rtc/CallJournals";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAppDispatch, useAppSelector } from "../../app/hooks.ts";
import { visitOf } from "../slices/callStatus.ts";
import { useFacts } from "../useFacts.ts";
import { getJournals } from "./getJournals.ts";
import { type Inspected, Inspection } from "./Inspection.ts";
import "./inspectorWords.ts";
import { Inspector } from "./view/Inspector.tsx";

/** The inspector of this page's own connections, live and finished; `none` is said where there are none. */
export function OwnConnections({ none }: { none: string }) {
  const dispatch = useAppDispatch();
  const [journals] = useState(() => dispatch(getJournals()));
  if (!journals || journals.all.length === 0) return <p>{none}</p>;
  return <Inspecting journals={journals} />;
}

function Inspecting({ journals }: { journals: CallJournals }) {
  const { t } = useTranslation("inspector");
  const [inspection] = useState(() => new Inspection(journals));
  useEffect(() => {
    inspection.start();
    return () => inspection.stop();
  }, [inspection]);
  const { page, connections } = useFacts(inspection.facts);
  const visit = useAppSelector((state) => visitOf(state.callStatus));
  const people = [...(visit?.peers ?? []), ...(visit && "former" in visit ? visit.former : [])];
  const label = ({ participantId, isOpen }: Inspected, index: number) => {
    const peer = people.find((one) => one.participantId === participantId);
    const name = peer?.name ?? t("connection", { number: index + 1 });
    return isOpen || !peer ? name : t("earlier", { name });
  };
  return (
    <>
      <p>{t("lead")}</p>
      <Inspector
        page={page}
        connections={connections.map((one, index) => ({
          id: String(one.id),
          label: label(one, index),
          details: one.details,
        }))}
      />
    </>
  );
}
