// expect: eslint(no-console)
export const say = (word: string) => console.log(word);
