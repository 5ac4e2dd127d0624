import { useTranslation } from "react-i18next";
import type { RoomMeeting } from "../../call/meeting.ts";
import { LinkField } from "../../ui/LinkField.tsx";
import classes from "./Alone.module.css";
import { roomLink } from "./roomLink.ts";

/** While nobody else is in the room: its link, to send to whoever is to come. */
export function Alone({ room }: { room: RoomMeeting }) {
  const { t } = useTranslation("rooms");
  return (
    <section className={classes["card"]}>
      <h2 className={classes["title"]}>{t("alone.title", { name: room.name })}</h2>
      <p className={classes["lead"]}>{t("alone.lead")}</p>
      <LinkField
        link={roomLink(room.name)}
        label={t("link.label")}
        copyCaption={t("link.copy")}
        copiedCaption={t("link.copied")}
        byHand={t("link.byHand")}
        variant="filled"
      />
    </section>
  );
}
