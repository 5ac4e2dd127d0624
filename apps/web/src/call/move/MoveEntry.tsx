import { IconDeviceMobile } from "@tabler/icons-react";
import { useContext } from "react";
import { useTranslation } from "react-i18next";
import { useAppSelector } from "../../app/hooks.ts";
import { MoreItem } from "../layout/MoreItem.tsx";
import { visitOf } from "../slices/callStatus.ts";
import { OpenMove } from "./openMove.ts";

/** In the More menu: a client goes on with their phone. A professional signs in there instead. */
export function MoveEntry() {
  const { t } = useTranslation("stage");
  const open = useContext(OpenMove);
  const isClient = useAppSelector((state) => visitOf(state.callStatus)?.you.role === "client");
  if (!isClient) return null;
  return (
    <MoreItem icon={<IconDeviceMobile />} onClick={open}>
      {t("move")}
    </MoreItem>
  );
}
