import { IconUserPlus } from "@tabler/icons-react";
import { useContext } from "react";
import { useTranslation } from "react-i18next";
import { useAppSelector } from "../../app/hooks.ts";
import { MoreItem } from "../layout/MoreItem.tsx";
import { visitOf } from "../slices/callStatus.ts";
import { OpenInvite } from "./openInvite.ts";

/** In the More menu of a professional: invites a third and a fourth person. */
export function InviteEntry() {
  const { t } = useTranslation("stage");
  const open = useContext(OpenInvite);
  const isProfessional = useAppSelector((state) => visitOf(state.callStatus)?.you.role === "professional");
  if (!isProfessional) return null;
  return (
    <MoreItem icon={<IconUserPlus />} onClick={open}>
      {t("invite")}
    </MoreItem>
  );
}
