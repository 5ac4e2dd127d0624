import { Menu } from "@mantine/core";
import { Suspense } from "react";
import { useAppSelector } from "../../app/hooks.ts";
import { lazyOrNothing } from "../../ui/lazyOrNothing.ts";
import { ShortcutsEntry } from "../comfort/ShortcutsEntry.tsx";
import { SoundsEntry } from "../comfort/SoundsEntry.tsx";
import { InviteEntry } from "../guests/InviteEntry.tsx";
import { InspectorEntry } from "../inspector/InspectorEntry.tsx";
import { MoveEntry } from "../move/MoveEntry.tsx";
import { visitOf } from "../slices/callStatus.ts";
import { FullScreenEntry } from "./FullScreenEntry.tsx";
import { LayoutEntry } from "./LayoutEntry.tsx";
import { OwnEntry } from "./OwnEntry.tsx";
import { PictureInPictureEntry } from "./PictureInPictureEntry.tsx";

const RecordEntry = lazyOrNothing(() => import("../recording/RecordEntry.tsx"));

/**
 * What the More menu offers, from top to bottom. To add an entry, add its component here: it
 * renders a `MoreItem`, or null where it has nothing to offer. It lives only while the menu is
 * open, so what it opens belongs to a slice.
 */
export function MoreEntries() {
  const records = useAppSelector((state) => visitOf(state.callStatus)?.you.role === "professional");
  return (
    <>
      <LayoutEntry />
      <OwnEntry />
      <Menu.Divider />
      <PictureInPictureEntry />
      <FullScreenEntry />
      <InviteEntry />
      <MoveEntry />
      <Suspense>{records && <RecordEntry />}</Suspense>
      <Menu.Divider />
      <SoundsEntry />
      <ShortcutsEntry />
      <InspectorEntry />
    </>
  );
}
