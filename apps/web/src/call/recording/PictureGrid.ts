const WIDTH = 1280;
const HEIGHT = 720;
/** Pictures a second: enough to follow a conversation, light for a machine that is in a call. */
const RATE = 15;

/** The pictures of several streams side by side as one track. */
export class PictureGrid {
  readonly #canvas = Object.assign(document.createElement("canvas"), { width: WIDTH, height: HEIGHT });
  readonly #views: HTMLVideoElement[];
  readonly #timer: ReturnType<typeof setInterval>;
  readonly stream: MediaStream;

  /** @param onTick called before each picture */
  constructor(streams: readonly MediaStream[], onTick: () => void) {
    this.#views = streams.map(viewOf);
    this.#draw();
    this.stream = this.#canvas.captureStream(RATE);
    this.#timer = setInterval(() => {
      onTick();
      this.#draw();
    }, 1000 / RATE);
  }

  close(): void {
    clearInterval(this.#timer);
    for (const track of this.stream.getTracks()) track.stop();
    for (const view of this.#views) view.srcObject = null;
  }

  #draw(): void {
    const context = this.#canvas.getContext("2d", { alpha: false });
    if (!context) return;
    context.fillStyle = "#0d1518";
    context.fillRect(0, 0, WIDTH, HEIGHT);
    const columns = Math.ceil(Math.sqrt(this.#views.length));
    const rows = Math.ceil(this.#views.length / columns);
    const [width, height] = [WIDTH / columns, HEIGHT / rows];
    for (const [index, view] of this.#views.entries()) {
      const [x, y] = [(index % columns) * width, Math.floor(index / columns) * height];
      drawInto(context, view, new DOMRectReadOnly(x, y, width, height));
    }
  }
}

function viewOf(stream: MediaStream): HTMLVideoElement {
  return Object.assign(document.createElement("video"), {
    muted: true,
    playsInline: true,
    autoplay: true,
    srcObject: stream,
  });
}

/** As large as fits; nothing where there is no picture. */
function drawInto(context: CanvasRenderingContext2D, view: HTMLVideoElement, area: DOMRectReadOnly): void {
  const hasPicture =
    view.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA &&
    view.srcObject instanceof MediaStream &&
    view.srcObject.getVideoTracks().length > 0; // else the last one of a camera that is gone would stay
  if (!hasPicture) return;
  const scale = Math.min(area.width / view.videoWidth, area.height / view.videoHeight);
  const [width, height] = [view.videoWidth * scale, view.videoHeight * scale];
  const [x, y] = [area.x + (area.width - width) / 2, area.y + (area.height - height) / 2];
  context.drawImage(view, x, y, width, height);
}
