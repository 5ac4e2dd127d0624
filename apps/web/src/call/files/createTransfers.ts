import type { AppDispatch, Services } from "../../app/store.ts";
import { FileTransfers } from "./FileTransfers.ts";
import { transferChanged } from "./filesSlice.ts";

/** Makes the page's file transfers; what happens to them becomes facts in the store. */
export function createTransfers(engine: Services["engine"], dispatch: AppDispatch): FileTransfers {
  return new FileTransfers({
    engine,
    onChange: (id, changes) => dispatch(transferChanged({ id, changes })),
  });
}
