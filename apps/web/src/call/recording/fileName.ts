/** By the local date and time alone: a file's name must not say who was in the visit. */
export function fileName(date: Date, type: string): string {
  const two = (number: number) => String(number).padStart(2, "0");
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join("-");
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(".");
  return `Recording ${day} ${time}.${type.startsWith("video/mp4") ? "mp4" : "webm"}`;
}
