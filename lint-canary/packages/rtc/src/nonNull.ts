// expect: typescript(no-non-null-assertion)
export const first = (list: string[]) => list[0]!.length;
