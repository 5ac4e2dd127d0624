import { Button } from "@mantine/core";
import type { RoomEnd } from "@televisit/protocol/room";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { lazyOrNothing } from "../../ui/lazyOrNothing.ts";
import { PageMessage } from "../../ui/PageMessage.tsx";
import { useFocusTitle } from "../../ui/useFocusTitle.ts";

const InspectorLink = lazyOrNothing(() => import("../../call/inspector/InspectorLink.tsx"));

interface RoomOverProps {
  because: RoomEnd | "left" | "superseded";
  /** Comes back into the room that one has left, or takes it over from the other window. */
  onRejoin?: () => void;
}

/** After a room, or after leaving one that goes on. */
export function RoomOver({ because, onRejoin }: RoomOverProps) {
  const { t } = useTranslation("rooms");
  useFocusTitle();
  return (
    <PageMessage
      title={t(`over.${because}.title`)}
      actions={
        <>
          {onRejoin && (
            <Button size="md" onClick={onRejoin}>
              {t(because === "left" ? "over.rejoin" : "over.useThisWindow")}
            </Button>
          )}
          <Button size="md" variant="default" component="a" href="/rooms">
            {t("over.toRooms")}
          </Button>
          <Suspense>
            <InspectorLink />
          </Suspense>
        </>
      }
    >
      <p>{t(`over.${because}.body`)}</p>
    </PageMessage>
  );
}
