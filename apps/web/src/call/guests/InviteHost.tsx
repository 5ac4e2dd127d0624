import { type ReactNode, Suspense, useCallback, useState } from "react";
import { useAppSelector } from "../../app/hooks.ts";
import { lazyOrNothing } from "../../ui/lazyOrNothing.ts";
import { OpenInvite } from "./openInvite.ts";

const InviteDialog = lazyOrNothing(() => import("./InviteDialog.tsx"));

/** Where the dialog with the invitations lives: the menu that opens it is gone by then. */
export function InviteHost({ children }: { children: ReactNode }) {
  const visitId = useAppSelector((state) => state.connection.visitId);
  const [isOpen, setOpen] = useState(false);
  const open = useCallback(() => setOpen(true), []);
  return (
    <OpenInvite value={open}>
      {children}
      <Suspense>
        {isOpen && visitId !== null && <InviteDialog visitId={visitId} onClose={() => setOpen(false)} />}
      </Suspense>
    </OpenInvite>
  );
}
