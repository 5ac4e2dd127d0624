import { beforeEach, describe, expect, it } from "vitest";
import { takeDemoToken } from "./takeDemoToken.ts";

describe("takeDemoToken", () => {
  beforeEach(() => window.history.replaceState({ key: "kept" }, "", "/sign-in"));

  it("takes the token and leaves nothing of it in the address", () => {
    window.history.replaceState({ key: "kept" }, "", "/sign-in?x=1#demo=abc.def.ghi");
    expect(takeDemoToken(window)).toBe("abc.def.ghi");
    expect(window.location.href).toMatch(/\/sign-in\?x=1$/);
    expect(window.history.state).toEqual({ key: "kept" });
  });

  it("finds nothing the second time", () => {
    window.history.replaceState(null, "", "/sign-in#demo=abc");
    takeDemoToken(window);
    expect(takeDemoToken(window)).toBeNull();
  });

  it("leaves another fragment alone", () => {
    window.history.replaceState(null, "", "/sign-in#help");
    expect(takeDemoToken(window)).toBeNull();
    expect(window.location.hash).toBe("#help");
  });
});
