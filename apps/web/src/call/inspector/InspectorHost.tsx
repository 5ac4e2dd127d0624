import { type ReactNode, Suspense, useCallback, useState } from "react";
import { lazyOrNothing } from "../../ui/lazyOrNothing.ts";
import { OpenInspector } from "./openInspector.ts";

const InspectorDialog = lazyOrNothing(() => import("./InspectorDialog.tsx"));

/** Where the inspector lives: the menu that opens it is gone by then. */
export function InspectorHost({ children }: { children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const open = useCallback(() => setOpen(true), []);
  return (
    <OpenInspector value={open}>
      {children}
      <Suspense>{isOpen && <InspectorDialog onClose={() => setOpen(false)} />}</Suspense>
    </OpenInspector>
  );
}
