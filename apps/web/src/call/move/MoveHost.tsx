import { type ReactNode, Suspense, useCallback, useState } from "react";
import { useAppSelector } from "../../app/hooks.ts";
import { lazyOrNothing } from "../../ui/lazyOrNothing.ts";
import { OpenMove } from "./openMove.ts";

const MoveDialog = lazyOrNothing(() => import("./MoveDialog.tsx"));

/** Where the dialog with the code lives: the menu that opens it is gone by then. */
export function MoveHost({ children }: { children: ReactNode }) {
  const visitId = useAppSelector((state) => state.connection.visitId);
  const [isOpen, setOpen] = useState(false);
  const open = useCallback(() => setOpen(true), []);
  return (
    <OpenMove value={open}>
      {children}
      <Suspense>
        {isOpen && visitId !== null && <MoveDialog visitId={visitId} onClose={() => setOpen(false)} />}
      </Suspense>
    </OpenMove>
  );
}
