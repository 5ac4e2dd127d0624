import { type ComponentType, type ReactNode, useCallback, useState } from "react";
import { InspectorMissing } from "./InspectorMissing.tsx";
import { OpenInspector } from "./openInspector.ts";

type Shown = ComponentType<{ onClose: () => void }>;

/**
 * Where the inspector lives: the menu that opens it is gone by then. Its code is asked for each time, because the
 * server may be gone just when somebody wants to know why.
 */
export function InspectorHost({ children }: { children: ReactNode }) {
  const [Shown, setShown] = useState<Shown | null>(null);
  const open = useCallback(async () => {
    const loaded = await import("./InspectorDialog.tsx").catch(() => ({ default: InspectorMissing }));
    setShown(() => loaded.default);
  }, []);
  return (
    <OpenInspector value={() => void open()}>
      {children}
      {Shown && <Shown onClose={() => setShown(null)} />}
    </OpenInspector>
  );
}
