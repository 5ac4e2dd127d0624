import { IconDeviceMobile } from "@tabler/icons-react";
import { useContext } from "react";
import { useTranslation } from "react-i18next";
import { useAppSelector } from "../../app/hooks.ts";
import { MoreItem } from "../layout/MoreItem.tsx";
import { visitOf } from "../slices/callStatus.ts";
import { OpenMove } from "./openMove.ts";

/** In the More menu: a client or a guest goes on with their phone. A professional signs in there instead. */
export function MoveEntry() {
  const { t } = useTranslation("stage");
  const open = useContext(OpenMove);
  const cameByLink = useAppSelector(({ callStatus }) => {
    const meeting = visitOf(callStatus);
    return meeting !== null && "visitId" in meeting && meeting.you.role !== "professional";
  });
  if (!cameByLink) return null;
  return (
    <MoreItem icon={<IconDeviceMobile />} onClick={open}>
      {t("move")}
    </MoreItem>
  );
}
