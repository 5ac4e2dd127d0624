const WIDTH = 1280;
const HEIGHT = 720;
/** Pictures a second: enough to follow a conversation, light for a machine that is in a call. */
const RATE = 15;

/** Share of the width that the people keep beside a screen that somebody shares. */
const BESIDE_SCREEN = 1 / 5;

interface PictureGridOptions {
  /** What is shared at the moment; asked before each picture. */
  screens: () => readonly MediaStream[];
  /** Called before each picture. */
  onTick: () => void;
}

/** The pictures of several people side by side as one track; what they share large, and they beside it. */
export class PictureGrid {
  readonly #canvas = Object.assign(document.createElement("canvas"), { width: WIDTH, height: HEIGHT });
  readonly #people: HTMLVideoElement[];
  readonly #screens: () => readonly MediaStream[];
  #shared: HTMLVideoElement[] = [];
  readonly #timer: ReturnType<typeof setInterval>;
  readonly stream: MediaStream;

  constructor(people: readonly MediaStream[], { screens, onTick }: PictureGridOptions) {
    this.#people = people.map(viewOf);
    this.#screens = screens;
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
    for (const view of [...this.#people, ...this.#shared]) view.srcObject = null;
  }

  #draw(): void {
    const context = this.#canvas.getContext("2d", { alpha: false });
    if (!context) return;
    context.fillStyle = "#0d1518";
    context.fillRect(0, 0, WIDTH, HEIGHT);
    this.#follow(this.#screens());
    const screens = this.#shared.filter(hasPicture);
    const people = screens.length > 0 ? WIDTH * BESIDE_SCREEN : WIDTH;
    tile(context, screens, new DOMRectReadOnly(0, 0, WIDTH - people, HEIGHT));
    tile(context, this.#people, new DOMRectReadOnly(WIDTH - people, 0, people, HEIGHT));
  }

  /** Keeps one view for each screen that is shared now. */
  #follow(streams: readonly MediaStream[]): void {
    const before = this.#shared;
    this.#shared = streams.map((one) => before.find(({ srcObject }) => srcObject === one) ?? viewOf(one));
    for (const view of before) if (!this.#shared.includes(view)) view.srcObject = null;
  }
}

/** Draws each as large as fits into its part of the area. */
function tile(
  context: CanvasRenderingContext2D,
  views: readonly HTMLVideoElement[],
  area: DOMRectReadOnly,
): void {
  const isTall = area.height > area.width;
  const columns = isTall ? 1 : Math.ceil(Math.sqrt(views.length));
  const rows = Math.ceil(views.length / columns);
  const [width, height] = [area.width / columns, area.height / rows];
  for (const [index, view] of views.entries()) {
    const [x, y] = [area.x + (index % columns) * width, area.y + Math.floor(index / columns) * height];
    drawInto(context, view, new DOMRectReadOnly(x, y, width, height));
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

/** Whether there is something to draw: of a camera that is gone the last picture would stay. */
function hasPicture(view: HTMLVideoElement): boolean {
  return (
    view.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA &&
    view.srcObject instanceof MediaStream &&
    view.srcObject.getVideoTracks().length > 0
  );
}

/** As large as fits; nothing where there is no picture. */
function drawInto(context: CanvasRenderingContext2D, view: HTMLVideoElement, area: DOMRectReadOnly): void {
  if (!hasPicture(view)) return;
  const scale = Math.min(area.width / view.videoWidth, area.height / view.videoHeight);
  const [width, height] = [view.videoWidth * scale, view.videoHeight * scale];
  const [x, y] = [area.x + (area.width - width) / 2, area.y + (area.height - height) / 2];
  context.drawImage(view, x, y, width, height);
}
