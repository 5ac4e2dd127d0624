declare global {
  interface Window {
    /** File System Access §3.3; not in every browser. */
    showSaveFilePicker?: (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;
  }
}

/**
 * Lets the person choose where the recording is written while it runs. Needs a click just before.
 * @returns null where the browser has no such choice or does not allow it: the recording is then held in memory
 * @throws {DOMException} an AbortError when the person chose nothing
 */
export async function chooseFile(suggestedName: string): Promise<FileSystemFileHandle | null> {
  try {
    return (await window.showSaveFilePicker?.({ suggestedName })) ?? null;
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    return null;
  }
}
