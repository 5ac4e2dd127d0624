import { Facts } from "./Facts.ts";
import { type MediaProblem, mediaProblem } from "./mediaErrors.ts";

export type ScreenFacts =
  /** `problem` says why the last try did not come to anything; cancelling the browser's dialog is `refused`. */
  | { phase: "off"; problem: MediaProblem | null }
  | { phase: "choosing" }
  /** The live stream is for showing it; this class stops it. */
  | { phase: "sharing"; stream: MediaStream };

/** Owner of one captured screen, window or tab: opens it and stops its tracks. */
export class ScreenCapture {
  static readonly supported = "mediaDevices" in navigator && "getDisplayMedia" in navigator.mediaDevices;
  readonly facts = new Facts<ScreenFacts>({ phase: "off", problem: null });

  #attempt: symbol | null = null;

  /** Asks the person what to share. Resolves when they have chosen or not; never rejects. */
  async start(): Promise<void> {
    if (this.facts.current.phase !== "off") return;
    const attempt = Symbol("choosing");
    this.#attempt = attempt;
    this.facts.become({ phase: "choosing" });
    const found = await openScreen();
    if (this.#attempt !== attempt) {
      // Stopped while the dialog was open.
      if (found instanceof MediaStream) stopTracks(found);
    } else if (found instanceof MediaStream) {
      this.#share(found);
    } else {
      this.facts.become({ phase: "off", problem: found });
    }
  }

  stop(): void {
    const facts = this.facts.current;
    this.#attempt = null;
    if (facts.phase === "off") return;
    if (facts.phase === "sharing") stopTracks(facts.stream);
    this.facts.become({ phase: "off", problem: null });
  }

  #share(stream: MediaStream): void {
    const sharing: ScreenFacts = { phase: "sharing", stream };
    // Text stays sharp when bandwidth is short, and pictures become fewer instead (mst-content-hint §3.2).
    for (const track of stream.getVideoTracks()) track.contentHint = "detail";
    for (const track of stream.getTracks()) {
      // The browser's own bar stops a capture, and closing the shared window does.
      track.addEventListener("ended", () => this.facts.current === sharing && this.stop(), { once: true });
    }
    this.facts.become(sharing);
  }
}

/** The newer options of Screen Capture (§5.4), which the TypeScript library does not list yet. */
interface ScreenOptions extends DisplayMediaStreamOptions {
  surfaceSwitching: "include" | "exclude";
  selfBrowserSurface: "include" | "exclude";
}

/** Another tab may be chosen while sharing; the call itself is not offered, it would show itself endlessly. */
const screenOptions: ScreenOptions = {
  video: true,
  surfaceSwitching: "include",
  selfBrowserSurface: "exclude",
};

async function openScreen(): Promise<MediaStream | MediaProblem> {
  try {
    return await navigator.mediaDevices.getDisplayMedia(screenOptions);
  } catch (error) {
    return mediaProblem(error);
  }
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
