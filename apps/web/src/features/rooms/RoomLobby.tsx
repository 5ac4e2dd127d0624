import { Button } from "@mantine/core";
import { type FormEvent, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useAppDispatch, useAppSelector } from "../../app/hooks.ts";
import { DeviceCheck } from "../../call/components/DeviceCheck.tsx";
import { Page } from "../../ui/Page.tsx";
import { useFocusInvalid } from "../../ui/useFocusInvalid.ts";
import { usePageTitle } from "../../ui/usePageTitle.ts";
import { chooseMedia } from "./commands/chooseMedia.ts";
import { RefusedNotice } from "./RefusedNotice.tsx";
import { RoomInputs } from "./RoomInputs.tsx";
import classes from "./RoomLobby.module.css";
import type { useRoomForm } from "./useRoomForm.ts";

interface RoomLobbyProps {
  form: ReturnType<typeof useRoomForm>;
  /** Whether the page was opened by a room's link: joining is then what one came for. */
  linked: boolean;
}

/** Where one says who one is, and makes a room or joins one. Enter in a field does what one came for. */
export function RoomLobby({ form, linked }: RoomLobbyProps) {
  const { t } = useTranslation("rooms");
  const { textOnly } = form.fields;
  const dispatch = useAppDispatch();
  const title = t(linked ? "joinTitle" : "title");
  usePageTitle(title);
  useEffect(() => dispatch(chooseMedia(textOnly)), [dispatch, textOnly]);
  return (
    <Page>
      <div className={classes["layout"]}>
        <section className={classes["words"]}>
          <h1 className={classes["title"]}>{title}</h1>
          <p className={classes["lead"]}>{t(linked ? "joinLead" : "lead")}</p>
          <RoomForm form={form} linked={linked} />
        </section>
        {!textOnly && <DeviceCheck folded />}
      </div>
    </Page>
  );
}

function RoomForm({ form, linked }: RoomLobbyProps) {
  const { t } = useTranslation("rooms");
  const { problems, failure, pending, submit } = form;
  const refused = useAppSelector(({ callStatus }) =>
    callStatus.phase === "failed" ? callStatus.code : undefined,
  );
  const element = useFocusInvalid(problems);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    void submit(submitter?.dataset["action"] === "create" ? "create" : "join");
  };
  const actions = [
    <Button
      key="create"
      type="submit"
      size="lg"
      data-action="create"
      loading={pending}
      variant={look(!linked)}
    >
      {t("create")}
    </Button>,
    <Button key="join" type="submit" size="lg" data-action="join" variant={look(linked)}>
      {t("join")}
    </Button>,
  ];
  return (
    <form ref={element} noValidate onSubmit={onSubmit} className={classes["form"]}>
      <RefusedNotice code={failure ?? refused} />
      <RoomInputs form={form} />
      {/* Enter presses the first. */}
      <div className={classes["actions"]}>{linked ? actions.toReversed() : actions}</div>
    </form>
  );
}

function look(isMain: boolean): "filled" | "default" {
  return isMain ? "filled" : "default";
}
