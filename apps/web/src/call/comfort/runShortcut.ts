import { ScreenCapture } from "@televisit/rtc/ScreenCapture";
import type { AppThunk } from "../../app/store.ts";
import { chatClosed } from "../chat/chatSlice.ts";
import { openChat } from "../chat/openChat.ts";
import { toggleMuted } from "../commands/localMedia.ts";
import { toggleFullScreen } from "../layout/useFullScreen.ts";
import { toggleScreen } from "../screen/toggleScreen.ts";

/** The keys of a call, and what each is called in the catalogue. */
export const shortcuts = {
  m: "microphone",
  v: "camera",
  c: "chat",
  s: "screen",
  f: "fullScreen",
} as const;

export type ShortcutKey = keyof typeof shortcuts;

/** Whether a key is one of a call's, as `KeyboardEvent.key` names it in lower case. */
export function isShortcut(key: string): key is ShortcutKey {
  return key in shortcuts;
}

/** Does what the button of a key would do; nothing where that button would be out of reach. */
export function runShortcut(key: ShortcutKey): AppThunk {
  return (dispatch, getState) => {
    const { chat, localMedia } = getState();
    switch (key) {
      case "m":
        if (localMedia.audio.status === "ok") dispatch(toggleMuted("audio"));
        break;
      case "v":
        if (localMedia.video.status === "ok") dispatch(toggleMuted("video"));
        break;
      case "c":
        dispatch(chat.isOpen ? chatClosed() : openChat());
        break;
      case "s":
        if (ScreenCapture.supported) dispatch(toggleScreen());
        break;
      case "f":
        toggleFullScreen();
        break;
      default:
        key satisfies never;
    }
  };
}
