import { useTranslation } from "react-i18next";
import { Notice } from "../../ui/Notice.tsx";
import type { SignInError } from "./useSignIn.ts";

/** Why signing in did not work, in words that fit the way it was tried. */
export function SignInProblem({ by, code }: SignInError) {
  const { t } = useTranslation(["dashboard", "common"]);
  const text = () => {
    if (by === "demo" && code !== "unavailable") return t("signIn.demoRefused");
    return code === "unauthenticated" ? t("signIn.refused") : t(`common:error.${code}`);
  };
  return <Notice tone="error">{text()}</Notice>;
}
