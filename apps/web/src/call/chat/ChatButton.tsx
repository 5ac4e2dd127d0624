import { IconMessage } from "@tabler/icons-react";
import { useEffect, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useAppDispatch, useAppSelector } from "../../app/hooks.ts";
import { RoundButton } from "../../ui/RoundButton.tsx";
import classes from "./ChatButton.module.css";
import { chatClosed } from "./chatSlice.ts";
import { openChat } from "./openChat.ts";

/** Opens and closes the chat, and says how much of it has not been read. */
export function ChatButton() {
  const { t } = useTranslation("chat");
  const dispatch = useAppDispatch();
  const { isOpen, unread } = useAppSelector((state) => state.chat);
  const button = useFocusAfter(isOpen);
  const unreadId = useId();
  return (
    <span className={classes["root"]}>
      <RoundButton
        ref={button}
        label={t("title")}
        icon={<IconMessage aria-hidden />}
        expanded={isOpen}
        describedBy={unreadId}
        onClick={() => dispatch(isOpen ? chatClosed() : openChat())}
      />
      {unread > 0 && (
        <span className={classes["badge"]} aria-hidden>
          {unread > 99 ? "99+" : unread}
        </span>
      )}
      <span id={unreadId} className="tv-visually-hidden" role="status">
        {unread > 0 && t("unread", { count: unread })}
      </span>
    </span>
  );
}

/** Gives the button focus when what it opened has closed. */
function useFocusAfter(isOpen: boolean) {
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    if (wasOpen.current && !isOpen) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return button;
}
