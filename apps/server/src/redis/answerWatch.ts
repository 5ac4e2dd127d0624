export interface AnswerWatch {
  /** True while an answer is overdue. */
  readonly isOverdue: boolean;
  /** Sends a command, unless an answer is overdue; rejects when its own takes too long. */
  ask<T>(send: () => Promise<T>): Promise<T>;
}

/**
 * Notices a Redis that takes commands and does not answer, which the library waits for without an end. Whoever
 * asks meanwhile is refused at once. `onAnswer` is called when the overdue answer comes; `limit` is in ms.
 */
export function answerWatch(limit: number, onAnswer: () => void): AnswerWatch {
  let isOverdue = false;
  const refusal = () => new Error("Redis does not answer");
  const settle = (hasAnswered: boolean) => () => {
    if (!isOverdue) return;
    isOverdue = false;
    if (hasAnswered) onAnswer();
  };
  return {
    get isOverdue() {
      return isOverdue;
    },
    async ask(send) {
      if (isOverdue) throw refusal();
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => {
          isOverdue = true;
          reject(refusal());
        }, limit);
      });
      const answer = send();
      answer.then(settle(true), settle(false));
      try {
        return await Promise.race([answer, late]);
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
