import { PasswordInput, TextInput } from "@mantine/core";
import "@mantine/core/styles/ActionIcon.css";
import "@mantine/core/styles/PasswordInput.css";
import { SignIn } from "@televisit/protocol/professionals";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { PendingButton } from "../../ui/PendingButton.tsx";
import { useFocusInvalid } from "../../ui/useFocusInvalid.ts";
import classes from "./SignInPage.module.css";
import { SignInProblem } from "./SignInProblem.tsx";
import type { SignInError } from "./useSignIn.ts";

interface SignInFormProps {
  pending: boolean;
  error: SignInError | null;
  onSubmit: (credentials: SignIn) => Promise<void>;
}

/** E-mail and password; what is missing is said next to its field. */
export function SignInForm({ pending, error, onSubmit }: SignInFormProps) {
  const { t } = useTranslation("dashboard");
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const [visible, setVisible] = useState(false);
  const form = useFocusInvalid(wrong);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const parsed = SignIn.safeParse(Object.fromEntries(new FormData(event.currentTarget)));
    setWrong(parsed.success ? [] : parsed.error.issues.map((issue) => String(issue.path[0])));
    if (parsed.success) void onSubmit(parsed.data);
  };
  return (
    <form ref={form} noValidate onSubmit={submit} className={classes["form"]}>
      {error && <SignInProblem {...error} />}
      <TextInput
        name="email"
        type="email"
        label={t("signIn.email")}
        autoComplete="username"
        error={wrong.includes("email") && t("signIn.emailWrong")}
      />
      <PasswordInput
        className={classes["password"] ?? ""}
        name="password"
        label={t("signIn.password")}
        autoComplete="current-password"
        error={wrong.includes("password") && t("signIn.passwordMissing")}
        aria-invalid={wrong.includes("password")}
        visible={visible}
        onVisibilityChange={setVisible}
        visibilityToggleFocusable
        visibilityToggleButtonProps={{ "aria-label": t("signIn.showPassword") }}
      />
      <PendingButton type="submit" pending={pending} fullWidth>
        {t("signIn.submit")}
      </PendingButton>
    </form>
  );
}
