import type { VisitSnapshot } from "@televisit/protocol/visit";
import { type ComponentType, type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAppSelector } from "../../app/hooks.ts";
import { lazyOrNothing } from "../../ui/lazyOrNothing.ts";
import { ChatPanel } from "../chat/ChatPanel.tsx";
import { Shortcuts } from "../comfort/Shortcuts.tsx";
import { useBegun } from "../comfort/useBegun.ts";
import { useJoinSounds } from "../comfort/useJoinSounds.ts";
import { useKeptFocus } from "../comfort/useKeptFocus.ts";
import { useStepBack } from "../comfort/useStepBack.ts";
import { useWakeLock } from "../comfort/useWakeLock.ts";
import { Stage } from "../layout/Stage.tsx";
import { OwnVideoPaused } from "../quality/OwnVideoPaused.tsx";
import { SharingNotice } from "../screen/SharingNotice.tsx";
import type { InCall } from "../slices/callStatus.ts";
import { CallControls, type ExitsProps } from "./CallControls.tsx";
import { CallHeader } from "./CallHeader.tsx";
import classes from "./CallScreen.module.css";
import { MediaProblems } from "./MediaProblems.tsx";
import { ServerHint } from "./ServerHint.tsx";

const GuestNews = lazyOrNothing(() => import("../guests/GuestNews.tsx"));
const WaitingGuests = lazyOrNothing(() => import("../guests/WaitingGuests.tsx"));
const MutedHint = lazyOrNothing(() => import("../devices/MutedHint.tsx"));
const RecordingNotice = lazyOrNothing(() => import("../recording/RecordingNotice.tsx"));

interface CallScreenProps {
  status: InCall;
  /** The ways out; those of a visit unless given. */
  exits?: ComponentType<ExitsProps>;
  /** What lies over the pictures beside what lies over every call's. */
  children?: ReactNode;
}

/** The call itself, the same for both sides: the others large, oneself small, the controls below. */
export default function CallScreen({ status, exits, children }: CallScreenProps) {
  const { t } = useTranslation("visit");
  const { visit } = status;
  const { idle, handlers } = useStepBack(status.phase === "connected");
  const { begun, onLoadedDataCapture } = useBegun();
  const region = useKeptFocus<HTMLElement>(begun);
  useJoinSounds(status, begun);
  useWakeLock();
  return (
    <Shortcuts>
      <section
        ref={region}
        tabIndex={-1}
        className={classes["call"]}
        aria-label={t("call.region")}
        data-idle={idle}
        onLoadedDataCapture={onLoadedDataCapture}
        {...handlers}
      >
        <header className={classes["header"]}>{begun && <CallHeader status={status} />}</header>
        <Stage status={status} begun={begun}>
          {begun && <OverPictures visit={visit} />}
          {children}
        </Stage>
        {begun && <CallControls professional={visit.you.role === "professional"} exits={exits} />}
        {begun && <ChatPanel visit={visit} />}
      </section>
    </Shortcuts>
  );
}

/** What is to be said while the call runs: of devices, server, recording, screens and guests. */
function OverPictures({ visit }: { visit: InCall["visit"] }) {
  const hasRecording = useAppSelector((state) => state.recording !== null);
  return (
    <>
      <div className={classes["problems"]}>
        <OwnVideoPaused />
        <MediaProblems />
        <Suspense>
          <MutedHint />
        </Suspense>
        <ServerHint />
      </div>
      <Suspense>{hasRecording && <RecordingNotice peers={visit.peers} />}</Suspense>
      <SharingNotice peers={visit.peers} />
      {"waitingGuests" in visit && <Guests visit={visit} />}
    </>
  );
}

/** Who waits to join, and who has come or gone; nothing of it loads in a call of two. */
function Guests({ visit: { peers, waitingGuests } }: { visit: VisitSnapshot }) {
  const [hadGuests, setHadGuests] = useState(false);
  if (!hadGuests && peers.some(({ role }) => role === "guest")) setHadGuests(true);
  return (
    <>
      <div className="tv-visually-hidden" aria-live="polite">
        <Suspense>{hadGuests && <GuestNews peers={peers} />}</Suspense>
      </div>
      <Suspense>{waitingGuests.length > 0 && <WaitingGuests guests={waitingGuests} />}</Suspense>
    </>
  );
}
