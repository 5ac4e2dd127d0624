/** After a call nothing fills the screen or lies above other windows any more. */
export function leaveWindows(): void {
  // Where the person was quicker, the browser refuses, and all is as it should be.
  if (document.fullscreenElement) document.exitFullscreen().catch(() => undefined);
  if (document.pictureInPictureElement) document.exitPictureInPicture().catch(() => undefined);
}
