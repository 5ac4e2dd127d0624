import { IconCheck, IconLink } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { RoundButton } from "../../ui/RoundButton.tsx";
import { useCopy } from "../../ui/useCopy.ts";
import { roomLink } from "./roomLink.ts";

/** Copies the room's link while there is a seat left; where the browser refuses, it shows the link to be copied by hand. */
export function CopyLinkButton({ name }: { name: string }) {
  const { t } = useTranslation("rooms");
  const link = roomLink(name);
  const { copied, copy } = useCopy(() => window.prompt(t("link.byHand"), link));
  const Icon = copied ? IconCheck : IconLink;
  return (
    <RoundButton
      label={t(copied ? "link.copied" : "link.copy")}
      icon={<Icon aria-hidden />}
      onClick={() => void copy(link)}
    />
  );
}
