/** Milliseconds from the start of a call, or from the server's return, to loading the rest of it. */
const LATER = 4000;

/**
 * Loads what a call may yet need while the server is there to load it from: a person who switches the camera or gets
 * a file during an outage must not find that its code is missing. What did not load is asked for again when the
 * server is back, or when it is needed.
 */
export async function preloadAll(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, LATER));
  await Promise.allSettled([
    import("../chat/receiveChat.ts"),
    import("../devices/DeviceNews.tsx"),
    import("../devices/HowToMend.tsx"),
    import("../devices/MutedHint.tsx"),
    import("../devices/deviceChosen.ts"),
    import("../devices/deviceLost.ts"),
    import("../devices/devicesChanged.ts"),
    import("../devices/rememberedWishes.ts"),
    import("../devices/speakerChosen.ts"),
    import("../files/receiveFileMessage.ts"),
    import("../goodbye/receiveGoodbye.ts"),
    import("../recording/RecordEntry.tsx"),
    import("../recording/RecordingNotice.tsx"),
    import("../recording/recordingCommands.ts"),
  ]);
}
