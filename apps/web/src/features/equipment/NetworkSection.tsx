import { Button } from "@mantine/core";
import { IconNetwork, IconPlayerStop } from "@tabler/icons-react";
import type { NetworkTest } from "@televisit/rtc/NetworkTest";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAppDispatch } from "../../app/hooks.ts";
import { NetworkOutcome } from "../../call/network/NetworkOutcome.tsx";
import { useFacts } from "../../call/useFacts.ts";
import { Section } from "./Section.tsx";
import { type NetworkHint, testNetwork } from "./testNetwork.ts";

/** Whether a call gets through from here: for whoever has a session, since the relay is for participants only. */
export function NetworkSection({ network }: { network: NetworkTest }) {
  const { t } = useTranslation("network");
  const dispatch = useAppDispatch();
  const facts = useFacts(network.facts);
  const [hint, setHint] = useState<NetworkHint>(null);
  const testing = facts.phase === "testing";
  const Icon = testing ? IconPlayerStop : IconNetwork;
  const start = async () => {
    setHint(null);
    setHint(await dispatch(testNetwork(network)));
  };
  return (
    <Section title={t("page.title")} lead={t("page.lead")}>
      <Button
        variant="default"
        leftSection={<Icon size={18} aria-hidden="true" />}
        onClick={() => (testing ? network.stop() : void start())}
      >
        {t(testing ? "page.stop" : "page.start")}
      </Button>
      <NetworkOutcome facts={facts} />
      <p role="status">{hint && t(`page.${hint}`)}</p>
    </Section>
  );
}
