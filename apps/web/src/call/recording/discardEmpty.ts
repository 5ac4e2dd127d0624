/** Removes a file that was chosen for a recording that did not come about; leaves it where there is something in it. */
export async function discardEmpty(handle: (FileSystemFileHandle & Removable) | null): Promise<void> {
  try {
    if (handle && (await handle.getFile()).size === 0) await handle.remove?.();
  } catch {
    // Gone already, or not ours to remove: an empty file stays behind.
  }
}

/** Not in every browser yet. */
interface Removable {
  remove?: () => Promise<void>;
}
